"""How active are the groups, and where?"""

from functools import partial

from components import activity, data, filters, panels, summary

panels.page_head("keaktifan")
selection = filters.choose()
values = data.values(selection)

panels.section("frequency")
summary.say_if_nobody(selection)
activity.yardstick(selection)
panels.side_by_side(partial(activity.frequency, values, selection), partial(activity.attendance, selection))
panels.indicator_panels(values, selection, "met_at_least_fortnightly", "never_met")

panels.section("program")
panels.side_by_side(partial(activity.topics, selection), partial(activity.kak_done, selection))
panels.indicator_panels(values, selection, "has_routine_agenda", "has_development_agenda", "has_kak")
