-- Suitable narasumber of the place, and the groups there; any type of group may ask them.
with registered_type as (
    select distinct group_type
    from working_group
),
counted as (
    select registered_type.group_type, person_status.kabupaten_code, person_status.kecamatan_code, 1 as persons, 0 as groups
    from person_status
    cross join registered_type
    where person_status.is_suitable
    union all
    select group_type, kabupaten_code, kecamatan_code, 0, 1
    from working_group
)
select
    counted.group_type, counted.kabupaten_code, counted.kecamatan_code,
    sum(counted.persons) as numerator,
    sum(counted.groups) as denominator
from counted
group by counted.group_type, counted.kabupaten_code, counted.kecamatan_code
