-- Groups that meet every criterion of the component pengelolaan of the 2008 standard, of those of which at least one is known.
select
    group_standard.group_type, group_standard.kabupaten_code, group_standard.kecamatan_code,
    sum(case when group_standard.standard_status = 'met' then 1 else 0 end) as numerator,
    sum(case when group_standard.standard_status <> 'unknown' then 1 else 0 end) as denominator
from group_standard
where group_standard.component = 'pengelolaan'
group by group_standard.group_type, group_standard.kabupaten_code, group_standard.kecamatan_code
