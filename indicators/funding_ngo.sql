-- Groups supported by LSM (NGOs) or outside organisations.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'funding_source' and option_id = 'lsm'
