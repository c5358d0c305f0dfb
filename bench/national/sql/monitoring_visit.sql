-- None to four visits a year.
select
    rhythm.group_id,
    cast($first as date) + cast((one_year.range - $first_year) * 365 + turn.range * 90
        + floor(chance('visit', rhythm.number * 1000 + (one_year.range - 2000) * 10 + turn.range) * 85) as integer)
        as visited_on,
    case when chance('visitor', rhythm.number * 1000 + (one_year.range - 2000) * 10 + turn.range) < 0.8 then 'pengawas'
        when rhythm.group_type = 'KKM' then 'kemenag' else 'dinas_pendidikan' end as visited_by,
    $batch as batch_id, cast(null as varchar) as source_sheet, cast(null as bigint) as source_row
from rhythm, range($first_year, $last_year + 1) as one_year, range(4) as turn
where rhythm.province_code = $province_code and turn.range < floor(chance('visits', rhythm.number) * 5)
order by group_id, visited_on
