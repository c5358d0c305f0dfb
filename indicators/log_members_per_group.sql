-- Members as the register has them now, and the groups that state them: a last value, never added over time.
select
    working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code,
    sum(working_group.members) as numerator,
    count(working_group.members) as denominator
from working_group
group by working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code
