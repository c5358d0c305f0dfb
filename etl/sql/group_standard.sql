-- Each component of the 2008 standard for each group: met when every criterion is, unknown when none is known, not met
-- when none is met and one is known not to be, else partly. The counts stand beside it, so that "partly" can be read.
with counted as (
    select
        group_criterion.group_id, group_criterion.component,
        sum(case when group_criterion.met then 1 else 0 end) as criteria_met,
        sum(case when not group_criterion.met then 1 else 0 end) as criteria_not_met,
        sum(case when group_criterion.met is null then 1 else 0 end) as criteria_unknown
    from group_criterion
    group by group_criterion.group_id, group_criterion.component
)
select
    counted.group_id, working_group.group_type, working_group.kabupaten_code, working_group.kecamatan_code,
    counted.component,
    case
        when counted.criteria_met + counted.criteria_not_met = 0 then 'unknown'
        when counted.criteria_not_met + counted.criteria_unknown = 0 then 'met'
        when counted.criteria_met = 0 then 'not_met'
        else 'partly'
    end as standard_status,
    cast(counted.criteria_met as bigint) as criteria_met,
    cast(counted.criteria_not_met as bigint) as criteria_not_met,
    cast(counted.criteria_unknown as bigint) as criteria_unknown,
    working_group.is_sample
from counted
inner join working_group on counted.group_id = working_group.group_id
order by counted.group_id, counted.component
