-- Every indicator of the log in every place of the provinces that have a group, for every type of group it is asked of.
-- Rows of the finest grain are summed to each level; what has no kecamatan counts from the kabupaten upwards. Where nothing
-- can be counted the denominator is 0. Counts come as decimals, whose sums are the same in whatever order they are added.
with settled as (
    select distinct kabupaten.province_code
    from working_group
    inner join kabupaten on working_group.kabupaten_code = kabupaten.code
),
area as (
    select 'provinsi' as level, settled.province_code as area_code, cast(null as string) as kabupaten_code
    from settled
    union all
    select 'kabupaten' as level, kabupaten.code as area_code, kabupaten.code as kabupaten_code
    from kabupaten
    inner join settled on kabupaten.province_code = settled.province_code
    union all
    select 'kecamatan' as level, kecamatan.code as area_code, kecamatan.kabupaten_code
    from kecamatan
    inner join kabupaten on kecamatan.kabupaten_code = kabupaten.code
    inner join settled on kabupaten.province_code = settled.province_code
),
placed as (
    select
        activity_count.indicator_id, activity_count.group_type, 'provinsi' as level, kabupaten.province_code as area_code,
        activity_count.numerator, activity_count.denominator
    from activity_count
    inner join kabupaten on activity_count.kabupaten_code = kabupaten.code
    union all
    select indicator_id, group_type, 'kabupaten' as level, kabupaten_code as area_code, numerator, denominator
    from activity_count
    union all
    select indicator_id, group_type, 'kecamatan' as level, kecamatan_code as area_code, numerator, denominator
    from activity_count
    where kecamatan_code is not null
    union all
    select indicator_id, group_type, level, area_code, numerator, denominator
    from activity_place_count
),
summed as (
    select
        placed.indicator_id, placed.group_type, placed.level, placed.area_code,
        sum(placed.numerator) as numerator, sum(placed.denominator) as denominator
    from placed
    group by placed.indicator_id, placed.group_type, placed.level, placed.area_code
)
select
    activity_asked.indicator_id, cast($as_of as date) as as_of, activity_asked.group_type, area.level, area.area_code,
    area.kabupaten_code, cast(coalesce(summed.numerator, 0) as double) as numerator,
    cast(coalesce(summed.denominator, 0) as double) as denominator
from activity_asked
cross join area
left join summed
    on activity_asked.indicator_id = summed.indicator_id and activity_asked.group_type = summed.group_type
    and area.level = summed.level and area.area_code = summed.area_code
order by activity_asked.indicator_id, activity_asked.group_type, area.level, area.area_code
