-- Groups that never met in the last two years.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'meeting_frequency' and option_id = 'tidak_pernah'
