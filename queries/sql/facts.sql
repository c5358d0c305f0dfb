-- Figures that stand in the prose of the study.
select fact, group_type, kabupaten_code, value, value_to, unit, words, source_line, source_text
from study_fact
where round_id = $round_id
order by source_line, fact
