-- Files that the answers of a round came with: how many groups of a type, and the rows they stand in.
select
    load_batch.batch_id, load_batch.file_name, load_batch.loaded_at, load_batch.loaded_by,
    count(*) as responses, min(survey_respondent.source_row) as first_row, max(survey_respondent.source_row) as last_row
from survey_respondent
inner join load_batch on survey_respondent.batch_id = load_batch.batch_id
where survey_respondent.round_id = $round_id
    and ($group_type is null or survey_respondent.group_type = $group_type)
group by load_batch.batch_id, load_batch.file_name, load_batch.loaded_at, load_batch.loaded_by
order by load_batch.loaded_at, load_batch.batch_id
