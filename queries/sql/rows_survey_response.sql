-- Answers of the groups to one question of a round that came as records, each with its file and row; groups that left
-- the question blank stand there with an empty answer, since they are part of the denominator.
select
    survey_respondent.response_id, survey_respondent.group_type, survey_respondent.kabupaten_code,
    kabupaten.name as kabupaten_name, survey_respondent.kecamatan_code, survey_respondent.group_name,
    survey_respondent.answered_on, cast($question_id as string) as question_id, survey_response.option_id,
    survey_respondent.batch_id, load_batch.file_name, survey_respondent.source_row, load_batch.is_sample
from survey_respondent
left join survey_response
    on survey_respondent.round_id = survey_response.round_id
    and survey_respondent.response_id = survey_response.response_id
    and survey_response.question_id = $question_id
left join kabupaten on survey_respondent.kabupaten_code = kabupaten.code
left join load_batch on survey_respondent.batch_id = load_batch.batch_id
where survey_respondent.round_id = $round_id
    and survey_respondent.group_type = $group_type
    and ($kabupaten_code is null or survey_respondent.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(survey_respondent.kabupaten_code, 2) = $province_code)
order by kabupaten.display_order, survey_respondent.group_name, survey_respondent.response_id, survey_response.option_id
