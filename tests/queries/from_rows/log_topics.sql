-- Topics of the last twelve months; the topic is empty where the report does not say it.
select
    log_meeting.topic, count(*) as meetings, count(distinct log_meeting.group_id) as groups,
    sum(case when log_meeting.kind = 'pengembangan' then 1 else 0 end) as development_meetings
from log_meeting
where ($kabupaten_code is null or log_meeting.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(log_meeting.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or log_meeting.kecamatan_code = $kecamatan_code)
    and ($group_type is null or log_meeting.group_type = $group_type)
    and log_meeting.months_ago < 12
group by log_meeting.topic
order by meetings desc, log_meeting.topic nulls last
