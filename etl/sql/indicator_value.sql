-- Every indicator in every place of every round, with the reason where there is no value.
-- Reads indicator_row, filled from indicators/<id>.sql. A missing row is told apart from a missing answer.
with asked as (
    select distinct indicator_id, round_id, group_type
    from indicator_row
),
-- Places where the study prints at least one percentage of the question; '' stands for the five together.
printed as (
    select distinct round_id, question_id, group_type, coalesce(kabupaten_code, '') as place
    from survey_answer
    where percent_published is not null
    union
    select distinct round_id, question_id, group_type, '' as place
    from survey_answer
    where percent_published is not null
),
grid as (
    select indicator.indicator_id, indicator.question_id, survey_frame.round_id, survey_frame.group_type, survey_frame.kabupaten_code,
        survey_frame.groups_surveyed, asked.indicator_id is not null as is_asked
    from (select distinct indicator_id, question_id from indicator_row) as indicator
    cross join survey_frame
    left join asked
        on indicator.indicator_id = asked.indicator_id
        and survey_frame.round_id = asked.round_id
        and survey_frame.group_type = asked.group_type
)
select
    grid.indicator_id, grid.round_id as period, grid.group_type, grid.kabupaten_code,
    case when grid.groups_surveyed > 0 then cast(indicator_row.numerator as bigint) end as numerator,
    case when grid.groups_surveyed > 0 then cast(indicator_row.denominator as bigint) end as denominator,
    indicator_row.value_published,
    case
        when not grid.is_asked then 'not_asked'
        when grid.groups_surveyed = 0 then 'not_surveyed'
        when indicator_row.indicator_id is null then 'not_by_kabupaten'
        when indicator_row.denominator = 0 then 'no_answer'
        when indicator_row.numerator is not null then 'counted'
        when indicator_row.value_published is not null then 'published_only'
        when printed.question_id is not null then 'count_unknown'
        else 'no_answer'
    end as value_status
from grid
left join indicator_row
    on grid.indicator_id = indicator_row.indicator_id
    and grid.round_id = indicator_row.round_id
    and grid.group_type = indicator_row.group_type
    and coalesce(grid.kabupaten_code, '') = coalesce(indicator_row.kabupaten_code, '')
left join printed
    on grid.question_id = printed.question_id
    and grid.round_id = printed.round_id
    and grid.group_type = printed.group_type
    and coalesce(grid.kabupaten_code, '') = printed.place
order by grid.indicator_id, grid.round_id, grid.group_type, grid.kabupaten_code nulls first
