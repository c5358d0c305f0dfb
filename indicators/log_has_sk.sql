-- Groups with a decree (SK), of those of which the register says it.
select
    working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code,
    sum(case when working_group.has_sk then 1 else 0 end) as numerator,
    count(working_group.has_sk) as denominator
from working_group
group by working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code
