-- Groups by component of the 2008 standard and status: by kabupaten, or by kecamatan of the chosen kabupaten (area empty:
-- groups of the whole kabupaten).
with placed as (
    select
        case when $kabupaten_code is null then group_standard.kabupaten_code else group_standard.kecamatan_code end as area_code,
        group_standard.component, group_standard.standard_status
    from group_standard
    where ($kabupaten_code is null or group_standard.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(group_standard.kabupaten_code, 2) = $province_code)
        and ($group_type is null or group_standard.group_type = $group_type)
)
select placed.area_code, placed.component, placed.standard_status, count(*) as groups
from placed
group by placed.area_code, placed.component, placed.standard_status
order by placed.area_code nulls first, placed.component, placed.standard_status
