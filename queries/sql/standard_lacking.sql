-- Groups of a place against one component of the 2008 standard: of how many something is known, how many lack something,
-- how many have all of it.
select
    count(*) as groups,
    sum(case when criteria_met + criteria_not_met > 0 then 1 else 0 end) as known,
    sum(case when criteria_not_met > 0 then 1 else 0 end) as lacking,
    sum(case when criteria_not_met + criteria_unknown = 0 then 1 else 0 end) as complete
from group_standard
where component = $component
    and ($kabupaten_code is null or kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or kecamatan_code = $kecamatan_code)
    and ($group_type is null or group_type = $group_type)
order by groups
