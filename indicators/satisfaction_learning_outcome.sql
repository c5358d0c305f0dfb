-- Score 0-4 for better learning outcomes as printed in the prose: no counts.
select
    round_id,
    group_type,
    kabupaten_code,
    cast(null as bigint) as numerator,
    cast(null as bigint) as denominator,
    value as value_published
from study_fact
where fact = 'satisfaction_learning_outcome' and group_type in ('KKG', 'KKM')
