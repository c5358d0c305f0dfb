-- KKG that discussed classroom research (PTK) or academic writing.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'topics' and option_id = 'ptk_karya_ilmiah' and group_type = 'KKG'
