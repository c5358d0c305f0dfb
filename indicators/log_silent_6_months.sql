-- Groups without a meeting in the last six months; those without any meeting in the log are silent too.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    sum(case when group_status.months_silent is null or group_status.months_silent >= 6 then 1 else 0 end) as numerator,
    count(*) as denominator
from group_status
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
