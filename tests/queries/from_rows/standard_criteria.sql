-- The criteria of one component of the 2008 standard: how many groups of a place meet each, do not, or have not said it.
select
    group_criterion.criterion_id,
    sum(case when group_criterion.met then 1 else 0 end) as met,
    count(group_criterion.met) as known,
    count(*) as groups
from group_standard
inner join group_criterion
    on group_standard.group_id = group_criterion.group_id and group_standard.component = group_criterion.component
where group_standard.component = $component
    and ($kabupaten_code is null or group_standard.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(group_standard.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or group_standard.kecamatan_code = $kecamatan_code)
    and ($group_type is null or group_standard.group_type = $group_type)
group by group_criterion.criterion_id
order by group_criterion.criterion_id
