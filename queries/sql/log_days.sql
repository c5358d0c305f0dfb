-- Meetings per day, for the calendar; those of a kecamatan are counted from the log itself, which lies by place.
with counted as (
    select place_day.held_on, place_day.meetings, place_day.groups
    from place_day
    where $kecamatan_code is null
        and ($kabupaten_code is null or place_day.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(place_day.kabupaten_code, 2) = $province_code)
        and ($group_type is null or place_day.group_type = $group_type)
    union all
    select log_meeting.held_on, count(*) as meetings, count(distinct log_meeting.group_id) as groups
    from log_meeting
    where log_meeting.kecamatan_code = $kecamatan_code
        and ($kabupaten_code is null or log_meeting.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(log_meeting.kabupaten_code, 2) = $province_code)
        and ($group_type is null or log_meeting.group_type = $group_type)
    group by log_meeting.held_on
)
select counted.held_on, sum(counted.meetings) as meetings, sum(counted.groups) as groups
from counted
group by counted.held_on
order by counted.held_on
