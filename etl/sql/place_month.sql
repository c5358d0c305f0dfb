-- The months of all groups of a kecamatan and type together (kecamatan empty: groups of the whole kabupaten), for the
-- months that group_month has. Reported: groups with at least one report of that month, confirmed or waiting.
select
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code, group_month.month,
    count(*) as groups,
    cast(sum(case when group_month.meetings > 0 then 1 else 0 end) as bigint) as groups_met,
    cast(sum(case when group_month.reported_meetings > 0 then 1 else 0 end) as bigint) as groups_reported,
    cast(sum(group_month.meetings) as bigint) as meetings,
    cast(sum(group_month.development_meetings) as bigint) as development_meetings,
    cast(sum(group_month.attended) as bigint) as attended,
    cast(sum(group_month.invited) as bigint) as invited
from group_month
inner join group_status on group_month.group_id = group_status.group_id
group by group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code, group_month.month
order by
    group_status.group_type, group_status.kabupaten_code, group_status.kecamatan_code nulls first, group_month.month
