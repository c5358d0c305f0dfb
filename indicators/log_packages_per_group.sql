-- Certificate packages earned in the window of the rule, and all groups.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    sum(group_status.certificate_packages) as numerator,
    count(*) as denominator
from group_status
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
