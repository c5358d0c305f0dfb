-- Groups with chair, secretary and treasurer, of those of which the register says all three.
select
    working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code,
    sum(case when working_group.has_chair and working_group.has_secretary and working_group.has_treasurer then 1 else 0 end) as numerator,
    count(case when working_group.has_chair is not null and working_group.has_secretary is not null
        and working_group.has_treasurer is not null then 1 end) as denominator
from working_group
group by working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code
