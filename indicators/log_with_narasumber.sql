-- Meetings of the last twelve months whose report names a narasumber.
select
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code,
    count(log_meeting.narasumber_kind) as numerator,
    count(*) as denominator
from log_meeting
where log_meeting.months_ago < 12
group by log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code
