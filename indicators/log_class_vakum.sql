-- Groups in the class vakum by the rule in force.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    sum(case when group_status.activity_class = 'vakum' then 1 else 0 end) as numerator,
    count(*) as denominator
from group_status
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
