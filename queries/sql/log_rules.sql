-- Rules of activity known on the day of the build, newest first; the kabupaten is empty for the general rule.
select
    activity_rule.kabupaten_code, kabupaten.name as kabupaten_name, activity_rule.valid_from, activity_rule.window_months,
    activity_rule.activity_class, activity_rule.meetings_from, activity_rule.source
from activity_rule
cross join warehouse_build
left join kabupaten on activity_rule.kabupaten_code = kabupaten.code
where activity_rule.valid_from <= warehouse_build.as_of
order by activity_rule.valid_from desc, kabupaten.display_order nulls first, activity_rule.meetings_from desc
