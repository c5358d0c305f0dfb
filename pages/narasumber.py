"""Who are the narasumber, and are they enough?"""

from functools import partial

from components import data, filters, panels, resource_persons, summary

panels.page_head("narasumber")
selection = filters.choose()
values = data.values(selection)

panels.section("access")
summary.nobody_or(selection, partial(resource_persons.access, selection))
panels.indicator_panels(values, selection, "narasumber_access_adequate", "narasumber_access_inadequate")

panels.section("used")
panels.options_panel("narasumber", selection, tables=(17,), sentence_of="narasumber_pengawas")

panels.section("standard")
resource_persons.standard(selection)
