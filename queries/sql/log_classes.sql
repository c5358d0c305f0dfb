-- Groups per class: by kabupaten, or by kecamatan of the chosen kabupaten (area empty: groups of the whole kabupaten).
with placed as (
    select
        case when $kabupaten_code is null then group_status.kabupaten_code else group_status.kecamatan_code end as area_code,
        group_status.group_type, group_status.activity_class
    from group_status
    where ($kabupaten_code is null or group_status.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(group_status.kabupaten_code, 2) = $province_code)
        and ($group_type is null or group_status.group_type = $group_type)
)
select
    placed.area_code, coalesce(kecamatan.name, kabupaten.name) as area_name, placed.group_type, placed.activity_class,
    count(*) as groups
from placed
left join kabupaten on placed.area_code = kabupaten.code
left join kecamatan on placed.area_code = kecamatan.code
group by placed.area_code, kabupaten.display_order, kabupaten.name, kecamatan.name, placed.group_type, placed.activity_class
order by kabupaten.display_order, kecamatan.name nulls first, placed.group_type, placed.activity_class
