-- Visits to groups before the day of the build, newest first, with the file and the row of each; of the last
-- $window_months months, or all. Days are numbered as in log_meeting.
with counted as (
    select
        monitoring_visit.group_id, monitoring_visit.visited_on, monitoring_visit.visited_by, monitoring_visit.batch_id,
        monitoring_visit.source_sheet, monitoring_visit.source_row,
        (extract(year from warehouse_build.as_of) * 12 + extract(month from warehouse_build.as_of)) * 32
            + extract(day from warehouse_build.as_of)
            - (extract(year from monitoring_visit.visited_on) * 12 + extract(month from monitoring_visit.visited_on)) * 32
            - extract(day from monitoring_visit.visited_on) as days_back
    from monitoring_visit
    cross join warehouse_build
    where monitoring_visit.visited_on < warehouse_build.as_of
)
select
    counted.visited_on,
    working_group.group_id, working_group.name as group_name, working_group.group_type, working_group.kabupaten_code,
    kabupaten.name as kabupaten_name, working_group.kecamatan_code, kecamatan.name as kecamatan_name,
    counted.visited_by,
    counted.batch_id, load_batch.file_name, counted.source_sheet, counted.source_row, load_batch.is_sample
from counted
inner join working_group on counted.group_id = working_group.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
left join load_batch on counted.batch_id = load_batch.batch_id
where ($kabupaten_code is null or working_group.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(working_group.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or working_group.kecamatan_code = $kecamatan_code)
    and ($group_type is null or working_group.group_type = $group_type)
    and ($window_months is null or counted.days_back <= 32 * $window_months)
order by counted.visited_on desc, counted.group_id, counted.visited_by
