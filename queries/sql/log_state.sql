-- What the register and the log are today: the day they are judged for, simulated or not, how many, how fresh.
select as_of, working_groups, meetings, last_meeting_on, batches, loaded_at, is_sample
from log_state
order by as_of
