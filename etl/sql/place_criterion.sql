-- How many groups of a kecamatan and type meet each criterion of the 2008 standard, of how many that say it (kecamatan
-- empty: groups of the whole kabupaten).
select
    group_standard.group_type, group_standard.kabupaten_code, group_standard.kecamatan_code, group_criterion.component,
    group_criterion.criterion_id,
    cast(sum(case when group_criterion.met then 1 else 0 end) as bigint) as met,
    count(group_criterion.met) as known, count(*) as groups
from group_standard
inner join group_criterion
    on group_standard.group_id = group_criterion.group_id and group_standard.component = group_criterion.component
group by
    group_standard.group_type, group_standard.kabupaten_code, group_standard.kecamatan_code, group_criterion.component,
    group_criterion.criterion_id
order by
    group_standard.group_type, group_standard.kabupaten_code, group_standard.kecamatan_code nulls first,
    group_criterion.component, group_criterion.criterion_id
