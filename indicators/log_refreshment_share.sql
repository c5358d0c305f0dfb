-- Spending on konsumsi, of all spending of the last full year.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code,
    sum(case when spending.category = 'konsumsi' then spending.amount_rupiah else 0 end) as numerator,
    sum(spending.amount_rupiah) as denominator
from group_status
inner join spending on group_status.group_id = spending.group_id and group_status.money_year = spending.year
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code
