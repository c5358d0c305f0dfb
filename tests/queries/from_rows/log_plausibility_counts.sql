-- How often each rule found something that looks wrong in the log of a place.
select plausibility.rule_id, count(*) as findings
from plausibility
inner join working_group on plausibility.group_id = working_group.group_id
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
group by plausibility.rule_id
order by plausibility.rule_id
