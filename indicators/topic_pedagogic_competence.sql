-- KKG that discussed pedagogic competence.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'topics' and option_id = 'kompetensi_pedagogik' and group_type = 'KKG'
