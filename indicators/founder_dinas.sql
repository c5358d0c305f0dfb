-- Groups formed by decision of the Dinas Pendidikan.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'founder' and option_id = 'dinas_pendidikan' and group_type in ('KKG', 'KKKS')
