-- Files of the register and the log, newest first, and what became of their rows.
select
    batch_id, kind, file_name, sha256, loaded_at, loaded_by, rows_read, rows_taken, rows_refused, is_sample, is_undone
from load_batch
order by loaded_at desc, batch_id
