-- Refused rows with value, rule and cure, newest file first, in the order of the file.
select
    rejected_row.rejected_id, rejected_row.batch_id, load_batch.file_name, load_batch.loaded_at, rejected_row.sheet,
    rejected_row.sheet_row, rejected_row.cell, rejected_row.column_name, rejected_row.value, rejected_row.rule, rejected_row.cure,
    rejected_row.row_text
from rejected_row
inner join load_batch on rejected_row.batch_id = load_batch.batch_id
where rejected_row.state = 'menunggu'
    and ($batch_id is null or rejected_row.batch_id = $batch_id)
order by load_batch.loaded_at desc, rejected_row.batch_id, rejected_row.sheet, rejected_row.sheet_row nulls first, rejected_row.rejected_id
