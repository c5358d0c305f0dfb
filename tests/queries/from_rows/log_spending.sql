-- Spending by year and category; how many groups had it, and how many reported any spending that year.
with chosen as (
    select spending.group_id, spending.year, spending.category, spending.amount_rupiah
    from spending
    inner join working_group on spending.group_id = working_group.group_id
    where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
        and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
        and ($group_type is null or working_group.group_type = $group_type)
),
reporting as (
    select chosen.year, count(distinct chosen.group_id) as groups
    from chosen
    group by chosen.year
)
select
    chosen.year, chosen.category, cast(sum(chosen.amount_rupiah) as bigint) as amount_rupiah,
    count(distinct case when chosen.amount_rupiah > 0 then chosen.group_id end) as groups,
    reporting.groups as groups_reporting
from chosen
inner join reporting on chosen.year = reporting.year
group by chosen.year, chosen.category, reporting.groups
order by chosen.year, amount_rupiah desc, chosen.category
