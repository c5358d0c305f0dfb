-- Different topics that suitable narasumber of the place offer, of the topics of table 13. Each level counts for itself.
with registered_type as (
    select distinct group_type
    from working_group
),
offered as (
    select registered_type.group_type, person_status.kabupaten_code, person_status.kecamatan_code, resource_person_topic.topic
    from resource_person_topic
    inner join person_status on resource_person_topic.person_id = person_status.person_id
    cross join registered_type
    where person_status.is_suitable
),
placed as (
    select offered.group_type, 'provinsi' as level, kabupaten.province_code as area_code, offered.topic
    from offered
    inner join kabupaten on offered.kabupaten_code = kabupaten.code
    union all
    select offered.group_type, 'kabupaten', offered.kabupaten_code, offered.topic
    from offered
    union all
    select offered.group_type, 'kecamatan', offered.kecamatan_code, offered.topic
    from offered
    where offered.kecamatan_code is not null
),
topic_list as (
    select count(*) as topics
    from survey_option
    where question_id = 'topics'
)
select
    placed.group_type, placed.level, placed.area_code,
    count(distinct placed.topic) as numerator,
    max(topic_list.topics) as denominator
from placed
cross join topic_list
group by placed.group_type, placed.level, placed.area_code
