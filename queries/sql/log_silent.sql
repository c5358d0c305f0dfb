-- Groups without a meeting in the last $months months, longest first; those the log does not know come first of all.
select
    working_group.group_id, working_group.name, working_group.group_type, working_group.kabupaten_code,
    kabupaten.name as kabupaten_name, working_group.kecamatan_code, kecamatan.name as kecamatan_name,
    working_group.members, working_group.schools, group_status.activity_class, group_status.last_meeting_on,
    group_status.months_silent, group_status.is_reported
from working_group
inner join group_status on working_group.group_id = group_status.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
    and (group_status.months_silent is null or group_status.months_silent >= $months)
order by
    group_status.last_meeting_on nulls first, kabupaten.display_order, kecamatan.name nulls first, working_group.name,
    working_group.group_id
