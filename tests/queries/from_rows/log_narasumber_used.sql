-- Who spoke at the meetings of the last twelve months; the kind is empty where nobody spoke or the report does not say.
select
    log_meeting.narasumber_kind, log_meeting.is_outside_narasumber, count(*) as meetings,
    count(distinct log_meeting.group_id) as groups
from log_meeting
where ($kabupaten_code is null or log_meeting.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(log_meeting.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or log_meeting.kecamatan_code = $kecamatan_code)
    and ($group_type is null or log_meeting.group_type = $group_type)
    and log_meeting.months_ago < 12
group by log_meeting.narasumber_kind, log_meeting.is_outside_narasumber
order by meetings desc, log_meeting.narasumber_kind nulls last
