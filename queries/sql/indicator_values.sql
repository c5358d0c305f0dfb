-- Every indicator in every place for one type of group and one round, with coverage; places west to east.
select
    indicator_value.indicator_id, indicator_value.kabupaten_code, kabupaten.name as kabupaten_name,
    indicator_value.numerator, indicator_value.denominator, indicator_value.value_published,
    indicator_value.value_status, survey_frame.groups_total, survey_frame.groups_surveyed
from indicator_value
inner join survey_frame
    on indicator_value.period = survey_frame.round_id
    and indicator_value.group_type = survey_frame.group_type
    and coalesce(indicator_value.kabupaten_code, '') = coalesce(survey_frame.kabupaten_code, '')
left join kabupaten on indicator_value.kabupaten_code = kabupaten.code
where indicator_value.period = $round_id and indicator_value.group_type = $group_type
order by indicator_value.indicator_id, kabupaten.display_order nulls first
