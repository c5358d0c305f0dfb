-- The criteria of one component of the 2008 standard: how many groups of a place meet each, do not, or have not said it.
select
    place_criterion.criterion_id, sum(place_criterion.met) as met, sum(place_criterion.known) as known,
    sum(place_criterion.groups) as groups
from place_criterion
where place_criterion.component = $component
    and ($kabupaten_code is null or place_criterion.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(place_criterion.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or place_criterion.kecamatan_code = $kecamatan_code)
    and ($group_type is null or place_criterion.group_type = $group_type)
group by place_criterion.criterion_id
order by place_criterion.criterion_id
