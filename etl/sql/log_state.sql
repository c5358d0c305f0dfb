-- What the register and the log are on the day of the build, in one row: every page asks it first.
with today as (
    select cast($as_of as date) as as_of
),
register as (
    select count(*) as working_groups
    from working_group
),
confirmed as (
    select count(*) as meetings, max(case when meeting.held_on < today.as_of then meeting.held_on end) as last_meeting_on
    from meeting
    cross join today
    where meeting.review_state = 'dikonfirmasi'
),
brought as (
    select
        count(*) as batches, max(load_batch.loaded_at) as loaded_at,
        coalesce(max(case when load_batch.is_sample then 1 else 0 end), 0) = 1 as is_sample
    from load_batch
    where not load_batch.is_undone
)
select
    today.as_of, register.working_groups, confirmed.meetings, confirmed.last_meeting_on, brought.batches,
    brought.loaded_at, brought.is_sample
from today
cross join register
cross join confirmed
cross join brought
order by today.as_of
