-- Groups that name a bendahara among their officers.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'officers' and option_id = 'bendahara'
