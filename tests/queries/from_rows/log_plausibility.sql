-- What looks wrong in the log, newest first: a list to be looked at, nothing is removed.
select
    plausibility.rule_id, plausibility.group_id, working_group.name, working_group.group_type,
    kabupaten.name as kabupaten_name, kecamatan.name as kecamatan_name, plausibility.meeting_id, plausibility.held_on,
    plausibility.detail, plausibility.compared_with, plausibility.batch_id, load_batch.file_name
from plausibility
inner join working_group on plausibility.group_id = working_group.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
left join load_batch on plausibility.batch_id = load_batch.batch_id
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
order by plausibility.rule_id, plausibility.held_on desc, plausibility.meeting_id
