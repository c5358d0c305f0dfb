-- Income by year and source; how many groups have it, and how many reported any income that year.
with chosen as (
    select place_funding.year, place_funding.source, place_funding.amount_rupiah, place_funding.groups
    from place_funding
    where ($kabupaten_code is null or place_funding.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(place_funding.kabupaten_code, 2) = $province_code)
        and ($kecamatan_code is null or place_funding.kecamatan_code = $kecamatan_code)
        and ($group_type is null or place_funding.group_type = $group_type)
),
-- Without a source: every group that reported any.
reporting as (
    select chosen.year, sum(chosen.groups) as groups
    from chosen
    where chosen.source is null
    group by chosen.year
)
select
    chosen.year, chosen.source, cast(sum(chosen.amount_rupiah) as bigint) as amount_rupiah,
    sum(chosen.groups) as groups, reporting.groups as groups_reporting
from chosen
inner join reporting on chosen.year = reporting.year
where chosen.source is not null
group by chosen.year, chosen.source, reporting.groups
order by chosen.year, amount_rupiah desc, chosen.source
