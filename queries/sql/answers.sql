-- Answers to one question for every type of group in every place; places west to east, options as printed.
select
    survey_answer.group_type, survey_answer.kabupaten_code, kabupaten.name as kabupaten_name, survey_answer.option_id,
    survey_answer.answer_count, survey_answer.respondents, survey_answer.missing_count,
    survey_answer.percent_published, survey_answer.is_summed, survey_answer.is_missing,
    survey_answer.activity_class, survey_answer.sort_order, survey_answer.source_table
from survey_answer
left join kabupaten on survey_answer.kabupaten_code = kabupaten.code
where survey_answer.round_id = $round_id and survey_answer.question_id = $question_id
order by survey_answer.group_type, kabupaten.display_order nulls first, survey_answer.sort_order
