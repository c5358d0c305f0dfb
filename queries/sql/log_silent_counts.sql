-- How many groups had no meeting in the last $months months, those that the log does not know counted too.
select count(*) as groups
from group_status
where ($kabupaten_code is null or group_status.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(group_status.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or group_status.kecamatan_code = $kecamatan_code)
    and ($group_type is null or group_status.group_type = $group_type)
    and (group_status.months_silent is null or group_status.months_silent >= $months)
order by groups
