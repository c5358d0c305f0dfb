-- Kecamatan of the kabupaten that have groups or are of the study, kabupaten west to east, then by name.
with registered as (
    select kabupaten_code, count(*) as groups
    from group_status
    group by kabupaten_code
)
select kecamatan.code, kecamatan.name, kecamatan.kabupaten_code
from kecamatan
inner join kabupaten on kecamatan.kabupaten_code = kabupaten.code
left join registered on kabupaten.code = registered.kabupaten_code
where kabupaten.province_code = $province_code and (kabupaten.is_study_area or registered.groups > 0)
order by kabupaten.display_order, kecamatan.name
