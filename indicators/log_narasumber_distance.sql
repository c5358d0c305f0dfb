-- Distance to the nearest suitable narasumber, over the groups for which it is known.
select
    working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code,
    round(sum(group_narasumber.distance_km), 6) as numerator,
    count(group_narasumber.distance_km) as denominator
from working_group
inner join group_narasumber on working_group.group_id = group_narasumber.group_id
group by working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code
