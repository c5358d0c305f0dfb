-- Spending by year and category; how many groups had it, and how many reported any spending that year.
with chosen as (
    select place_spending.year, place_spending.category, place_spending.amount_rupiah, place_spending.groups
    from place_spending
    where ($kabupaten_code is null or place_spending.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(place_spending.kabupaten_code, 2) = $province_code)
        and ($kecamatan_code is null or place_spending.kecamatan_code = $kecamatan_code)
        and ($group_type is null or place_spending.group_type = $group_type)
),
-- Without a category: every group that reported any.
reporting as (
    select chosen.year, sum(chosen.groups) as groups
    from chosen
    where chosen.category is null
    group by chosen.year
)
select
    chosen.year, chosen.category, cast(sum(chosen.amount_rupiah) as bigint) as amount_rupiah,
    sum(chosen.groups) as groups, reporting.groups as groups_reporting
from chosen
inner join reporting on chosen.year = reporting.year
where chosen.category is not null
group by chosen.year, chosen.category, reporting.groups
order by chosen.year, amount_rupiah desc, chosen.category
