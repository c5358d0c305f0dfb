-- Narasumber by kind and by what the standard asks of them; a person may meet several criteria.
select
    person_status.kind, count(*) as persons,
    sum(case when person_status.has_s1 then 1 else 0 end) as with_s1,
    sum(case when person_status.has_ten_years then 1 else 0 end) as with_ten_years,
    sum(case when person_status.has_expertise then 1 else 0 end) as with_expertise,
    sum(case when person_status.is_qualified then 1 else 0 end) as qualified,
    sum(case when person_status.is_available then 1 else 0 end) as available,
    sum(case when person_status.is_suitable then 1 else 0 end) as suitable
from person_status
where ($kabupaten_code is null or person_status.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(person_status.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or person_status.kecamatan_code = $kecamatan_code)
group by person_status.kind
order by persons desc, person_status.kind
