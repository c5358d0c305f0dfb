-- The reports of meetings, confirmed or waiting, newest first, with file and row; of the last $window_months full calendar
-- months before the day of the build, or all. Months are numbered as in log_meeting.
with reported as (
    select
        log_meeting.meeting_id, log_meeting.held_on, log_meeting.group_id, log_meeting.kabupaten_code,
        log_meeting.kecamatan_code, log_meeting.group_type, log_meeting.month_number, 'dikonfirmasi' as review_state,
        log_meeting.batch_id, log_meeting.source_sheet, log_meeting.source_row
    from log_meeting
    union all
    select
        log_waiting.meeting_id, log_waiting.held_on, log_waiting.group_id, log_waiting.kabupaten_code,
        log_waiting.kecamatan_code, log_waiting.group_type, log_waiting.month_number, log_waiting.review_state,
        log_waiting.batch_id, log_waiting.source_sheet, log_waiting.source_row
    from log_waiting
),
today as (
    select extract(year from as_of) * 12 + extract(month from as_of) - 1 as month_number
    from warehouse_build
)
select
    reported.meeting_id, reported.held_on,
    reported.group_id, working_group.name as group_name, reported.group_type, reported.kabupaten_code,
    kabupaten.name as kabupaten_name, reported.kecamatan_code, kecamatan.name as kecamatan_name,
    reported.review_state,
    reported.batch_id, load_batch.file_name, reported.source_sheet, reported.source_row, load_batch.is_sample
from reported
cross join today
inner join working_group on reported.group_id = working_group.group_id
left join kabupaten on reported.kabupaten_code = kabupaten.code
left join kecamatan on reported.kecamatan_code = kecamatan.code
left join load_batch on reported.batch_id = load_batch.batch_id
where ($kabupaten_code is null or reported.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(reported.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or reported.kecamatan_code = $kecamatan_code)
    and ($group_type is null or reported.group_type = $group_type)
    and ($window_months is null
        or reported.month_number < today.month_number and reported.month_number >= today.month_number - $window_months)
order by reported.held_on desc, reported.meeting_id
