"""Where does the money come from, and what does it cost a school?"""

from functools import partial

from answers import brief, data, page_tables
from components import clocks, filters, funding, funding_log, head_actions, panels

head = panels.page_head("pendanaan")
selection = filters.choose(with_kecamatan=True)
head_actions.row(head, page_tables.of_page("pendanaan", selection))
clocks.jump(selection)

if clocks.log_head("log_money", selection):
    funding_log.income(selection)
    funding_log.spending(selection)
    funding_log.per_meeting(selection)
    funding_log.per_participant(selection)
    funding_log.per_school(selection)
    if brief.is_surveyed(selection):
        funding_log.beside_survey(selection, data.values(selection))

if clocks.survey_head("survey_money", selection):
    values = data.values(selection)
    panels.section("cost")
    under_a_million = partial(panels.indicator_panel, selection, "cost_under_1_million")
    panels.side_by_side(partial(funding.cost_bands, selection), under_a_million)

    panels.section("sources")
    funding.sources(selection)

    panels.section("examples")
    funding.examples(selection)
