-- Topics that suitable narasumber of the kabupaten offer, beside topics of the meetings of the last twelve months.
-- Persons are counted in the whole kabupaten: they are asked across kecamatan.
with offered as (
    select resource_person_topic.topic, count(*) as persons
    from resource_person_topic
    inner join person_status on resource_person_topic.person_id = person_status.person_id
    where person_status.is_suitable
        and ($kabupaten_code is null or person_status.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(person_status.kabupaten_code, 2) = $province_code)
    group by resource_person_topic.topic
),
asked as (
    select place_topic.topic, sum(place_topic.meetings) as meetings, sum(place_topic.groups) as groups
    from place_topic
    where ($kabupaten_code is null or place_topic.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(place_topic.kabupaten_code, 2) = $province_code)
        and ($kecamatan_code is null or place_topic.kecamatan_code = $kecamatan_code)
        and ($group_type is null or place_topic.group_type = $group_type)
        and place_topic.topic is not null
    group by place_topic.topic
)
select
    coalesce(offered.topic, asked.topic) as topic, coalesce(offered.persons, 0) as persons,
    coalesce(asked.meetings, 0) as meetings, coalesce(asked.groups, 0) as groups
from offered
full outer join asked on offered.topic = asked.topic
order by meetings desc, persons desc, topic
