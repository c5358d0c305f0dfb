-- Spending of a kecamatan by type of group, year and category (kecamatan empty: groups of the whole kabupaten); groups: how many
-- had any of it. Without a category how many groups reported any spending that year, also one of 0.
with reported as (
    select
        working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code, spending.year,
        spending.category, spending.amount_rupiah, spending.group_id
    from spending
    inner join working_group on spending.group_id = working_group.group_id
),
placed as (
    select
        group_type, kabupaten_code, kecamatan_code, reported.year, reported.category,
        cast(sum(reported.amount_rupiah) as bigint) as amount_rupiah,
        count(distinct case when reported.amount_rupiah > 0 then reported.group_id end) as groups
    from reported
    group by group_type, kabupaten_code, kecamatan_code, reported.year, reported.category
    union all
    select
        group_type, kabupaten_code, kecamatan_code, reported.year, cast(null as string) as category,
        cast(sum(reported.amount_rupiah) as bigint) as amount_rupiah, count(distinct reported.group_id) as groups
    from reported
    group by group_type, kabupaten_code, kecamatan_code, reported.year
)
select group_type, kabupaten_code, kecamatan_code, placed.year, placed.category, placed.amount_rupiah, placed.groups
from placed
order by group_type, kabupaten_code, kecamatan_code nulls first, placed.year, placed.category nulls first
