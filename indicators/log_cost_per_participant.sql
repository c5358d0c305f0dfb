-- Cost of the meetings of the last twelve months and those who came, over meetings where both are known.
select
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code,
    sum(log_meeting.cost_rupiah) as numerator,
    sum(log_meeting.attended) as denominator
from log_meeting
where log_meeting.months_ago < 12 and log_meeting.cost_rupiah is not null and log_meeting.attended is not null
group by log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code
