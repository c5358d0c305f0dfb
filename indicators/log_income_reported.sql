-- Groups that reported any income line for the last full year, 0 rupiah too.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    count(group_status.income_rupiah) as numerator,
    count(*) as denominator
from group_status
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
