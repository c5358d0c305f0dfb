-- Groups that carried out all of their KAK agenda.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'kak_done' and option_id = 'semua'
