-- Groups of which some value was changed, by name; a group that is gone is known by its identifier alone.
select value_change.group_id, working_group.name, value_change.kabupaten_code, count(*) as changes
from value_change
left join working_group on value_change.group_id = working_group.group_id
where value_change.group_id is not null and ($kabupaten_code is null or value_change.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(value_change.kabupaten_code, 2) = $province_code)
group by value_change.group_id, working_group.name, value_change.kabupaten_code
order by working_group.name nulls last, value_change.group_id
