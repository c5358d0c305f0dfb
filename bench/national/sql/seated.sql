-- Kind, kecamatan (where there are any) and centre of each group. One KKPS in a kabupaten of four groups or more.
with kinds as (
    select
        *,
        case
            when place = 1 and places >= 4 then 'KKPS'
            when chance('type', number) < 0.16 then 'KKM'
            when chance('type', number) < 0.32 then 'KKKS'
            else 'KKG'
        end as group_type
    from seat
),
kecamatan_number as (
    select
        kabupaten_code, code, name, longitude, latitude,
        row_number() over (partition by kabupaten_code order by code) - 1 as place,
        count(*) over (partition by kabupaten_code) as places
    from kecamatan
)
select
    kinds.number, kinds.kabupaten_code, kinds.province_code, kinds.kabupaten_name, kinds.place, kinds.group_type,
    kinds.group_type || '-' || kinds.kabupaten_code || '-' || lpad(cast(kinds.place as varchar), 4, '0') as group_id,
    case when kinds.group_type <> 'KKPS' then kecamatan_number.code end as kecamatan_code,
    coalesce(kecamatan_number.name, kinds.kabupaten_name) as place_name,
    coalesce(kecamatan_number.longitude, kinds.longitude) as middle_longitude,
    coalesce(kecamatan_number.latitude, kinds.latitude) as middle_latitude,
    -- Degrees within which the groups of the place lie: half of it as a square, a tenth of that in a kecamatan.
    sqrt(kinds.area_km2) / 111 / 2 * case when kecamatan_number.code is null then 0.7 else 0.1 end as reach
from kinds
left join kecamatan_number
    on kinds.kabupaten_code = kecamatan_number.kabupaten_code
    and cast(floor(chance('kecamatan', kinds.number) * kecamatan_number.places) as bigint) = kecamatan_number.place
