-- Values that were changed, newest first: who, when, old, new, and the cell the new one was read from. Of one event, one
-- group, one kabupaten, one file (which changed it, or in which the value stands), one table, some days, or all; $most of them.
select
    value_change.change_no, value_change.event_id, batch_event.batch_id, load_batch.file_name, batch_event.event,
    batch_event.happened_at, batch_event.done_by, batch_event.why, value_change.kind, value_change.table_name,
    value_change.row_key, value_change.column_name, value_change.old_value, value_change.new_value,
    value_change.group_id, working_group.name as group_name, value_change.kabupaten_code,
    value_change.source_batch_id, source.file_name as source_file_name, value_change.source_sheet, value_change.source_row,
    count(*) over () as changes_in_all
from value_change
inner join batch_event on value_change.event_id = batch_event.event_id
inner join load_batch on batch_event.batch_id = load_batch.batch_id
left join load_batch as source on value_change.source_batch_id = source.batch_id
left join working_group on value_change.group_id = working_group.group_id
where ($event_id is null or value_change.event_id = $event_id)
    and ($group_id is null or value_change.group_id = $group_id)
    and ($kabupaten_code is null or value_change.kabupaten_code = $kabupaten_code)
    and ($province_code is null or coalesce(left(value_change.kabupaten_code, 2), $province_code) = $province_code)
    and ($batch_id is null or batch_event.batch_id = $batch_id or value_change.source_batch_id = $batch_id)
    and ($table_name is null or value_change.table_name = $table_name)
    and ($since is null or cast(batch_event.happened_at as date) >= $since)
    and ($until is null or cast(batch_event.happened_at as date) <= $until)
order by value_change.change_no desc
limit $most offset $skipped
