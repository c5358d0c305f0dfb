-- Groups that say they have AD/ART.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'ad_art' and option_id = 'ya'
