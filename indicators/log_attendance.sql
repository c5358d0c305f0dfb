-- Members who came, of those invited, over the meetings of the last twelve months where both are known and agree.
select
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code,
    sum(log_meeting.attended) as numerator,
    sum(log_meeting.invited) as denominator
from log_meeting
where log_meeting.months_ago < 12 and log_meeting.has_attendance
group by log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code
