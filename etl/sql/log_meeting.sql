-- The log as it is counted: confirmed meetings before the day of the build. Every figure of the log reads this table.
-- In the order of meeting: a large log is sorted once, by place, when it is loaded (etl/lake/loading.py), so that what is
-- asked of one kabupaten reads a small part of it.
-- Days are numbered 32 * (12 * year + month - 1) + day: then "n months back, the same day" is plain subtraction, the last n
-- months reach from that day to the day before as_of, and no month is ever longer than its number.
-- From outside: not from the group, and not who is there by duty. The study counts pengawas among the people inside (lines
-- 112-114) and, for madrasah, Kemenag too (lines 1257-1258).
with numbered as (
    select
        meeting.meeting_id, meeting.group_id, meeting.held_on, meeting.kind, meeting.topic, meeting.attended,
        meeting.invited, meeting.lesson_hours, meeting.narasumber_kind, meeting.cost_rupiah, meeting.batch_id,
        meeting.source_sheet, meeting.source_row,
        extract(year from meeting.held_on) * 12 + extract(month from meeting.held_on) - 1 as month_number,
        extract(day from meeting.held_on) as day_of_month,
        (extract(year from cast($as_of as date)) * 12 + extract(month from cast($as_of as date)) - 1) * 32
            + extract(day from cast($as_of as date)) as as_of_number
    from meeting
    where meeting.review_state = 'dikonfirmasi' and meeting.held_on < cast($as_of as date)
)
select
    numbered.meeting_id, numbered.group_id, working_group.group_type, working_group.kabupaten_code,
    working_group.kecamatan_code, numbered.held_on, numbered.month_number,
    cast(
        floor((numbered.as_of_number - 32 * numbered.month_number - numbered.day_of_month - 1) / 32.0) as bigint
    ) as months_ago,
    numbered.kind, numbered.topic, numbered.attended, numbered.invited,
    coalesce(numbered.attended <= numbered.invited, false) as has_attendance,
    case when numbered.kind = 'pengembangan' then numbered.lesson_hours end as lesson_hours,
    numbered.narasumber_kind,
    coalesce(
        numbered.narasumber_kind in ('pengurus_gugus_lain', 'dinas_pendidikan', 'kemendikbud_lpmp', 'lsm'), false
    ) as is_outside_narasumber,
    numbered.cost_rupiah, numbered.batch_id, numbered.source_sheet, numbered.source_row
from numbered
inner join working_group on numbered.group_id = working_group.group_id
