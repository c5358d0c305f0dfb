-- How many meetings each group holds: some never meet, a third holds half of all; together exactly $meetings.
with drawn as (
    select
        seated.number, seated.group_id, seated.group_type, seated.province_code, working_group.members,
        (0.85 + 0.3 * chance('busy', number)) * case
            when chance('rhythm', number) < 0.08 then 0
            when chance('rhythm', number) < 0.18 then 0.1
            when chance('rhythm', number) < 0.35 then 0.5
            when chance('rhythm', number) < 0.70 then 1.1
            else 1.7
        end as weight
    from seated
    inner join working_group on seated.group_id = working_group.group_id
),
upto as (
    select
        *, sum(weight) over (order by number) / sum(weight) over () as ends_at,
        (sum(weight) over (order by number) - weight) / sum(weight) over () as starts_at
    from drawn
)
select
    number, group_id, group_type, province_code, members,
    0.5 + 0.45 * chance('attendance', number) as rate, chance('share', number) as development_share,
    cast(floor(ends_at * $meetings + 1e-6) - floor(starts_at * $meetings + 1e-6) as bigint) as meetings
from upto
