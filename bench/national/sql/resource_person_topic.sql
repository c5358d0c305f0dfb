-- One to four topics each.
select
    person.person_id, $topics[1 + (hash(person.person_id) % 1000 + turn.range * 3)::bigint % len($topics)] as topic, $batch as batch_id,
    cast(null as varchar) as source_sheet, cast(null as bigint) as source_row
from resource_person as person, range(4) as turn
where turn.range <= hash(person.person_id, 'topics') % 4
order by person_id, topic
