-- One group against the 2008 standard: the status of every component, and each of its criteria.
select
    group_standard.component, group_standard.standard_status, group_criterion.criterion_id, group_criterion.met
from group_standard
inner join group_criterion
    on group_standard.group_id = group_criterion.group_id and group_standard.component = group_criterion.component
where group_standard.group_id = $group_id
order by group_standard.component, group_criterion.criterion_id
