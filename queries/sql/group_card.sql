-- Everything about one group: who it is, its papers, its class and why, what is missing, money, narasumber, visits.
with latest_visit as (
    select monitoring_visit.group_id, monitoring_visit.visited_on, min(monitoring_visit.visited_by) as visited_by
    from monitoring_visit
    where monitoring_visit.group_id = $group_id
    group by monitoring_visit.group_id, monitoring_visit.visited_on
)
select
    working_group.group_id, working_group.name, working_group.gugus_name, working_group.group_type, working_group.level,
    working_group.kabupaten_code, kabupaten.name as kabupaten_name, working_group.kecamatan_code,
    kecamatan.name as kecamatan_name, working_group.longitude, working_group.latitude, working_group.location_source,
    working_group.core_school, working_group.schools, working_group.members, working_group.founded_year,
    working_group.formed_by, working_group.has_sk, working_group.sk_issuer, working_group.has_ad_art,
    working_group.has_kak, working_group.has_notary_deed, working_group.has_chair, working_group.has_secretary,
    working_group.has_treasurer, working_group.has_periodic_report, working_group.is_sample, group_status.as_of,
    group_status.activity_class, group_status.meetings_in_window, group_status.window_months,
    group_status.rule_valid_from, activity_rule.meetings_from as class_from, activity_rule.source as rule_source,
    group_status.next_class, group_status.meetings_missing, group_status.last_meeting_on, group_status.months_silent,
    group_status.attended, group_status.invited, group_status.development_meetings, group_status.lesson_hours,
    group_status.certificate_packages, group_status.cost_rupiah, group_status.meetings_with_cost,
    group_status.cost_attended, group_status.cost_of_attended_rupiah, group_status.money_year,
    group_status.income_rupiah, group_status.school_dues_rupiah, group_status.spending_rupiah,
    group_narasumber.distance_km as narasumber_km, person_status.kind as narasumber_kind,
    group_status.last_visit_on, latest_visit.visited_by as last_visit_by,
    load_batch.file_name as source_file, load_batch.loaded_at
from working_group
inner join group_status on working_group.group_id = group_status.group_id
left join kabupaten on working_group.kabupaten_code = kabupaten.code
left join kecamatan on working_group.kecamatan_code = kecamatan.code
-- The rule of the kabupaten where it has one for that day, else the general one; classes differ within a rule.
left join activity_rule
    on group_status.rule_valid_from = activity_rule.valid_from
    and group_status.activity_class = activity_rule.activity_class
    and coalesce(group_status.rule_kabupaten_code, '') = coalesce(activity_rule.kabupaten_code, '')
left join group_narasumber on working_group.group_id = group_narasumber.group_id
left join person_status on group_narasumber.person_id = person_status.person_id
left join latest_visit on group_status.group_id = latest_visit.group_id and group_status.last_visit_on = latest_visit.visited_on
left join load_batch on working_group.batch_id = load_batch.batch_id
where working_group.group_id = $group_id
order by working_group.group_id
