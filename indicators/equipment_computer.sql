-- KKG that say they own a computer or laptop.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'equipment' and option_id = 'komputer'
