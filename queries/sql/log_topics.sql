-- Topics of the last twelve months; the topic is empty where the report does not say it.
select
    place_topic.topic, sum(place_topic.meetings) as meetings, sum(place_topic.groups) as groups,
    sum(place_topic.development_meetings) as development_meetings
from place_topic
where ($kabupaten_code is null or place_topic.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(place_topic.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or place_topic.kecamatan_code = $kecamatan_code)
    and ($group_type is null or place_topic.group_type = $group_type)
group by place_topic.topic
order by meetings desc, place_topic.topic nulls last
