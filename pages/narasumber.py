"""Who are the narasumber, and are they enough?"""

from functools import partial

from answers import page_tables
from components import (
    clocks,
    distance_log,
    filters,
    head_actions,
    named_persons,
    panels,
    resource_person_log,
    resource_persons,
)

head = panels.page_head("narasumber")
selection = filters.choose(with_kecamatan=True)
head_actions.row(head, page_tables.of_page("narasumber", selection))
clocks.jump(selection)

if clocks.log_head("log_persons", selection):
    resource_person_log.persons(selection)
    named_persons.listed(selection)
    distance_log.distances(selection)
    distance_log.lines_on_demand(selection)
    resource_person_log.topics(selection)
    panels.side_by_side(partial(resource_person_log.outside, selection), partial(resource_person_log.spoke, selection))

if clocks.survey_head("survey_persons", selection):
    panels.section("access")
    adequate = partial(panels.indicator_panel, selection, "narasumber_access_adequate")
    panels.side_by_side(partial(resource_persons.access, selection), adequate)

    panels.section("used")
    panels.options_panel(selection, "narasumber", (17,), "narasumber_pengawas")

    panels.section("standard")
    resource_persons.standard(selection)
