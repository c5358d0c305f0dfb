-- Every group that has a point and its nearest suitable narasumber (straight line), farthest first. The distance is exact,
-- the person's point only to about a kilometre: it may be a home.
select
    working_group.group_id, working_group.name, working_group.group_type, working_group.kabupaten_code,
    kabupaten.name as kabupaten_name, working_group.kecamatan_code, kecamatan.name as kecamatan_name,
    working_group.longitude, working_group.latitude, working_group.location_source, group_narasumber.distance_km,
    group_narasumber.person_id, person_status.kind as person_kind, round(person_status.longitude, 2) as person_longitude,
    round(person_status.latitude, 2) as person_latitude
from group_narasumber
inner join working_group on group_narasumber.group_id = working_group.group_id
left join person_status on group_narasumber.person_id = person_status.person_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
order by group_narasumber.distance_km desc nulls first, working_group.group_id
