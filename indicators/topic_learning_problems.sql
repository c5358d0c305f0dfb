-- Groups that discussed the learning problems teachers face: the study words this option apart for KKG.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'topics'
    and (
        (group_type = 'KKG' and option_id = 'masalah_pembelajaran')
        or (group_type in ('KKKS', 'KKM') and option_id = 'masalah_guru_peserta')
    )
