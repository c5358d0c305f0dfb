-- Meetings of every group in every month of the log; a month without meetings is a row of zeros.
-- The log starts in the month of its first meeting (at most five years back, whatever an old date says) and ends in the
-- month of the last day that counts. A month is numbered 12 * year + month - 1.
with today as (
    select
        extract(year from cast($as_of as date)) * 12 + extract(month from cast($as_of as date)) - 1
            - case when extract(day from cast($as_of as date)) = 1 then 1 else 0 end as last_month
),
digit as (
    select 0 as n union all select 1 union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
),
numbered as (
    select today.last_month - ones.n - 10 * tens.n as month_number
    from digit as ones
    cross join digit as tens
    cross join today
    where tens.n < 6
),
summed as (
    select
        counted.group_id, counted.month_number,
        count(*) as meetings,
        sum(case when counted.kind = 'pengembangan' then 1 else 0 end) as development_meetings,
        sum(case when counted.has_attendance then counted.attended end) as attended,
        sum(case when counted.has_attendance then counted.invited end) as invited,
        sum(counted.cost_rupiah) as cost_rupiah,
        count(counted.cost_rupiah) as meetings_with_cost,
        sum(case when counted.cost_rupiah is not null then counted.attended end) as cost_attended,
        sum(case when counted.attended is not null then counted.cost_rupiah end) as cost_of_attended_rupiah,
        count(counted.narasumber_kind) as meetings_with_narasumber,
        sum(case when counted.is_outside_narasumber then 1 else 0 end) as meetings_with_outside_narasumber,
        round(sum(counted.lesson_hours), 6) as lesson_hours
    from log_meeting as counted
    group by counted.group_id, counted.month_number
),
log_start as (
    select min(month_number) as first_month
    from summed
),
in_log as (
    select numbered.month_number, cast(floor(numbered.month_number / 12.0) as bigint) as year_number
    from numbered
    inner join log_start on numbered.month_number >= log_start.first_month
),
calendar as (
    select
        month_number,
        cast(
            cast(year_number as string) || '-' || case when month_number - 12 * year_number < 9 then '0' else '' end
            || cast(month_number - 12 * year_number + 1 as string) || '-01' as date
        ) as first_day
    from in_log
),
waiting as (
    select group_id, month_number, count(*) as meetings
    from log_waiting
    group by group_id, month_number
)
select
    working_group.group_id,
    calendar.first_day as month,
    coalesce(summed.meetings, 0) as meetings,
    cast(coalesce(summed.development_meetings, 0) as bigint) as development_meetings,
    cast(coalesce(summed.attended, 0) as bigint) as attended,
    cast(coalesce(summed.invited, 0) as bigint) as invited,
    cast(coalesce(summed.cost_rupiah, 0) as bigint) as cost_rupiah,
    coalesce(summed.meetings_with_cost, 0) as meetings_with_cost,
    cast(coalesce(summed.cost_attended, 0) as bigint) as cost_attended,
    cast(coalesce(summed.cost_of_attended_rupiah, 0) as bigint) as cost_of_attended_rupiah,
    coalesce(summed.meetings_with_narasumber, 0) as meetings_with_narasumber,
    cast(coalesce(summed.meetings_with_outside_narasumber, 0) as bigint) as meetings_with_outside_narasumber,
    cast(coalesce(summed.lesson_hours, 0) as double) as lesson_hours,
    coalesce(summed.meetings, 0) + coalesce(waiting.meetings, 0) as reported_meetings
from working_group
cross join calendar
left join summed
    on working_group.group_id = summed.group_id and calendar.month_number = summed.month_number
left join waiting
    on working_group.group_id = waiting.group_id and calendar.month_number = waiting.month_number
order by working_group.group_id, calendar.first_day
