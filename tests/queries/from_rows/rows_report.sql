-- The reports of meetings, confirmed or waiting, newest first, with file and row; of the last $window_months full calendar
-- months before the day of the build, or all. Months are numbered as in log_meeting.
with dated as (
    select
        meeting.meeting_id, extract(year from meeting.held_on) * 12 + extract(month from meeting.held_on) as month_number,
        extract(year from warehouse_build.as_of) * 12 + extract(month from warehouse_build.as_of) as this_month
    from meeting
    cross join warehouse_build
    where meeting.review_state <> 'ditolak' and meeting.held_on < warehouse_build.as_of
)
select
    meeting.meeting_id, meeting.held_on,
    working_group.group_id, working_group.name as group_name, working_group.group_type, working_group.kabupaten_code,
    kabupaten.name as kabupaten_name, working_group.kecamatan_code, kecamatan.name as kecamatan_name,
    meeting.review_state,
    meeting.batch_id, load_batch.file_name, meeting.source_sheet, meeting.source_row, load_batch.is_sample
from dated
inner join meeting on dated.meeting_id = meeting.meeting_id
inner join working_group on meeting.group_id = working_group.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
left join load_batch on meeting.batch_id = load_batch.batch_id
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
    and ($window_months is null
        or dated.month_number < dated.this_month and dated.month_number >= dated.this_month - $window_months)
order by meeting.held_on desc, meeting.meeting_id
