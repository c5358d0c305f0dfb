-- Kabupaten and kota of one province, west to east; whether they have groups.
with registered as (
    select kabupaten_code, count(*) as groups
    from group_status
    group by kabupaten_code
)
select
    kabupaten.code, kabupaten.name, kabupaten.kind, kabupaten.is_study_area, kabupaten.longitude, kabupaten.latitude,
    coalesce(registered.groups, 0) > 0 as has_groups
from kabupaten
left join registered on kabupaten.code = registered.kabupaten_code
where kabupaten.province_code = $province_code
order by kabupaten.display_order
