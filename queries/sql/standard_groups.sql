-- The criteria of one component for every group of a place: status of the component, and each criterion by itself.
select
    group_standard.group_id, group_standard.standard_status, group_criterion.criterion_id, group_criterion.met
from group_standard
inner join group_criterion
    on group_standard.group_id = group_criterion.group_id and group_standard.component = group_criterion.component
where group_standard.component = $component
    and ($kabupaten_code is null or group_standard.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(group_standard.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or group_standard.kecamatan_code = $kecamatan_code)
    and ($group_type is null or group_standard.group_type = $group_type)
order by group_standard.group_id, group_criterion.criterion_id
