-- Groups that discussed learning administration.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'topics' and option_id = 'perangkat_administrasi'
