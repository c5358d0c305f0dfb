-- Topics of the last twelve months in a kecamatan, by type of group (kecamatan empty: groups of the whole kabupaten; topic
-- empty: the report does not say it). Groups add up over places and types, never over topics.
select
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code, log_meeting.topic,
    count(*) as meetings, count(distinct log_meeting.group_id) as groups,
    cast(sum(case when log_meeting.kind = 'pengembangan' then 1 else 0 end) as bigint) as development_meetings
from log_meeting
where log_meeting.months_ago < 12
group by log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code, log_meeting.topic
order by
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code nulls first,
    log_meeting.topic nulls last
