-- What looks wrong in the log though no contract forbids it: to be looked at by a person, nothing is removed.
-- A median without a quantile function: of n values in order, those numbered (n + 1) / 2 and n / 2 + 1, rounded down.
with looked_at as (
    select
        meeting.meeting_id, meeting.group_id, meeting.held_on, meeting.attended, meeting.invited, meeting.cost_rupiah,
        meeting.batch_id, meeting.source_sheet, meeting.source_row, working_group.group_type, working_group.members,
        working_group.founded_year, meeting.review_state, cast($as_of as date) as as_of
    from meeting
    inner join working_group on meeting.group_id = working_group.group_id
    where meeting.review_state <> 'ditolak'
),
-- Equal costs stand together: some thousand different ones, however many meetings.
cost_count as (
    select group_type, cost_rupiah, count(*) as meetings
    from looked_at
    where cost_rupiah > 0 and review_state = 'dikonfirmasi' and held_on < as_of
    group by group_type, cost_rupiah
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
    from looked_at
    group by group_id, held_on
    having count(*) > 1
),
same_day as (
    select
        looked_at.meeting_id, looked_at.group_id, looked_at.held_on, looked_at.batch_id, looked_at.source_sheet,
        looked_at.source_row,
        row_number() over (partition by looked_at.group_id, looked_at.held_on order by looked_at.meeting_id) as place,
        min(looked_at.meeting_id) over (partition by looked_at.group_id, looked_at.held_on) as first_meeting_id
    from looked_at
    inner join day_with_several
        on looked_at.group_id = day_with_several.group_id and looked_at.held_on = day_with_several.held_on
),
finding as (
    select
        'attended_over_invited' as rule_id, group_id, meeting_id, held_on, cast(attended as string) as detail,
        cast(invited as string) as compared_with, batch_id, source_sheet, source_row
    from looked_at
    where attended > invited
    union all
    select
        'attended_over_members' as rule_id, group_id, meeting_id, held_on, cast(attended as string) as detail,
        cast(members as string) as compared_with, batch_id, source_sheet, source_row
    from looked_at
    where attended > 1.5 * members
    union all
    select
        'future_date' as rule_id, group_id, meeting_id, held_on, cast(held_on as string) as detail,
        cast(as_of as string) as compared_with, batch_id, source_sheet, source_row
    from looked_at
    where held_on >= as_of
    union all
    select
        'ten_times_median_cost' as rule_id, looked_at.group_id, looked_at.meeting_id, looked_at.held_on,
        cast(looked_at.cost_rupiah as string) as detail, cast(cast(round(median_cost.rupiah) as bigint) as string) as compared_with,
        looked_at.batch_id, looked_at.source_sheet, looked_at.source_row
    from looked_at
    inner join median_cost on looked_at.group_type = median_cost.group_type
    where looked_at.cost_rupiah > 10 * median_cost.rupiah
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
    from looked_at
    where extract(year from held_on) < founded_year
)
select
    finding.rule_id, finding.group_id, working_group.group_type, working_group.kabupaten_code,
    working_group.kecamatan_code, finding.meeting_id, finding.held_on, finding.detail, finding.compared_with,
    finding.batch_id, finding.source_sheet, finding.source_row
from finding
inner join working_group on finding.group_id = working_group.group_id
order by working_group.kabupaten_code, finding.rule_id, finding.held_on, finding.meeting_id
