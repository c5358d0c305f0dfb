-- Groups with an attendance of 60-100 %, out of those not printed as n.a.
-- An unknown part makes the whole unknown; an option the study leaves out is one that nobody chose.
select
    round_id,
    group_type,
    kabupaten_code,
    cast(case
        when count(*) = count(answer_count)
            then sum(case when option_id in ('90_100', '60_89') then answer_count else 0 end)
    end as bigint) as numerator,
    max(respondents - missing_count) as denominator,
    cast(null as double) as value_published
from survey_answer
where question_id = 'attendance'
group by round_id, group_type, kabupaten_code
