-- The messages of WhatsApp chats that reported meetings of one group, in the order in which they were sent: what was quoted.
select meeting_evidence.meeting_id, meeting_evidence.sent_at, meeting_evidence.excerpt
from meeting_evidence
inner join meeting on meeting_evidence.meeting_id = meeting.meeting_id
where meeting.group_id = $group_id
order by meeting_evidence.meeting_id, meeting_evidence.sent_at, meeting_evidence.line, meeting_evidence.message_key
