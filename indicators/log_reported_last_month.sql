-- Groups with a report (confirmed or waiting) in the last full calendar month before the day of the build.
with last_month as (
    select group_month.month as first_day
    from group_month
    where extract(year from group_month.month) * 12 + extract(month from group_month.month)
        = extract(year from cast($as_of as date)) * 12 + extract(month from cast($as_of as date)) - 1
    group by group_month.month
),
reported as (
    select group_month.group_id
    from group_month
    inner join last_month on group_month.month = last_month.first_day
    where group_month.reported_meetings > 0
)
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    count(reported.group_id) as numerator,
    count(*) as denominator
from group_status
left join reported on group_status.group_id = reported.group_id
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
