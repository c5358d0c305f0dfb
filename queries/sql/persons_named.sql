-- Narasumber who agreed to be named, with what they are and where; nobody else stands here.
select
    resource_person.person_id, resource_person.name, resource_person.kind, resource_person.kabupaten_code,
    kabupaten.name as kabupaten_name, kecamatan.name as kecamatan_name, resource_person.is_available
from resource_person
left join kabupaten on resource_person.kabupaten_code = kabupaten.code
left join kecamatan on resource_person.kecamatan_code = kecamatan.code
where resource_person.name is not null and resource_person.has_consent
    and ($kabupaten_code is null or resource_person.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(resource_person.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or resource_person.kecamatan_code = $kecamatan_code)
order by kabupaten.display_order, kecamatan.name nulls first, resource_person.name
