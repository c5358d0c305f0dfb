-- Narasumber of the place that meet the standard and can be asked, of all on the list; any type of group may ask them.
with registered_type as (
    select distinct group_type
    from working_group
)
select
    registered_type.group_type, person_status.kabupaten_code, person_status.kecamatan_code,
    sum(case when person_status.is_suitable then 1 else 0 end) as numerator,
    count(*) as denominator
from person_status
cross join registered_type
group by registered_type.group_type, person_status.kabupaten_code, person_status.kecamatan_code
