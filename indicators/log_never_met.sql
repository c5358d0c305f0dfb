-- Groups of the register without a single confirmed meeting in the log.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    sum(case when not group_status.is_reported then 1 else 0 end) as numerator,
    count(*) as denominator
from group_status
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
