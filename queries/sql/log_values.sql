-- Every indicator of the log at one level for one type of group; kecamatan of one kabupaten where one is chosen.
select
    activity_value.indicator_id, activity_value.area_code,
    coalesce(kecamatan.name, kabupaten.name, province.name) as area_name, activity_value.kabupaten_code,
    activity_value.numerator, activity_value.denominator, activity_value.as_of
from activity_value
left join province on activity_value.level = 'provinsi' and activity_value.area_code = province.code
left join kabupaten on activity_value.kabupaten_code = kabupaten.code
left join kecamatan on activity_value.level = 'kecamatan' and activity_value.area_code = kecamatan.code
where activity_value.level = $level and activity_value.group_type = $group_type
    and ($kabupaten_code is null or activity_value.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(activity_value.area_code, 2) = $province_code)
order by activity_value.indicator_id, kabupaten.display_order nulls first, kecamatan.name
