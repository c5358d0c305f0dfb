-- Meetings of the last twelve months with a narasumber from outside, of all meetings.
select
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code,
    sum(case when log_meeting.is_outside_narasumber then 1 else 0 end) as numerator,
    count(*) as denominator
from log_meeting
where log_meeting.months_ago < 12
group by log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code
