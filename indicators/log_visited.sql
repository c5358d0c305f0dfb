-- Groups that were visited at least once in the twelve months before the day of the build. The last visit is enough: an
-- earlier one is of no more use. Months as in log_meeting.
with visited as (
    select
        group_type, kabupaten_code, kecamatan_code,
        ((extract(year from as_of) * 12 + extract(month from as_of)) * 32 + extract(day from as_of))
            - ((extract(year from last_visit_on) * 12 + extract(month from last_visit_on)) * 32
                + extract(day from last_visit_on)) as days_back
    from group_status
)
select
    visited.group_type, visited.kabupaten_code, visited.kecamatan_code,
    sum(case when visited.days_back <= 32 * 12 then 1 else 0 end) as numerator,
    count(*) as denominator
from visited
group by visited.group_type, visited.kabupaten_code, visited.kecamatan_code
