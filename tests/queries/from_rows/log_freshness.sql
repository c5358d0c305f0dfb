-- How fresh the log is in each kabupaten that has groups: groups ever reported, last meeting, last file with a meeting.
with brought as (
    select working_group.kabupaten_code, max(load_batch.loaded_at) as last_loaded_at
    from meeting
    inner join working_group on meeting.group_id = working_group.group_id
    inner join load_batch on meeting.batch_id = load_batch.batch_id
    group by working_group.kabupaten_code
)
select
    group_status.kabupaten_code, kabupaten.name as kabupaten_name, count(*) as groups,
    sum(case when group_status.is_reported then 1 else 0 end) as groups_reported,
    max(group_status.last_meeting_on) as last_meeting_on, brought.last_loaded_at
from group_status
left join kabupaten on group_status.kabupaten_code = kabupaten.code
left join brought on group_status.kabupaten_code = brought.kabupaten_code
where ($province_code is null or left(group_status.kabupaten_code, 2) = $province_code)
    and ($group_type is null or group_status.group_type = $group_type)
group by group_status.kabupaten_code, kabupaten.name, kabupaten.display_order, brought.last_loaded_at
order by kabupaten.display_order
