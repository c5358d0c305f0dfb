-- Meetings of the last twelve months, and all groups, those without a meeting too.
with held as (
    select group_id, count(*) as meetings
    from log_meeting
    where log_meeting.months_ago < 12
    group by group_id
)
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    sum(coalesce(held.meetings, 0)) as numerator,
    count(*) as denominator
from group_status
left join held on group_status.group_id = held.group_id
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
