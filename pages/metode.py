"""Where do the figures come from, and how far can they be trusted?"""

from components import filters, method, panels

panels.page_head("metode")
selection = filters.choose(method.TABLE)

panels.section("data")
method.survey(selection)
panels.section("rules")
method.rules()
panels.section("definitions")
method.definitions()
panels.section("cells")
method.cells(selection)
panels.section("anomalies")
method.anomalies(selection)
panels.section("attribution")
method.attribution()
