-- Which meetings stand in the log, to tell a person that one was brought already?
select
    meeting_id,
    group_id,
    held_on,
    batch_id
from meeting
order by held_on, meeting_id;
