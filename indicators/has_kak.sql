-- Groups that say they have a KAK; none could show it.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'kak' and option_id = 'ya'
