-- Dues of schools, of all income of the last full year.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    sum(group_status.school_dues_rupiah) as numerator,
    sum(group_status.income_rupiah) as denominator
from group_status
where group_status.income_rupiah is not null
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
