-- The meetings that a figure of the log counts, newest first, each with the file and the row it was read from; of the last
-- $window_months months, or all. Whether a meeting lies in the window of the rule of its group is seen by its months_ago.
-- Of a meeting that WhatsApp messages reported, the words of the first of them.
with reported as (
    select
        meeting_id, excerpt,
        row_number() over (partition by meeting_id order by sent_at, line, message_key) as message_number
    from meeting_evidence
    where excerpt is not null
)
select
    log_meeting.meeting_id, log_meeting.held_on,
    working_group.group_id, working_group.name as group_name, working_group.group_type, working_group.kabupaten_code,
    kabupaten.name as kabupaten_name, working_group.kecamatan_code, kecamatan.name as kecamatan_name,
    log_meeting.kind, log_meeting.topic, log_meeting.attended, log_meeting.invited, log_meeting.has_attendance,
    log_meeting.lesson_hours, log_meeting.narasumber_kind, log_meeting.is_outside_narasumber, log_meeting.cost_rupiah,
    log_meeting.months_ago, group_status.window_months as rule_window_months, reported.excerpt as chat_excerpt,
    meeting.batch_id, load_batch.file_name, meeting.source_sheet, meeting.source_row, load_batch.is_sample
from log_meeting
inner join meeting on log_meeting.meeting_id = meeting.meeting_id
inner join working_group on log_meeting.group_id = working_group.group_id
left join reported on log_meeting.meeting_id = reported.meeting_id and reported.message_number = 1
inner join group_status on log_meeting.group_id = group_status.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
left join load_batch on meeting.batch_id = load_batch.batch_id
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
    and ($window_months is null or log_meeting.months_ago < $window_months)
order by log_meeting.held_on desc, log_meeting.meeting_id
