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
    select log_meeting.topic, count(*) as meetings, count(distinct log_meeting.group_id) as groups
    from log_meeting
    where ($kabupaten_code is null or log_meeting.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(log_meeting.kabupaten_code, 2) = $province_code)
        and ($kecamatan_code is null or log_meeting.kecamatan_code = $kecamatan_code)
        and ($group_type is null or log_meeting.group_type = $group_type)
        and log_meeting.months_ago < 12 and log_meeting.topic is not null
    group by log_meeting.topic
)
select
    coalesce(offered.topic, asked.topic) as topic, coalesce(offered.persons, 0) as persons,
    coalesce(asked.meetings, 0) as meetings, coalesce(asked.groups, 0) as groups
from offered
full outer join asked on offered.topic = asked.topic
order by meetings desc, persons desc, topic
