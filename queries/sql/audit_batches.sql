-- What happened to the files that were loaded, newest first: loaded, taken back, brought again; by whom, with which counts.
select
    batch_event.event_id, batch_event.batch_id, load_batch.file_name, load_batch.kind, load_batch.is_sample, load_batch.is_undone,
    batch_event.event, batch_event.happened_at, batch_event.done_by, batch_event.why, batch_event.rows_new,
    batch_event.rows_changed, batch_event.rows_same, batch_event.rows_gone, batch_event.rows_refused
from batch_event
inner join load_batch on batch_event.batch_id = load_batch.batch_id
where ($batch_id is null or batch_event.batch_id = $batch_id)
    and ($since is null or cast(batch_event.happened_at as date) >= $since)
    and ($until is null or cast(batch_event.happened_at as date) <= $until)
order by batch_event.happened_at desc, batch_event.event_id desc
