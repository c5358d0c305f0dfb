-- What meetings cost in the window and the school dues of the last full year: the values of the groups of a place as dots,
-- in the order of their size; nothing says which group has which.
select
    group_status.cost_rupiah, group_status.meetings_with_cost, group_status.cost_of_attended_rupiah,
    group_status.cost_attended, group_status.money_year, group_status.school_dues_rupiah, working_group.schools
from working_group
inner join group_status on working_group.group_id = group_status.group_id
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
    and (group_status.meetings_with_cost > 0 or group_status.income_rupiah is not null)
order by
    group_status.cost_rupiah, group_status.meetings_with_cost, group_status.cost_of_attended_rupiah,
    group_status.cost_attended, group_status.school_dues_rupiah, working_group.schools
