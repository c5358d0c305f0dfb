-- Provinces that have groups or a kabupaten of the study, with the number of their groups.
with registered as (
    select kabupaten_code, count(*) as groups
    from group_status
    group by kabupaten_code
)
select province.code, province.name, coalesce(sum(registered.groups), 0) as groups
from province
inner join kabupaten on province.code = kabupaten.province_code
left join registered on kabupaten.code = registered.kabupaten_code
where kabupaten.is_study_area or registered.groups > 0
group by province.code, province.name
order by province.code
