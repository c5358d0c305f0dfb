-- Spending of the groups that meet, each category every year.
select
    rhythm.group_id, one_year.range as year, $categories[turn.range + 1] as category,
    1000 * cast(20 + floor(chance('spent', rhythm.number * 1000 + (one_year.range - 2000) * 10 + turn.range) * 1800)
        as bigint) as amount_rupiah,
    $batch as batch_id, cast(null as varchar) as source_sheet, cast(null as bigint) as source_row
from rhythm, range($first_year, $last_year + 1) as one_year, range(len($categories)) as turn
where rhythm.province_code = $province_code and rhythm.meetings > 0
order by group_id, year, category
