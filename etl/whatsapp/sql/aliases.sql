-- What else are the groups called?
select
    group_id,
    alias
from group_alias
order by group_id, alias;
