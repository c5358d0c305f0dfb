-- Anomalies of the source, in the order of the study's tables.
select
    note_id, source_table, group_type, kabupaten_code, question_id, source_lines,
    finding_id, finding_en, treatment_id, treatment_en
from source_note
where round_id = $round_id
order by source_table nulls last, note_id
