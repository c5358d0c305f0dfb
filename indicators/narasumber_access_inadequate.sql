-- Groups that judge their access to narasumber poor or inadequate, out of those not printed as n.a.
-- An unknown part makes the whole unknown; an option the study leaves out is one that nobody chose.
select
    round_id,
    group_type,
    kabupaten_code,
    cast(case
        when count(*) = count(answer_count)
            then sum(case when option_id in ('kurang_memadai', 'tidak_memadai') then answer_count else 0 end)
    end as bigint) as numerator,
    max(respondents - missing_count) as denominator,
    cast(null as double) as value_published
from survey_answer
where question_id = 'narasumber_access'
group by round_id, group_type, kabupaten_code
