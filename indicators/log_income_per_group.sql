-- Income of the last full year, and the groups that reported it.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    sum(group_status.income_rupiah) as numerator,
    count(group_status.income_rupiah) as denominator
from group_status
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
