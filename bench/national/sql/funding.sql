-- Income of the groups that meet, one to three sources a year.
select
    rhythm.group_id, one_year.range as year, $sources[1 + (rhythm.number + turn.range) % len($sources)] as source,
    1000 * cast(500 + floor(chance('income', rhythm.number * 1000 + (one_year.range - 2000) * 10 + turn.range) * 9000)
        as bigint) as amount_rupiah,
    $batch as batch_id, cast(null as varchar) as source_sheet, cast(null as bigint) as source_row
from rhythm, range($first_year, $last_year + 1) as one_year, range(3) as turn
where rhythm.province_code = $province_code and rhythm.meetings > 0 and turn.range <= floor(chance('sources', rhythm.number) * 3)
order by group_id, year, source
