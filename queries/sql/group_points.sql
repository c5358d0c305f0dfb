-- All groups with place, class and size, for the map and the lists; those without a point stand there too.
select
    working_group.group_id, working_group.name, working_group.gugus_name, working_group.group_type, working_group.level,
    working_group.kabupaten_code, kabupaten.name as kabupaten_name, working_group.kecamatan_code,
    kecamatan.name as kecamatan_name, working_group.longitude, working_group.latitude, working_group.location_source,
    working_group.members, working_group.schools, group_status.activity_class, group_status.meetings_in_window,
    group_status.last_meeting_on, group_status.months_silent, working_group.is_sample
from working_group
inner join group_status on working_group.group_id = group_status.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
order by kabupaten.display_order, kecamatan.name nulls first, working_group.group_type, working_group.name, working_group.group_id
