-- Reports of meetings before the day of the build that nobody has confirmed or refused yet: they count in no figure of
-- meetings, but their groups did report. Months are numbered as in log_meeting.
select
    meeting.meeting_id, meeting.group_id, working_group.group_type, working_group.kabupaten_code,
    working_group.kecamatan_code, meeting.held_on,
    extract(year from meeting.held_on) * 12 + extract(month from meeting.held_on) - 1 as month_number,
    meeting.review_state, meeting.batch_id, meeting.source_sheet, meeting.source_row
from meeting
inner join working_group on meeting.group_id = working_group.group_id
where meeting.review_state not in ('dikonfirmasi', 'ditolak') and meeting.held_on < cast($as_of as date)
order by working_group.kabupaten_code, meeting.group_id, meeting.held_on, meeting.meeting_id
