"""Where does the money come from, and what does it cost a school?"""

from functools import partial

from components import data, filters, funding, panels, summary

panels.page_head("pendanaan")
selection = filters.choose()
values = data.values(selection)

panels.section("cost")
summary.say_if_nobody(selection)
under_a_million = partial(panels.indicator_panel, "cost_under_1_million", values, selection)
panels.side_by_side(partial(funding.cost_bands, values, selection), under_a_million)

panels.section("sources")
funding.sources(selection)

panels.section("examples")
funding.examples(selection)
