-- Meetings per month: by kabupaten, or by kecamatan of the chosen kabupaten; development meetings apart. Reported: groups
-- with at least one report of that month, confirmed or waiting.
with placed as (
    select
        case when $kabupaten_code is null then group_status.kabupaten_code else group_status.kecamatan_code end as area_code,
        group_status.group_type, group_status.group_id
    from group_status
    where ($kabupaten_code is null or group_status.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(group_status.kabupaten_code, 2) = $province_code)
        and ($group_type is null or group_status.group_type = $group_type)
)
select
    placed.area_code, coalesce(kecamatan.name, kabupaten.name) as area_name, placed.group_type, group_month.month,
    count(*) as groups,
    sum(case when group_month.meetings > 0 then 1 else 0 end) as groups_met,
    sum(case when group_month.reported_meetings > 0 then 1 else 0 end) as groups_reported,
    sum(group_month.meetings) as meetings,
    sum(group_month.development_meetings) as development_meetings,
    sum(group_month.attended) as attended,
    sum(group_month.invited) as invited
from placed
inner join group_month on placed.group_id = group_month.group_id
left join kabupaten on placed.area_code = kabupaten.code
left join kecamatan on placed.area_code = kecamatan.code
group by placed.area_code, kabupaten.display_order, kabupaten.name, kecamatan.name, placed.group_type, group_month.month
order by kabupaten.display_order, kecamatan.name nulls first, placed.group_type, group_month.month
