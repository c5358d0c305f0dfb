-- Who spoke at the meetings of the last twelve months in a kecamatan, by type of group (kecamatan empty: groups of the
-- whole kabupaten; kind empty: nobody, or not said). Groups add up over places and types, never over kinds.
select
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code, log_meeting.narasumber_kind,
    log_meeting.is_outside_narasumber, count(*) as meetings, count(distinct log_meeting.group_id) as groups
from log_meeting
where log_meeting.months_ago < 12
group by
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code, log_meeting.narasumber_kind,
    log_meeting.is_outside_narasumber
order by
    log_meeting.group_type, log_meeting.kabupaten_code, log_meeting.kecamatan_code nulls first,
    log_meeting.narasumber_kind nulls last
