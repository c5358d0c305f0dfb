-- Every group against every criterion of the 2008 standard: met, not met, or not known (met empty). The criteria, their
-- words and their lines in the study stand in indicators/rules/standard.yaml; a test holds the two lists together.
-- What nobody writes down is unknown, not missing: whether a type of group has meetings, visits or money is judged only
-- where somebody of that type and kabupaten has a row of them at all. Within such a log a group without a row has none,
-- as in the activity class. A blank cell of the register is unknown.
with with_log as (
    select distinct log_meeting.kabupaten_code, log_meeting.group_type
    from log_meeting
),
with_visits as (
    select distinct group_status.kabupaten_code, group_status.group_type
    from group_status
    where group_status.last_visit_on is not null
),
with_money as (
    select distinct group_status.kabupaten_code, group_status.group_type
    from group_status
    where group_status.income_rupiah is not null or group_status.spending_rupiah is not null
),
in_window as (
    select
        log_meeting.group_id,
        count(*) as meetings,
        sum(case when log_meeting.kind = 'rutin' then 1 else 0 end) as routine_meetings,
        sum(case when log_meeting.kind = 'pengembangan' then 1 else 0 end) as development_meetings,
        count(log_meeting.attended) as meetings_with_attendance,
        sum(case when log_meeting.is_outside_narasumber then 1 else 0 end) as outside_meetings
    from log_meeting
    inner join group_status
        on log_meeting.group_id = group_status.group_id and log_meeting.months_ago < group_status.window_months
    group by log_meeting.group_id
),
money_source as (
    select funding.group_id, count(distinct funding.source) as sources
    from funding
    inner join group_status on funding.group_id = group_status.group_id and funding.year = group_status.money_year
    where funding.amount_rupiah > 0
    group by funding.group_id
),
-- The register holds the issuer of a decree in words of its own: the head of the kabupaten, else an office or a head below
-- the kabupaten, else its Dinas or Kemenag (annex 1, lines 2041-2052; lines 581-589). What is none of these stays unknown.
decree as (
    select
        group_id,
        case
            when not has_sk then false
            when has_sk is null or sk_issuer is null then null
            when lower(sk_issuer) like '%bupati%' or lower(sk_issuer) like '%wali kota%'
                or lower(sk_issuer) like '%walikota%' then true
            when lower(sk_issuer) like '%upt%' or lower(sk_issuer) like '%camat%' or lower(sk_issuer) like '%kcd%'
                or lower(sk_issuer) like '%korwil%' or lower(sk_issuer) like '%gugus%' or lower(sk_issuer) like '%ketua%'
                or lower(sk_issuer) like '%pengurus%' or lower(sk_issuer) like '%kepala sekolah%'
                or lower(sk_issuer) like '%kepala madrasah%' then false
            when lower(sk_issuer) like '%dinas%' or lower(sk_issuer) like '%dikpora%' or lower(sk_issuer) like '%dikbud%'
                or lower(sk_issuer) like '%disdik%' or lower(sk_issuer) like '%kemenag%'
                or lower(sk_issuer) like '%kementerian agama%' then true
        end as is_of_kabupaten
    from working_group
),
judged as (
    select
        working_group.group_id, working_group.is_sample,
        working_group.has_sk, decree.is_of_kabupaten, working_group.has_ad_art,
        case
            when not working_group.has_chair or not working_group.has_secretary or not working_group.has_treasurer
                then false
            when working_group.has_chair and working_group.has_secretary and working_group.has_treasurer then true
        end as has_officers,
        working_group.has_kak,
        case when with_log.group_type is not null then coalesce(in_window.routine_meetings > 0, false) end as met_routine,
        case
            when with_log.group_type is not null then coalesce(in_window.development_meetings > 0, false)
        end as met_development,
        case
            when with_log.group_type is not null then group_status.activity_class in ('aktif', 'cukup_aktif')
        end as is_active,
        -- Without a meeting there is no attendance to write down: unknown.
        2 * in_window.meetings_with_attendance >= in_window.meetings as wrote_attendance,
        case
            when group_status.income_rupiah is not null then coalesce(money_source.sources > 1, false)
        end as has_several_sources,
        case
            when with_money.group_type is not null
                then group_status.income_rupiah is not null and group_status.spending_rupiah is not null
        end as accounted,
        working_group.has_room, working_group.has_computer, working_group.has_projector,
        group_narasumber.distance_km <= 25 as has_narasumber_near,
        case
            when with_log.group_type is not null then coalesce(in_window.outside_meetings > 0, false)
        end as heard_outsider,
        -- Twelve months as in log_meeting: the same day a year before still counts.
        case
            when with_visits.group_type is not null then coalesce(
                (extract(year from group_status.as_of) * 12 + extract(month from group_status.as_of)) * 32
                    + extract(day from group_status.as_of)
                    - (extract(year from group_status.last_visit_on) * 12
                        + extract(month from group_status.last_visit_on)) * 32
                    - extract(day from group_status.last_visit_on) <= 32 * 12,
                false
            )
        end as was_visited,
        working_group.has_periodic_report
    from working_group
    inner join group_status on working_group.group_id = group_status.group_id
    inner join decree on working_group.group_id = decree.group_id
    left join with_log
        on working_group.kabupaten_code = with_log.kabupaten_code and working_group.group_type = with_log.group_type
    left join with_visits
        on working_group.kabupaten_code = with_visits.kabupaten_code
        and working_group.group_type = with_visits.group_type
    left join with_money
        on working_group.kabupaten_code = with_money.kabupaten_code and working_group.group_type = with_money.group_type
    left join in_window on working_group.group_id = in_window.group_id
    left join money_source on working_group.group_id = money_source.group_id
    left join group_narasumber on working_group.group_id = group_narasumber.group_id
),
-- Eighteen rows beside each group, not eighteen selects under each other: an engine that copies a CTE wherever it is named
-- would judge every group eighteen times.
criterion as (
    select 'organisasi' as component, 'has_sk' as criterion_id
    union all select 'organisasi', 'sk_of_kabupaten'
    union all select 'organisasi', 'has_ad_art'
    union all select 'organisasi', 'officers'
    union all select 'program', 'has_kak'
    union all select 'program', 'routine_held'
    union all select 'program', 'development_held'
    union all select 'pengelolaan', 'active'
    union all select 'pengelolaan', 'attendance_written'
    union all select 'pembiayaan', 'several_sources'
    union all select 'pembiayaan', 'accounted'
    union all select 'sarana', 'room'
    union all select 'sarana', 'computer'
    union all select 'sarana', 'projector'
    union all select 'narasumber', 'suitable_near'
    union all select 'narasumber', 'outside_speaker'
    union all select 'penjaminan_mutu', 'visited'
    union all select 'penjaminan_mutu', 'periodic_report'
)
select
    judged.group_id, criterion.component, criterion.criterion_id,
    case criterion.criterion_id
        when 'has_sk' then judged.has_sk
        when 'sk_of_kabupaten' then judged.is_of_kabupaten
        when 'has_ad_art' then judged.has_ad_art
        when 'officers' then judged.has_officers
        when 'has_kak' then judged.has_kak
        when 'routine_held' then judged.met_routine
        when 'development_held' then judged.met_development
        when 'active' then judged.is_active
        when 'attendance_written' then judged.wrote_attendance
        when 'several_sources' then judged.has_several_sources
        when 'accounted' then judged.accounted
        when 'room' then judged.has_room
        when 'computer' then judged.has_computer
        when 'projector' then judged.has_projector
        when 'suitable_near' then judged.has_narasumber_near
        when 'outside_speaker' then judged.heard_outsider
        when 'visited' then judged.was_visited
        when 'periodic_report' then judged.has_periodic_report
    end as met,
    judged.is_sample
from judged
cross join criterion
order by judged.group_id, criterion.component, criterion.criterion_id
