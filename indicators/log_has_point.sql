-- Groups whose meeting place is on the map.
select
    working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code,
    sum(case when working_group.longitude is not null and working_group.latitude is not null then 1 else 0 end) as numerator,
    count(*) as denominator
from working_group
group by working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code
