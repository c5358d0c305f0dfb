-- Meetings of one group as reported, newest first; those not confirmed stand there with their state.
select
    meeting_id, held_on, kind, topic, topic_words, attended, invited, lesson_hours, narasumber_kind, cost_rupiah, review_state
from meeting
where group_id = $group_id
order by held_on desc, meeting_id
