-- Different topics of the meetings of the last twelve months, of the topics of table 13. One topic in two kecamatan is
-- still one topic, so each level counts for itself.
with treated as (
    select group_type, kabupaten_code, kecamatan_code, topic
    from log_meeting
    where months_ago < 12 and topic is not null
),
placed as (
    select treated.group_type, 'provinsi' as level, kabupaten.province_code as area_code, treated.topic
    from treated
    inner join kabupaten on treated.kabupaten_code = kabupaten.code
    union all
    select treated.group_type, 'kabupaten', treated.kabupaten_code, treated.topic
    from treated
    union all
    select treated.group_type, 'kecamatan', treated.kecamatan_code, treated.topic
    from treated
    where treated.kecamatan_code is not null
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
