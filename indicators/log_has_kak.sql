-- Groups with a programme (KAK), of those of which the register says it.
select
    working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code,
    sum(case when working_group.has_kak then 1 else 0 end) as numerator,
    count(working_group.has_kak) as denominator
from working_group
group by working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code
