-- Cost of the meetings of the last twelve months, over those whose cost is known.
select
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code,
    sum(log_meeting.cost_rupiah) as numerator,
    count(log_meeting.cost_rupiah) as denominator
from log_meeting
where log_meeting.months_ago < 12 and log_meeting.cost_rupiah is not null
group by log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code
