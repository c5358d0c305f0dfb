-- Which groups are there, to compare the names in a chat with?
select
    group_id,
    group_type,
    name,
    gugus_name,
    kabupaten_code,
    kecamatan_code,
    is_sample
from working_group
order by group_id;
