-- All rounds of the survey, the oldest first.
select
    round_id, title, fielded_from, fielded_to, sampling, source_document, is_sample, is_records
from survey_round
order by fielded_from, round_id
