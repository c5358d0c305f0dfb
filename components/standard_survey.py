"""The survey by component of the 2008 standard: beside the check of the log, under its own clock."""

from answers import captions, data, rounds
from charts import panel
from components import kept_panels, panels
from components.kept_panels import KeptPanel
from components.origin import Origin
from indicators import registry, standard
from indicators.statement import share_words
from queries.selection import Selection
from translations.format import number
from translations.text import text


@kept_panels.kept_for_all
def beside(selection: Selection) -> KeptPanel:
    """Every indicator of the survey that touches a component: the chosen place, and the five together."""
    values = data.values(selection)
    every = [(one, registry.load(indicator_id)) for one in standard.components() for indicator_id in one.survey]
    shown = [(component, it) for component, it in every if panels.is_asked(it, selection)]
    here = [selection.kabupaten_code, None] if selection.kabupaten_code else [None]
    rows = [
        (component.name, it.title, *(share_words(values.of(it.id, code).share) for code in here))
        for component, it in shown
    ]
    places = (
        [selection.place, text("selection.all_short")] if selection.kabupaten_code else [text("selection.all_short")]
    )
    heads = (text("standard.matrix.component"), text("standard.survey.indicator"), *places)
    caption = text("standard.survey.caption", group_type=selection.group_type)
    table = panel.plain_table(caption, heads, rows, numbers_from=len(heads))
    sentence = text(
        "standard.survey.sentence",
        month=rounds.of(selection).when,
        touched=number(len({component.id for component, _ in shown})),
        components=number(len(standard.components())),
        place=selection.place,
        count=share_words(values.chosen_of("has_sk").share),
        group_type=selection.group_type,
    )
    used = sorted({one for _, it in shown for one in it.source_tables})
    facts = [captions.coverage_words(selection), captions.source_words(selection, used), text("standard.survey.rounds")]
    html = panel.panel(sentence, text("standard.survey.name"), table, panel.foot(facts))
    behind = Origin(text("standard.survey.name"), tuple(it.id for _, it in shown), table=table)
    return KeptPanel(html, "standard_survey", behind)
