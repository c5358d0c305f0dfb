-- Kecamatan of the kabupaten of the study, kabupaten west to east, then by name.
select kecamatan.code, kecamatan.name, kecamatan.kabupaten_code
from kecamatan
inner join kabupaten on kecamatan.kabupaten_code = kabupaten.code
where kabupaten.province_code = $province_code and kabupaten.is_study_area
order by kabupaten.display_order, kecamatan.name
