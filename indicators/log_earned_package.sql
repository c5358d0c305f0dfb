-- Groups that earned at least one certificate package in the window of the rule.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    sum(case when group_status.certificate_packages > 0 then 1 else 0 end) as numerator,
    count(*) as denominator
from group_status
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
