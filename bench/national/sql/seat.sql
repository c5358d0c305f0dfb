-- Which group sits in which kabupaten, and its number there.
select
    number.range as number, kabupaten.code as kabupaten_code, kabupaten.province_code, kabupaten.name as kabupaten_name,
    kabupaten.longitude, kabupaten.latitude, kabupaten.area_km2,
    row_number() over (partition by kabupaten.code order by number.range) as place,
    count(*) over (partition by kabupaten.code) as places
from range($groups) as number
inner join stretch as kabupaten
    on (number.range + 0.5) / $groups >= kabupaten.starts_at and (number.range + 0.5) / $groups < kabupaten.ends_at
