-- What the register and the log are today: the day they are judged for, simulated or not, how many, how fresh.
select
    warehouse_build.as_of,
    (select count(*) from working_group) as working_groups,
    (select count(*) from meeting where review_state = 'dikonfirmasi') as meetings,
    (select max(held_on) from meeting where review_state = 'dikonfirmasi' and held_on < warehouse_build.as_of) as last_meeting_on,
    (select count(*) from load_batch where not is_undone) as batches,
    (select max(loaded_at) from load_batch where not is_undone) as loaded_at,
    (select count(*) from load_batch where is_sample and not is_undone) > 0 as is_sample
from warehouse_build
order by warehouse_build.as_of
