-- What every group is on one day: its class by the dated rule, what is missing for the next, when it met last.
-- Certificate packages: lines 1046-1048 of the study (30 lesson hours; "usually three meetings"). Three meetings stand for
-- one package only where no development meeting of the group states its hours; known hours are never topped up.
with today as (
    select cast($as_of as date) as as_of, extract(year from cast($as_of as date)) - 1 as money_year
),
newest_rule as (
    select activity_rule.kabupaten_code, max(activity_rule.valid_from) as valid_from
    from activity_rule
    cross join today
    where activity_rule.valid_from <= today.as_of
    group by activity_rule.kabupaten_code
),
rule_in_force as (
    select
        activity_rule.kabupaten_code, activity_rule.valid_from, activity_rule.window_months,
        activity_rule.activity_class, activity_rule.meetings_from
    from activity_rule
    inner join newest_rule
        on coalesce(activity_rule.kabupaten_code, '') = coalesce(newest_rule.kabupaten_code, '')
        and activity_rule.valid_from = newest_rule.valid_from
),
own_rule as (
    select distinct kabupaten_code
    from rule_in_force
    where kabupaten_code is not null
),
-- The rule of the kabupaten where it has one, else the general one (kabupaten_code empty).
group_rule as (
    select working_group.group_id, coalesce(own_rule.kabupaten_code, '') as rule_place
    from working_group
    left join own_rule on working_group.kabupaten_code = own_rule.kabupaten_code
),
group_bound as (
    select
        group_rule.group_id, rule_in_force.kabupaten_code, rule_in_force.valid_from, rule_in_force.window_months,
        rule_in_force.activity_class, rule_in_force.meetings_from
    from group_rule
    inner join rule_in_force on group_rule.rule_place = coalesce(rule_in_force.kabupaten_code, '')
),
group_window as (
    select
        group_id, max(valid_from) as rule_valid_from, max(group_bound.window_months) as window_months,
        max(group_bound.kabupaten_code) as rule_kabupaten_code
    from group_bound
    group by group_id
),
last_meeting as (
    select group_id, max(log_meeting.held_on) as held_on, min(log_meeting.months_ago) as months_ago
    from log_meeting
    group by group_id
),
in_window as (
    select
        counted.group_id,
        count(*) as meetings,
        sum(case when counted.has_attendance then counted.attended end) as attended,
        sum(case when counted.has_attendance then counted.invited end) as invited,
        sum(case when counted.kind = 'pengembangan' then 1 else 0 end) as development_meetings,
        sum(counted.cost_rupiah) as cost_rupiah,
        count(counted.cost_rupiah) as meetings_with_cost,
        sum(case when counted.cost_rupiah is not null then counted.attended end) as cost_attended,
        sum(case when counted.attended is not null then counted.cost_rupiah end) as cost_of_attended_rupiah,
        round(sum(counted.lesson_hours), 6) as lesson_hours
    from log_meeting as counted
    inner join group_window
        on counted.group_id = group_window.group_id and counted.months_ago < group_window.window_months
    group by counted.group_id
),
reached as (
    select
        group_bound.group_id, group_bound.activity_class,
        row_number() over (partition by group_bound.group_id order by group_bound.meetings_from desc) as place
    from group_bound
    left join in_window on group_bound.group_id = in_window.group_id
    where group_bound.meetings_from <= coalesce(in_window.meetings, 0)
),
ahead as (
    select
        group_bound.group_id, group_bound.activity_class,
        group_bound.meetings_from - coalesce(in_window.meetings, 0) as meetings_missing,
        row_number() over (partition by group_bound.group_id order by group_bound.meetings_from) as place
    from group_bound
    left join in_window on group_bound.group_id = in_window.group_id
    where group_bound.meetings_from > coalesce(in_window.meetings, 0)
),
package_size as (
    select
        max(case when fact = 'certificate_lesson_hours' then value end) as lesson_hours,
        max(case when fact = 'certificate_meetings_per_package' then value end) as meetings
    from study_fact
),
income as (
    select
        funding.group_id, sum(funding.amount_rupiah) as rupiah,
        sum(case when funding.source = 'iuran_sekolah' then funding.amount_rupiah else 0 end) as school_dues_rupiah
    from funding
    inner join today on funding.year = today.money_year
    group by funding.group_id
),
expense as (
    select spending.group_id, sum(spending.amount_rupiah) as rupiah
    from spending
    inner join today on spending.year = today.money_year
    group by spending.group_id
),
last_visit as (
    select monitoring_visit.group_id, max(monitoring_visit.visited_on) as visited_on
    from monitoring_visit
    cross join today
    where monitoring_visit.visited_on < today.as_of
    group by monitoring_visit.group_id
),
-- Whatever became of the meeting: the file that told of it was brought.
last_load as (
    select meeting.group_id, max(load_batch.loaded_at) as loaded_at
    from meeting
    inner join load_batch on meeting.batch_id = load_batch.batch_id
    group by meeting.group_id
)
select
    working_group.group_id,
    today.as_of,
    working_group.group_type,
    working_group.kabupaten_code,
    working_group.kecamatan_code,
    group_window.window_months,
    group_window.rule_valid_from,
    group_window.rule_kabupaten_code,
    coalesce(in_window.meetings, 0) as meetings_in_window,
    reached.activity_class,
    ahead.activity_class as next_class,
    ahead.meetings_missing,
    last_meeting.held_on as last_meeting_on,
    last_meeting.months_ago as months_silent,
    last_meeting.group_id is not null as is_reported,
    cast(coalesce(in_window.attended, 0) as bigint) as attended,
    cast(coalesce(in_window.invited, 0) as bigint) as invited,
    cast(coalesce(in_window.development_meetings, 0) as bigint) as development_meetings,
    cast(coalesce(in_window.cost_rupiah, 0) as bigint) as cost_rupiah,
    coalesce(in_window.meetings_with_cost, 0) as meetings_with_cost,
    cast(coalesce(in_window.cost_attended, 0) as bigint) as cost_attended,
    cast(coalesce(in_window.cost_of_attended_rupiah, 0) as bigint) as cost_of_attended_rupiah,
    cast(floor(
        case
            when in_window.lesson_hours is not null then in_window.lesson_hours / package_size.lesson_hours
            else coalesce(in_window.development_meetings, 0) / package_size.meetings
        end
    ) as bigint) as certificate_packages,
    cast(coalesce(in_window.lesson_hours, 0) as double) as lesson_hours,
    today.money_year,
    cast(income.rupiah as bigint) as income_rupiah,
    cast(income.school_dues_rupiah as bigint) as school_dues_rupiah,
    cast(expense.rupiah as bigint) as spending_rupiah,
    last_visit.visited_on as last_visit_on,
    last_load.loaded_at as last_loaded_at
from working_group
cross join today
cross join package_size
left join group_window on working_group.group_id = group_window.group_id
left join in_window on working_group.group_id = in_window.group_id
left join reached on working_group.group_id = reached.group_id and reached.place = 1
left join ahead on working_group.group_id = ahead.group_id and ahead.place = 1
left join last_meeting on working_group.group_id = last_meeting.group_id
left join income on working_group.group_id = income.group_id
left join expense on working_group.group_id = expense.group_id
left join last_visit on working_group.group_id = last_visit.group_id
left join last_load on working_group.group_id = last_load.group_id
order by working_group.group_id
