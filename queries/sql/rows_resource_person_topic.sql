-- Topics that suitable narasumber offer, with the file and the row of each; never who they are.
select
    resource_person_topic.topic,
    person_status.person_id, person_status.kind, person_status.kabupaten_code, kabupaten.name as kabupaten_name,
    person_status.kecamatan_code, kecamatan.name as kecamatan_name,
    resource_person_topic.batch_id, load_batch.file_name, resource_person_topic.source_sheet,
    resource_person_topic.source_row, load_batch.is_sample
from resource_person_topic
inner join person_status on resource_person_topic.person_id = person_status.person_id
left join kabupaten on person_status.kabupaten_code = kabupaten.code
left join kecamatan on person_status.kecamatan_code = kecamatan.code
left join load_batch on resource_person_topic.batch_id = load_batch.batch_id
where ($kabupaten_code is null or person_status.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(person_status.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or person_status.kecamatan_code = $kecamatan_code)
    and person_status.is_suitable
order by resource_person_topic.topic, person_status.person_id
