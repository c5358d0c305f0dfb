-- KKG in which each school paid Rp4-5 million a year.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'school_cost' and option_id = '4_5jt' and group_type = 'KKG'
