-- Meetings of every kabupaten and type of group on every day that has one: the calendar of a place that is no kecamatan.
-- A group belongs to one place and one type, so groups that met add up over both; over days they do not.
select
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.held_on, count(*) as meetings,
    count(distinct log_meeting.group_id) as groups
from log_meeting
group by log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.held_on
order by log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.held_on
