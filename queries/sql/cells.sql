-- Printed cells of one table of the study, in the order of the text.
select
    survey_cell.source_table, survey_cell.question_id, survey_cell.option_id, survey_option.words as option_words,
    survey_cell.group_type, survey_cell.kabupaten_code, kabupaten.name as kabupaten_name, survey_cell.printed,
    survey_cell.percent_published, survey_cell.respondents, survey_cell.count, survey_cell.count_status,
    survey_cell.fitting_denominators, survey_cell.source_line, survey_cell.source_text
from survey_cell
inner join survey_option
    on survey_cell.question_id = survey_option.question_id and survey_cell.option_id = survey_option.option_id
left join kabupaten on survey_cell.kabupaten_code = kabupaten.code
where survey_cell.round_id = $round_id
    and ($question_id is null or survey_cell.question_id = $question_id)
    and ($source_table is null or survey_cell.source_table = $source_table)
order by survey_cell.source_table, survey_cell.source_line, survey_cell.group_type, kabupaten.display_order nulls first
