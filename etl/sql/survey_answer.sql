-- Counts that may be used: printed cells as they are, and the sum of the five kabupaten where no total is printed.
-- A sum is known only when every surveyed kabupaten is known; an unsafe count never takes part.
-- Of a round that came as records the answers are counted, by the same rules: out of all groups surveyed, blank or not.
with printed as (
    select
        round_id, question_id, option_id, group_type, kabupaten_code, source_table, respondents, percent_published,
        case when count_status = 'reconstructed' then count end as known_count
    from survey_cell
),
printed_total as (
    select distinct round_id, question_id, option_id, group_type
    from printed
    where kabupaten_code is null
),
summed_total as (
    select
        printed.round_id, printed.question_id, printed.option_id, printed.group_type,
        max(printed.source_table) as source_table,
        cast(sum(printed.respondents) as bigint) as respondents,
        case
            when sum(case when printed.respondents > 0 and printed.known_count is null then 1 else 0 end) = 0
                then cast(sum(printed.known_count) as bigint)
        end as known_count
    from printed
    left join printed_total
        on printed.round_id = printed_total.round_id
        and printed.question_id = printed_total.question_id
        and printed.option_id = printed_total.option_id
        and printed.group_type = printed_total.group_type
    where printed.kabupaten_code is not null and printed_total.round_id is null
    group by printed.round_id, printed.question_id, printed.option_id, printed.group_type
),
record_place as (
    select
        survey_frame.round_id, survey_frame.group_type, survey_frame.kabupaten_code,
        coalesce(survey_frame.kabupaten_code, '') as place, survey_frame.groups_surveyed as respondents
    from survey_frame
    inner join survey_round on survey_frame.round_id = survey_round.round_id
    where survey_round.is_records
),
-- Each answer once in its kabupaten and once in the five together ('').
record_choice as (
    select round_id, response_id, group_type, question_id, option_id, kabupaten_code as place
    from survey_response
    union all
    select round_id, response_id, group_type, question_id, option_id, '' as place
    from survey_response
),
record_count as (
    select round_id, question_id, option_id, group_type, place, count(*) as chosen
    from record_choice
    group by round_id, question_id, option_id, group_type, place
),
-- Where nobody answered a question at all, nothing is known: that is not 0.
record_answered as (
    select distinct round_id, question_id, group_type, place
    from record_choice
),
record as (
    select
        record_place.round_id, survey_asked.question_id, survey_asked.option_id, record_place.group_type,
        record_place.kabupaten_code, record_place.respondents,
        case when record_answered.round_id is not null then coalesce(record_count.chosen, 0) end as known_count
    from record_place
    inner join survey_asked
        on record_place.round_id = survey_asked.round_id
        and record_place.group_type = survey_asked.group_type
    left join record_answered
        on record_place.round_id = record_answered.round_id
        and survey_asked.question_id = record_answered.question_id
        and record_place.group_type = record_answered.group_type
        and record_place.place = record_answered.place
    left join record_count
        on record_place.round_id = record_count.round_id
        and survey_asked.question_id = record_count.question_id
        and survey_asked.option_id = record_count.option_id
        and record_place.group_type = record_count.group_type
        and record_place.place = record_count.place
),
answer as (
    select
        round_id, question_id, option_id, group_type, kabupaten_code, source_table, respondents, percent_published,
        known_count, false as is_summed
    from printed
    union all
    select
        round_id, question_id, option_id, group_type, cast(null as string), source_table, respondents,
        cast(null as double), known_count, true
    from summed_total
    union all
    select
        round_id, question_id, option_id, group_type, kabupaten_code, cast(null as bigint), respondents,
        cast(null as double), known_count, false
    from record
),
missing_answer as (
    select
        answer.round_id, answer.question_id, answer.group_type, coalesce(answer.kabupaten_code, '') as place,
        case when count(*) = count(answer.known_count) then cast(sum(answer.known_count) as bigint) end as missing_count
    from answer
    inner join survey_option
        on answer.question_id = survey_option.question_id and answer.option_id = survey_option.option_id
    where survey_option.is_missing
    group by answer.round_id, answer.question_id, answer.group_type, coalesce(answer.kabupaten_code, '')
)
select
    answer.round_id, answer.question_id, answer.option_id, answer.group_type, answer.kabupaten_code,
    answer.known_count as answer_count, answer.respondents,
    case when missing_answer.round_id is null then 0 else missing_answer.missing_count end as missing_count,
    answer.percent_published, answer.is_summed, survey_option.is_missing, survey_option.activity_class,
    survey_option.meetings_per_year, survey_option.sort_order, answer.source_table
from answer
inner join survey_option
    on answer.question_id = survey_option.question_id and answer.option_id = survey_option.option_id
left join missing_answer
    on answer.round_id = missing_answer.round_id
    and answer.question_id = missing_answer.question_id
    and answer.group_type = missing_answer.group_type
    and coalesce(answer.kabupaten_code, '') = missing_answer.place
order by answer.round_id, answer.question_id, answer.group_type, answer.kabupaten_code nulls first, survey_option.sort_order
