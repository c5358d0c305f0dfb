-- Kilometres from the groups of a place that have a point to the nearest suitable narasumber (straight line), as dots in the
-- order of their size; empty where there is nobody at all. Nothing says which group has which.
select group_narasumber.distance_km
from group_narasumber
inner join working_group on group_narasumber.group_id = working_group.group_id
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
order by group_narasumber.distance_km desc nulls first
