-- Groups in which each school paid less than Rp1 million a year.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'school_cost' and option_id = 'lt_1jt'
