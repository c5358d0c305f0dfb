-- What looks wrong in the log though no contract forbids it: to be looked at by a person, nothing is removed.
-- A median without a quantile function: of n values in order, those numbered (n + 1) / 2 and n / 2 + 1, rounded down.
-- Each part reads the meetings for itself, with the few columns it needs: a log of the nation is not held in memory.
-- Equal costs stand together: some thousand different ones, however many meetings.
with cost_count as (
    select working_group.group_type, meeting.cost_rupiah, count(*) as meetings
    from meeting
    inner join working_group on meeting.group_id = working_group.group_id
    where meeting.cost_rupiah > 0 and meeting.review_state = 'dikonfirmasi' and meeting.held_on < cast($as_of as date)
    group by working_group.group_type, meeting.cost_rupiah
),
ordered_cost as (
    select
        group_type, cost_rupiah, meetings,
        sum(meetings) over (partition by group_type order by cost_rupiah) as upto,
        sum(meetings) over (partition by group_type) as of_all
    from cost_count
),
-- How many of the one or two values in the middle have this cost.
middle_cost as (
    select
        group_type, cost_rupiah,
        least(upto, floor(of_all / 2.0) + 1) - greatest(upto - meetings, floor((of_all + 1) / 2.0) - 1) as in_middle
    from ordered_cost
),
median_cost as (
    select group_type, cast(sum(cost_rupiah * in_middle) as double) / cast(sum(in_middle) as double) as rupiah
    from middle_cost
    where in_middle > 0
    group by group_type
),
day_with_several as (
    select group_id, held_on
    from meeting
    where review_state <> 'ditolak'
    group by group_id, held_on
    having count(*) > 1
),
same_day as (
    select
        meeting.meeting_id, meeting.group_id, meeting.held_on, meeting.batch_id, meeting.source_sheet,
        meeting.source_row,
        row_number() over (partition by meeting.group_id, meeting.held_on order by meeting.meeting_id) as place,
        min(meeting.meeting_id) over (partition by meeting.group_id, meeting.held_on) as first_meeting_id
    from meeting
    inner join day_with_several
        on meeting.group_id = day_with_several.group_id and meeting.held_on = day_with_several.held_on
    where meeting.review_state <> 'ditolak'
),
doubtful as (
    select
        meeting.meeting_id, meeting.group_id, meeting.held_on, meeting.attended, meeting.invited, meeting.cost_rupiah,
        meeting.batch_id, meeting.source_sheet, meeting.source_row, working_group.members, working_group.founded_year, median_cost.rupiah as median_rupiah,
        cast($as_of as date) as as_of
    from meeting
    inner join working_group on meeting.group_id = working_group.group_id
    left join median_cost on working_group.group_type = median_cost.group_type
    where
        meeting.review_state <> 'ditolak'
        and (
            meeting.attended > meeting.invited
            or meeting.attended > 1.5 * working_group.members
            or meeting.held_on >= cast($as_of as date)
            or meeting.cost_rupiah > 10 * median_cost.rupiah
            or extract(year from meeting.held_on) < working_group.founded_year
        )
),
finding as (
    select
        'attended_over_invited' as rule_id, group_id, meeting_id, held_on, cast(attended as string) as detail,
        cast(invited as string) as compared_with, batch_id, source_sheet, source_row
    from doubtful
    where attended > invited
    union all
    select
        'attended_over_members' as rule_id, group_id, meeting_id, held_on, cast(attended as string) as detail,
        cast(members as string) as compared_with, batch_id, source_sheet, source_row
    from doubtful
    where attended > 1.5 * members
    union all
    select
        'future_date' as rule_id, group_id, meeting_id, held_on, cast(held_on as string) as detail,
        cast(as_of as string) as compared_with, batch_id, source_sheet, source_row
    from doubtful
    where held_on >= as_of
    union all
    select
        'ten_times_median_cost' as rule_id, group_id, meeting_id, held_on, cast(cost_rupiah as string) as detail,
        cast(cast(round(median_rupiah) as bigint) as string) as compared_with, batch_id, source_sheet, source_row
    from doubtful
    where cost_rupiah > 10 * median_rupiah
    union all
    select
        'double_meeting' as rule_id, group_id, meeting_id, held_on, meeting_id as detail, first_meeting_id as compared_with,
        batch_id, source_sheet, source_row
    from same_day
    where place > 1
    union all
    select
        'before_founded' as rule_id, group_id, meeting_id, held_on, cast(held_on as string) as detail,
        cast(founded_year as string) as compared_with, batch_id, source_sheet, source_row
    from doubtful
    where extract(year from held_on) < founded_year
)
select
    finding.rule_id, finding.group_id, working_group.group_type, working_group.kabupaten_code,
    working_group.kecamatan_code, finding.meeting_id, finding.held_on, finding.detail, finding.compared_with,
    finding.batch_id, finding.source_sheet, finding.source_row
from finding
inner join working_group on finding.group_id = working_group.group_id
order by working_group.kabupaten_code, finding.rule_id, finding.held_on, finding.meeting_id
