"""Who are the narasumber, and are they enough?"""

from functools import partial

from components import data, filters, panels, resource_persons, summary

panels.page_head("narasumber")
selection = filters.choose()
values = data.values(selection)

panels.section("access")
summary.say_if_nobody(selection)
adequate = partial(panels.indicator_panel, "narasumber_access_adequate", values, selection)
panels.side_by_side(partial(resource_persons.access, selection), adequate)

panels.section("used")
panels.options_panel("narasumber", selection, tables=(17,), sentence_of="narasumber_pengawas")

panels.section("standard")
resource_persons.standard(selection)
