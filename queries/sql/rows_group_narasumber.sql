-- Groups that are on the map with the straight line to their nearest suitable narasumber, farthest first, and the file and
-- the row of the group.
select
    working_group.group_id, working_group.name as group_name, working_group.group_type, working_group.kabupaten_code,
    kabupaten.name as kabupaten_name, working_group.kecamatan_code, kecamatan.name as kecamatan_name,
    group_narasumber.distance_km, group_narasumber.person_id, person_status.kind as person_kind,
    working_group.batch_id, load_batch.file_name, working_group.source_sheet, working_group.source_row, load_batch.is_sample
from group_narasumber
inner join working_group on group_narasumber.group_id = working_group.group_id
left join person_status on group_narasumber.person_id = person_status.person_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
left join load_batch on working_group.batch_id = load_batch.batch_id
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
order by group_narasumber.distance_km desc nulls first, working_group.group_id
