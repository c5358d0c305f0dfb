"""Where do the figures come from, and how far can they be trusted?"""

from components import (
    clocks,
    decisions,
    dictionary,
    filters,
    head_actions,
    log_values,
    method,
    monitoring,
    panels,
    privacy,
    questionnaire,
    standard,
    versions,
)

head = panels.page_head("metode")
selection = filters.choose(method.TABLE)
head_actions.pass_on(head, "metode", selection)

panels.section("data")
method.survey(selection)
questionnaire.links()
privacy.link()
panels.section("rules")
method.rules()
monitoring.activity_rules()
decisions.rules_table()
standard.rules()
if clocks.dated_head("log_files"):
    monitoring.files()
    monitoring.freshness(selection)
    monitoring.completeness(selection)
    panels.section("log_values")
    log_values.everything(selection)
    panels.section("log_checks")
    monitoring.plausibility(selection)
    monitoring.refused()
panels.section("definitions")
method.definitions()
panels.section("cells")
method.cells(selection)
panels.section("anomalies")
method.anomalies(selection)
panels.section("dictionary")
dictionary.tables()
panels.section("versions")
versions.table()
panels.section("attribution")
method.attribution()
