-- Which narasumber may be asked: chapter 3.5 of the study (lines 1200-1202) wants at least an S1, or ten years of
-- teaching, or expertise in the matter. What nobody has said does not qualify; the rule stands here once.
with judged as (
    select
        resource_person.person_id, resource_person.kind, resource_person.kabupaten_code, resource_person.kecamatan_code,
        resource_person.longitude, resource_person.latitude, resource_person.is_available,
        coalesce(resource_person.has_s1, false) as has_s1,
        coalesce(resource_person.teaching_years >= 10, false) as has_ten_years,
        coalesce(resource_person.has_expertise, false) as has_expertise
    from resource_person
)
select
    person_id, kind, kabupaten_code, kecamatan_code, longitude, latitude, has_s1, has_ten_years, has_expertise,
    is_available, has_s1 or has_ten_years or has_expertise as is_qualified,
    is_available and (has_s1 or has_ten_years or has_expertise) as is_suitable
from judged
order by person_id
