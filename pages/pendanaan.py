"""Where does the money come from, and what does it cost a school?"""

from functools import partial

from components import data, filters, funding, panels, summary

panels.page_head("pendanaan")
selection = filters.choose()
values = data.values(selection)

panels.section("cost")
summary.nobody_or(selection, partial(funding.cost_bands, selection))
panels.indicator_panels(values, selection, "cost_under_1_million", "cost_1_to_3_million")

panels.section("sources")
funding.sources(selection)
panels.indicator_panels(values, selection, "funding_school_dues", "funding_dinas")

panels.section("examples")
funding.examples(selection)
