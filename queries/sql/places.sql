-- Kabupaten and kota of one province, west to east.
select code, name, kind, is_study_area, longitude, latitude
from kabupaten
where province_code = $province_code
order by display_order
