-- How many groups exist and how many were surveyed, by type of group and place.
select
    survey_frame.group_type, survey_frame.kabupaten_code, kabupaten.name as kabupaten_name,
    survey_frame.groups_total, survey_frame.groups_surveyed, survey_frame.source_table, survey_frame.source_line,
    survey_frame.source_text
from survey_frame
left join kabupaten on survey_frame.kabupaten_code = kabupaten.code
where survey_frame.round_id = $round_id
order by survey_frame.group_type, kabupaten.display_order nulls first
