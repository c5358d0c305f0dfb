-- KKKS and KKM that dealt with joint summative exams.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'topics' and option_id = 'ujian_sumatif_bersama' and group_type in ('KKKS', 'KKM')
