"""Pieces of the page Kelembagaan: matrix of documents, officers, monitoring, satisfaction."""

from functools import partial

from answers import captions, data, rounds
from answers.captions import coverage_words
from charts import icon_matrix, panel, value_table
from charts.icon_matrix import MatrixColumn, MatrixRow
from components import kept_panels, panels
from components.kept_panels import KeptPanel
from components.origin import Origin
from indicators import registry
from indicators.share import Share
from indicators.statement import share_words
from queries.selection import SURVEYED_TYPES, Selection
from schemas.vocabulary import GroupType, ValueStatus
from translations.format import number
from translations.text import text

DOCUMENTS = ("has_sk", "has_ad_art")
SCORES = ("satisfaction_learning_outcome", "satisfaction_social")
NOT_ASKED = Share(None, None, status=ValueStatus.NOT_ASKED)


@kept_panels.kept_for_all
def documents(selection: Selection) -> KeptPanel:
    """SK and AD/ART of every kabupaten side by side, the five together last."""
    values = data.values(selection)
    areas = values.everywhere(DOCUMENTS[0])
    columns = [
        MatrixColumn(
            area.area_name,
            text("matrix.surveyed", count=number(area.groups_surveyed or 0)),
            area.is_chosen,
        )
        for area in areas
    ]
    rows = [
        MatrixRow(registry.load(indicator_id).short, tuple(area.share for area in values.everywhere(indicator_id)))
        for indicator_id in DOCUMENTS
    ]
    picture = icon_matrix.icon_matrix(columns, rows, caption=text("matrix.documents"))
    sk, ad_art = (share_words(values.chosen_of(indicator_id).share) for indicator_id in DOCUMENTS)
    sentence = text(
        "matrix.documents_sentence", place=selection.place, group_type=selection.group_type, sk=sk, ad_art=ad_art
    )
    below = panel.foot([coverage_words(selection), captions.source_words(selection, (4, 5, 6))])
    behind = Origin(text("matrix.documents"), DOCUMENTS, table=partial(value_table.of_matrix, columns, rows))
    return KeptPanel(panel.panel(sentence, "", picture, below), "documents", behind)


@kept_panels.kept_for_all
def officers(selection: Selection) -> KeptPanel:
    """Which officers the groups have, by type of group; the study prints no kabupaten here."""
    shown = rounds.shown(selection)
    found = data.options("officers", selection, shown.kabupaten_code)
    columns = [
        MatrixColumn(str(kind), _surveyed_words(shown, kind), kind == selection.group_type) for kind in SURVEYED_TYPES
    ]
    by_option = {
        option.option_id: (option.label, {kind: _share(found, kind, option.option_id) for kind in SURVEYED_TYPES})
        for option in found[GroupType.KKG]
    }
    rows = [MatrixRow(label, tuple(shares[kind] for kind in SURVEYED_TYPES)) for label, shares in by_option.values()]
    is_records = rounds.of(selection).is_records
    caption = text("rounds.officers", place=shown.place) if is_records else text("matrix.officers")
    picture = icon_matrix.icon_matrix(columns, rows, caption=caption)
    indicator = registry.load("has_ketua")
    area = data.values(shown).chosen_of(indicator.id)
    sentence = indicator.sentence(shown.place, area.share, selection.group_type)
    facts = [captions.source_words(selection, (7,)), rounds.untouched(selection)]
    table = partial(value_table.of_matrix, columns, rows)
    behind = Origin(text("matrix.officers"), (indicator.id,), "officers", table=table)
    return KeptPanel(panel.panel(sentence, "", picture, panel.foot(facts)), "officers", behind)


def _share(found: dict[GroupType, list], kind: GroupType, option_id: str) -> Share:
    return next((option.share for option in found.get(kind, []) if option.option_id == option_id), NOT_ASKED)


def _surveyed_words(shown: Selection, kind: GroupType) -> str:
    surveyed = next(
        row["groups_surveyed"]
        for row in data.ask("frame", round_id=shown.round_id)
        if row["group_type"] == kind and row["kabupaten_code"] == shown.kabupaten_code
    )
    return text("matrix.surveyed", count=number(surveyed))


def satisfaction(selection: Selection) -> None:
    """Average scores as the study states them in its prose; they have no counts. Later rounds do not ask."""
    for indicator_id in SCORES:
        _score(selection, indicator_id)


@kept_panels.kept_for_all
def _score(selection: Selection, indicator_id: str) -> KeptPanel:
    indicator = registry.load(indicator_id)
    values = data.values(selection)
    if values.is_records:
        reason = text("rounds.no_score", name=indicator.title, when=rounds.of(selection).when)
        return KeptPanel(panel.empty(reason, text("rounds.no_score_cure")))
    if not panels.is_asked(indicator, selection):
        asked_of = [str(kind) for kind in indicator.group_types]
        return KeptPanel(panels.not_asked(indicator.title, selection, asked_of))
    area = values.of(indicator_id, None)
    sentence = indicator.sentence(selection.everywhere().place, area.share, selection.group_type)
    facts = [text("panel.source_prose_lines", lines=", ".join(str(line) for line in indicator.source_lines))]
    facts.append(text("panel.not_by_kabupaten") if selection.kabupaten_code else "")
    html = panel.panel(sentence, indicator.title, "", panel.foot(facts))
    return KeptPanel(html, f"indicator_{indicator_id}", Origin(indicator.title, (indicator_id,)))
