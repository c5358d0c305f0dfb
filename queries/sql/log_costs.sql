-- What each group's meetings cost in the window, and its school dues of the last full year: sums and their divisors apart.
select
    working_group.group_id, working_group.name, working_group.group_type, working_group.kabupaten_code,
    kabupaten.name as kabupaten_name, working_group.kecamatan_code, kecamatan.name as kecamatan_name,
    group_status.cost_rupiah, group_status.meetings_with_cost, group_status.cost_of_attended_rupiah,
    group_status.cost_attended, group_status.money_year, group_status.school_dues_rupiah, working_group.schools,
    group_status.income_rupiah, group_status.spending_rupiah
from working_group
inner join group_status on working_group.group_id = group_status.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
    and (group_status.meetings_with_cost > 0 or group_status.income_rupiah is not null)
order by kabupaten.display_order, kecamatan.name nulls first, working_group.name, working_group.group_id
