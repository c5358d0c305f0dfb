-- Where the suitable narasumber are, for the map of lines; never who they are, and only to about a kilometre: the point
-- may be a home.
select
    person_status.person_id, person_status.kind, round(person_status.longitude, 2) as longitude,
    round(person_status.latitude, 2) as latitude
from person_status
where person_status.is_suitable and person_status.longitude is not null and person_status.latitude is not null
    and ($kabupaten_code is null or person_status.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(person_status.kabupaten_code, 2) = $province_code)
order by person_status.person_id
