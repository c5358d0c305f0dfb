-- Groups with a suitable narasumber within 25 km, of the groups that are on the map.
select
    working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code,
    sum(case when group_narasumber.distance_km <= 25 then 1 else 0 end) as numerator,
    count(*) as denominator
from working_group
inner join group_narasumber on working_group.group_id = group_narasumber.group_id
group by working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code
