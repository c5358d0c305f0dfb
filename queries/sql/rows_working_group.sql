-- The groups of the register with what is counted of them, each with the file and the row it was read from.
select
    working_group.group_id, working_group.name as group_name, working_group.group_type, working_group.kabupaten_code,
    kabupaten.name as kabupaten_name, working_group.kecamatan_code, kecamatan.name as kecamatan_name,
    working_group.level, working_group.schools, working_group.members, working_group.has_sk, working_group.has_ad_art,
    working_group.has_kak, working_group.has_chair, working_group.has_secretary, working_group.has_treasurer,
    working_group.has_periodic_report, working_group.has_room, working_group.has_computer, working_group.has_projector,
    working_group.longitude is not null and working_group.latitude is not null as has_point,
    group_status.activity_class, group_status.meetings_in_window, group_status.window_months as rule_window_months,
    group_status.is_reported, group_status.last_meeting_on, group_status.months_silent,
    group_status.development_meetings, group_status.lesson_hours, group_status.certificate_packages,
    group_status.last_visit_on,
    working_group.batch_id, load_batch.file_name, working_group.source_sheet, working_group.source_row, load_batch.is_sample
from working_group
inner join group_status on working_group.group_id = group_status.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
left join load_batch on working_group.batch_id = load_batch.batch_id
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
order by kabupaten.display_order, kecamatan.name nulls first, working_group.name, working_group.group_id
