-- Dues of schools in the last full year, and the schools of the groups that reported income: what table 15 asks for.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    sum(group_status.school_dues_rupiah) as numerator,
    sum(working_group.schools) as denominator
from group_status
inner join working_group on group_status.group_id = working_group.group_id
where group_status.income_rupiah is not null and working_group.schools is not null
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
