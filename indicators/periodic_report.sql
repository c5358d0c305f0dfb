-- Groups that say they write periodic reports.
select
    round_id,
    group_type,
    kabupaten_code,
    answer_count as numerator,
    respondents as denominator,
    percent_published as value_published
from survey_answer
where question_id = 'periodic_report' and option_id = 'ya'
