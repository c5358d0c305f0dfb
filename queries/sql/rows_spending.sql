-- Spending by group, year and category, newest year first, with the file and the row of each; of the full years
-- that lie within $window_months months before the year of the build (12: the last full year), or all years.
select
    spending.year,
    working_group.group_id, working_group.name as group_name, working_group.group_type, working_group.kabupaten_code,
    kabupaten.name as kabupaten_name, working_group.kecamatan_code, kecamatan.name as kecamatan_name,
    working_group.schools, spending.category, spending.amount_rupiah,
    spending.batch_id, load_batch.file_name, spending.source_sheet, spending.source_row, load_batch.is_sample
from spending
inner join group_status on spending.group_id = group_status.group_id
inner join working_group on spending.group_id = working_group.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
left join load_batch on spending.batch_id = load_batch.batch_id
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
    and ($window_months is null
        or spending.year <= group_status.money_year and 12 * (group_status.money_year - spending.year) < $window_months)
order by
    spending.year desc, kabupaten.display_order, kecamatan.name nulls first, working_group.name, spending.group_id,
    spending.category
