"""How active are the groups, and where?"""

from functools import partial

from answers import page_tables
from components import activity, activity_log, class_log, clocks, filters, head_actions, meeting_log, panels, silent_log

head = panels.page_head("keaktifan")
selection = filters.choose(class_log.READING, silent_log.SILENT, with_kecamatan=True)
head_actions.row(head, page_tables.of_page("keaktifan", selection))
clocks.jump(selection)

if clocks.log_head("log_activity", selection):
    class_log.classes(selection)
    activity_log.months(selection)
    activity_log.calendar(selection)
    panels.section("log_silent")
    silent_log.silent(selection)
    panels.section("log_meetings")
    panels.side_by_side(partial(meeting_log.attendance, selection), partial(meeting_log.kinds, selection))
    panels.side_by_side(partial(meeting_log.topics, selection), partial(meeting_log.packages, selection))

if clocks.survey_head("survey_activity", selection):
    panels.section("frequency")
    activity.yardstick(selection)
    panels.side_by_side(partial(activity.frequency, selection), partial(activity.attendance, selection))
    panels.indicator_panels(selection, "met_at_least_fortnightly", "never_met")

    panels.section("program")
    panels.side_by_side(partial(activity.topics, selection), partial(activity.kak_done, selection))
    panels.indicator_panels(selection, "has_routine_agenda", "has_development_agenda", "has_kak")
