-- Which messages were confirmed as reports of which meeting?
select
    message_key,
    meeting_id
from meeting_evidence
order by meeting_id, message_key;
