-- Different topics of the meetings of the last twelve months, and those of them that a suitable narasumber of the same
-- place offers. Each level counts for itself.
with treated as (
    select group_type, kabupaten_code, kecamatan_code, topic, 1 as is_treated, 0 as is_offered
    from log_meeting
    where months_ago < 12 and topic is not null
    union all
    select
        registered_type.group_type, person_status.kabupaten_code, person_status.kecamatan_code,
        resource_person_topic.topic, 0, 1
    from resource_person_topic
    inner join person_status on resource_person_topic.person_id = person_status.person_id
    cross join (select distinct group_type from working_group) as registered_type
    where person_status.is_suitable
),
placed as (
    select treated.group_type, 'provinsi' as level, kabupaten.province_code as area_code, treated.topic, treated.is_treated, treated.is_offered
    from treated
    inner join kabupaten on treated.kabupaten_code = kabupaten.code
    union all
    select treated.group_type, 'kabupaten', treated.kabupaten_code, treated.topic, treated.is_treated, treated.is_offered
    from treated
    union all
    select treated.group_type, 'kecamatan', treated.kecamatan_code, treated.topic, treated.is_treated, treated.is_offered
    from treated
    where treated.kecamatan_code is not null
),
topic_in_place as (
    select
        placed.group_type, placed.level, placed.area_code, placed.topic, max(placed.is_treated) as is_treated,
        max(placed.is_offered) as is_offered
    from placed
    group by placed.group_type, placed.level, placed.area_code, placed.topic
)
select
    topic_in_place.group_type, topic_in_place.level, topic_in_place.area_code,
    sum(topic_in_place.is_offered) as numerator,
    count(*) as denominator
from topic_in_place
where topic_in_place.is_treated = 1
group by topic_in_place.group_type, topic_in_place.level, topic_in_place.area_code
