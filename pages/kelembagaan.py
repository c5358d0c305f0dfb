"""How strong is the organisation: documents, officers, facilities, quality assurance?"""

from functools import partial

from answers import page_tables
from components import (
    clocks,
    filters,
    head_actions,
    log_values,
    organisation,
    panels,
    standard,
    standard_list,
    standard_survey,
)

head = panels.page_head("kelembagaan")
selection = filters.choose(standard_list.COMPONENT, with_kecamatan=True)
head_actions.row(head, page_tables.of_page("kelembagaan", selection))
clocks.jump(selection)

if clocks.log_head("log_register", selection):
    panels.section("standard_check")
    standard.overview(selection, beside=True)
    standard_list.to_do(selection)
    panels.section("register_values")
    log_values.organisation(selection)

if clocks.survey_head("survey_organisation", selection):
    panels.section("documents")
    organisation.documents(selection)
    panels.indicator_panels(selection, "has_sk", "has_ad_art")

    panels.section("founder")
    founders = panels.asked(selection, "founder_dinas", "founder_kemenag", "founder_own_initiative")
    panels.indicator_panels(selection, *founders)
    organisation.officers(selection)

    panels.section("facilities")
    panels.options_panel(selection, "equipment", (16,), "equipment_computer")

    panels.section("quality")
    monitoring = partial(panels.ordered_panel, selection, "monitoring", (19,), "monitoring_often")
    report = partial(panels.indicator_panel, selection, "periodic_report")
    panels.side_by_side(monitoring, report)

    panels.section("outcome")
    organisation.satisfaction(selection)

    panels.section("standard_survey")
    standard_survey.beside(selection)
