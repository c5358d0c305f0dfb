-- Meetings per day, for the calendar.
select log_meeting.held_on, count(*) as meetings, count(distinct log_meeting.group_id) as groups
from log_meeting
where ($kabupaten_code is null or log_meeting.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(log_meeting.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or log_meeting.kecamatan_code = $kecamatan_code)
    and ($group_type is null or log_meeting.group_type = $group_type)
group by log_meeting.held_on
order by log_meeting.held_on
