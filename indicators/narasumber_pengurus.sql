-- Groups that used their own officers as narasumber.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'narasumber' and option_id = 'pengurus'
