-- Certificate packages that each group has earned in the window, and the lesson hours behind them.
select
    working_group.group_id, working_group.name, working_group.group_type, working_group.kabupaten_code,
    kabupaten.name as kabupaten_name, working_group.kecamatan_code, kecamatan.name as kecamatan_name,
    group_status.development_meetings, group_status.lesson_hours, group_status.certificate_packages
from working_group
inner join group_status on working_group.group_id = group_status.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
order by
    group_status.certificate_packages desc, group_status.lesson_hours desc, group_status.development_meetings desc,
    working_group.name, working_group.group_id
