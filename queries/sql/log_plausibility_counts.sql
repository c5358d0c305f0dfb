-- How often each rule found something that looks wrong in the log of a place.
select plausibility.rule_id, count(*) as findings
from plausibility
where ($kabupaten_code is null or plausibility.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(plausibility.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or plausibility.kecamatan_code = $kecamatan_code)
    and ($group_type is null or plausibility.group_type = $group_type)
group by plausibility.rule_id
order by plausibility.rule_id
