-- Groups by how many certificate packages they have earned in the window.
select group_status.certificate_packages, count(*) as groups
from group_status
where ($kabupaten_code is null or group_status.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(group_status.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or group_status.kecamatan_code = $kecamatan_code)
    and ($group_type is null or group_status.group_type = $group_type)
group by group_status.certificate_packages
order by group_status.certificate_packages
