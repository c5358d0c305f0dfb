-- Narasumber by what the standard asks of them, with the file and the row of each; never who they are or where they live.
-- Any type of group may ask them.
select
    person_status.person_id, person_status.kind, person_status.kabupaten_code, kabupaten.name as kabupaten_name,
    person_status.kecamatan_code, kecamatan.name as kecamatan_name,
    person_status.has_s1, person_status.has_ten_years, person_status.has_expertise, person_status.is_qualified,
    person_status.is_available, person_status.is_suitable,
    resource_person.batch_id, load_batch.file_name, resource_person.source_sheet, resource_person.source_row,
    load_batch.is_sample
from person_status
inner join resource_person on person_status.person_id = resource_person.person_id
left join kabupaten on person_status.kabupaten_code = kabupaten.code
left join kecamatan on person_status.kecamatan_code = kecamatan.code
left join load_batch on resource_person.batch_id = load_batch.batch_id
where ($kabupaten_code is null or person_status.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(person_status.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or person_status.kecamatan_code = $kecamatan_code)
order by kabupaten.display_order, kecamatan.name nulls first, person_status.person_id
