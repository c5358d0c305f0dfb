-- The sums of group_month, once, and nothing else: no month without a meeting, no place, no second look at reports.
select
    group_id, date_trunc('month', held_on) as month,
    count(*) as meetings,
    sum(case when kind = 'pengembangan' then 1 else 0 end) as development_meetings,
    sum(case when attended <= invited then attended end) as attended,
    sum(case when attended <= invited then invited end) as invited,
    sum(cost_rupiah) as cost_rupiah, count(cost_rupiah) as meetings_with_cost,
    sum(case when cost_rupiah is not null then attended end) as cost_attended,
    sum(case when attended is not null then cost_rupiah end) as cost_of_attended_rupiah,
    count(narasumber_kind) as meetings_with_narasumber,
    sum(case when narasumber_kind in ('pengurus_gugus_lain', 'dinas_pendidikan', 'kemendikbud_lpmp', 'lsm') then 1
        else 0 end) as meetings_with_outside_narasumber,
    sum(lesson_hours) as lesson_hours
from meeting
where review_state = 'dikonfirmasi'
group by group_id, date_trunc('month', held_on)
