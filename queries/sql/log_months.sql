-- Meetings per month: by kabupaten, or by kecamatan of the chosen kabupaten; development meetings apart. Reported: groups
-- with at least one report of that month, confirmed or waiting.
with placed as (
    select
        case when $kabupaten_code is null then place_month.kabupaten_code else place_month.kecamatan_code end as area_code,
        place_month.group_type, place_month.month, place_month.groups, place_month.groups_met,
        place_month.groups_reported, place_month.meetings, place_month.development_meetings, place_month.attended,
        place_month.invited
    from place_month
    where ($kabupaten_code is null or place_month.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(place_month.kabupaten_code, 2) = $province_code)
        and ($group_type is null or place_month.group_type = $group_type)
),
added as (
    select
        placed.area_code, placed.group_type, placed.month, sum(placed.groups) as groups,
        sum(placed.groups_met) as groups_met, sum(placed.groups_reported) as groups_reported,
        sum(placed.meetings) as meetings, sum(placed.development_meetings) as development_meetings,
        sum(placed.attended) as attended, sum(placed.invited) as invited
    from placed
    group by placed.area_code, placed.group_type, placed.month
)
select
    added.area_code, coalesce(kecamatan.name, kabupaten.name) as area_name, added.group_type, added.month,
    added.groups, added.groups_met, added.groups_reported, added.meetings, added.development_meetings,
    added.attended, added.invited
from added
left join kabupaten on added.area_code = kabupaten.code
left join kecamatan on added.area_code = kecamatan.code
order by kabupaten.display_order, kecamatan.name nulls first, added.group_type, added.month
