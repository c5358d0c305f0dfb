"""The check against the 2008 standard: seven components in every place, from the register and the log."""

import streamlit as st

from answers import log, log_places, standard_counts
from answers.log_places import LogPlace
from charts import panel
from charts.icon_matrix import MatrixColumn
from charts.standard_matrix import StandardRow, standard_matrix
from components import log_panels
from components.log_panels import LogPanel
from components.origin import Origin
from indicators import standard
from indicators.standard import Component
from queries.selection import Selection
from schemas.vocabulary import GroupType, StandardStatus
from translations.format import number
from translations.text import text

RECORDS = "working_group"  # whose rows were checked


def overview(selection: Selection, *, beside: bool = False) -> None:
    """One panel: the components in the chosen place and in all five together; `beside`: in every kabupaten.

    Draws why there is nothing where the register has no group of this type in the place.
    """
    _overview(selection, beside)


def terms(*only: Component) -> tuple[tuple[str, str], ...]:
    """What the standard asks for, then each criterion, all with their lines in the study; then what is not judged."""
    found = []
    for one in only or standard.components():
        rules = " · ".join([one.asks, *(each.sentence for each in one.criteria)])
        beyond = text("standard.list.not_judged", words=one.not_judged)
        found.append((one.name, f"{rules}. {beyond}"))
    return tuple(found)


def rules() -> None:
    """All components with their criteria and lines, to unfold on Sumber dan metode."""
    st.html(f'<div class="g">{panel.details(text("standard.matrix.rules"), panel.definitions(terms()))}</div>')


@log_panels.kept
def _overview(selection: Selection, beside: bool) -> LogPanel:
    if not log_places.groups(log_places.chosen(selection), selection):
        return LogPanel(log_panels.no_groups(selection))
    name, indicators = text("standard.matrix.name"), tuple(one.indicator_id for one in standard.components())
    behind = Origin(name, indicators, terms=terms(), records=RECORDS, table=_table(selection, beside))
    return LogPanel(_matrix(selection, beside), "standard", behind)


def _matrix(selection: Selection, beside: bool) -> str:
    places = _places(selection, beside)
    by_place = [standard_counts.of_place(place, selection) for place in places]
    columns = [
        MatrixColumn(place.name, _groups_words(log_places.groups(place, selection), selection), place.is_chosen)
        for place in places
    ]
    rows = [
        StandardRow(in_places[0].component.name, tuple(one.cell for one in in_places))
        for in_places in zip(*by_place, strict=True)
    ]
    picture = standard_matrix(columns, rows, caption=text("standard.matrix.caption"))
    facts = [log_places.registered_words(selection), log.source_words()]
    if selection.group_type != GroupType.KKG:
        facts.insert(0, text("standard.matrix.for_kkg", group_type=selection.group_type))
    return panel.panel(standard_counts.sentence(selection), text("standard.matrix.name"), picture, panel.foot(facts))


def _places(selection: Selection, beside: bool) -> list[LogPlace]:
    """Every kabupaten west to east with the chosen place, all together last; without `beside` only these two, and where
    there are more than can stand side by side.
    """
    everywhere = log_places.everywhere(selection)
    beside = beside and len(everywhere) <= log_places.MOST_BESIDE
    return [place for place in everywhere if beside or place.is_chosen or place.code is None]


def _table(selection: Selection, beside: bool) -> str:
    """The figures of the matrix: place and component, groups by status."""
    statuses = [text(f"standard_status.{one}") for one in StandardStatus]
    heads = (text("standard.matrix.component"), text("log_panel.place"), *statuses, text("log_panel.together"))
    rows = [
        (one.component.name, place.name, *(number(one.cell.count(status)) for status in StandardStatus),
         number(one.cell.count()))
        for place in _places(selection, beside)
        for one in standard_counts.of_place(place, selection)
    ]  # fmt: skip
    return log_panels.table(heads, rows, text("standard.matrix.caption"), numbers_from=2)


def _groups_words(count: int, selection: Selection) -> str:
    return text("standard.matrix.groups", count=number(count), group_type=selection.group_type)
