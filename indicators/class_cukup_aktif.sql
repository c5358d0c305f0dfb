-- Groups whose frequency answer stands for the class cukup aktif.
-- An unknown part makes the whole unknown; an option the study leaves out is one that nobody chose.
select
    round_id,
    group_type,
    kabupaten_code,
    cast(case
        when count(*) = count(answer_count)
            then sum(case when activity_class = 'cukup_aktif' then answer_count else 0 end)
    end as bigint) as numerator,
    max(respondents) as denominator,
    cast(null as double) as value_published
from survey_answer
where question_id = 'meeting_frequency'
group by round_id, group_type, kabupaten_code
