"""The table of all indicators on the page Bandingkan, by theme; a name leads to the comparison of its indicator."""

from dataclasses import replace
from itertools import groupby
from urllib.parse import urlencode

import streamlit as st

from answers import log, log_places
from answers.captions import coverage_words
from charts import compare_table as chart
from charts.compare_table import TableCell, TableRow
from charts.icon_matrix import MatrixColumn
from charts.parts import safe
from components import clocks, compare_data, links, log_panels, panels
from components.compare_choice import CHOSEN, THEME, Choice, clock_words
from components.compare_data import Places
from indicators.comparison import PlaceFigure, Verdict, between, judge, one_and_all
from indicators.comparison_words import figure_words, only_together, others
from indicators.registry import Indicator
from indicators.share import Share
from translations.format import listed
from translations.text import text


def everything(choice: Choice) -> None:
    """All indicators of the clock that the type of group has."""
    panels.section("compare_table")
    carried = {
        name: word for name, word in links.of_page("bandingkan").items() if name not in (THEME.name, CHOSEN.name)
    }
    if len(choice.codes) > log_places.MOST_BESIDE:
        own = choice.selection.kabupaten_code
        choice = replace(choice, codes=(own, None) if own else (None,))
        st.html(f'<div class="g"><p class="g-note">{safe(text("province.table_of_few"))}</p></div>')
    # What stands above the table changes nothing in it, so all readers of these places share one text.
    _tables(replace(choice, theme=choice.known[0].theme, indicators=()), urlencode(carried))


@log_panels.kept_html
def _tables(choice: Choice, query: str) -> str:
    found = compare_data.figures(choice)
    columns = [_column(place, choice) for place in next(iter(found.values()))]
    shown = [one for one in choice.known if one.id in found]
    parts = [
        chart.compare_table(
            columns,
            [_row(one, found[one.id], choice, query) for one in of_theme],
            caption=text("compare_table.caption", theme=text(f"indicator_theme.{theme}")),
        )
        for theme, of_theme in groupby(shown, lambda one: one.theme)
    ]
    facts = f'<div class="g"><p class="g-foot">{safe(_foot(choice))}</p></div>'
    return chart.legend(with_marks=not choice.is_log) + "".join(parts) + facts


def _column(place: PlaceFigure, choice: Choice) -> MatrixColumn:
    surveyed = place.groups_surveyed
    note = "" if surveyed is None else text("compare_table.surveyed", count=surveyed)
    return MatrixColumn(place.area_name, note, place.area_code == (choice.selection.kabupaten_code or ""))


def _row(indicator: Indicator, places: Places, choice: Choice, query: str) -> TableRow:
    href = f"?{query}&{urlencode({THEME.name: str(indicator.theme), CHOSEN.name: indicator.id})}"
    direction = text(f"indicator_direction.{indicator.direction}")
    cells = _one_reason(indicator, places) if only_together(places) else _cells(indicator, places, choice)
    return TableRow(indicator.title, href, direction, cells)


def _cells(indicator: Indicator, places: Places, choice: Choice) -> tuple[TableCell, ...]:
    marks = {} if choice.is_log else _marks(indicator, places)
    return tuple(_cell(indicator, place, marks.get(place.area_code, ())) for place in places)


def _one_reason(indicator: Indicator, places: Places) -> tuple[TableCell, ...]:
    """Where the source has one figure for all, the kabupaten share one cell that says so."""
    single = [place for place in places if place.area_code is not None]
    reason = TableCell(text("value_status.not_by_kabupaten.short"), single[0].share, span=len(single))
    return (reason, *(_cell(indicator, place, ()) for place in places if place.area_code is None))


def _cell(indicator: Indicator, place: PlaceFigure, marks: tuple[str, ...]) -> TableCell:
    share = place.figure if isinstance(place.figure, Share) and indicator.scale == "share" else None
    return TableCell(figure_words(indicator, place), share, marks)


def _marks(indicator: Indicator, places: Places) -> dict[str | None, tuple[str, ...]]:
    """kabupaten -> what it is above or below of beyond doubt."""
    if indicator.scale != "share":
        return {}
    if pair := one_and_all(places):
        own, rest = pair[0], others(indicator, *pair)
        if rest is None or judge(own.share, rest.share) != Verdict.DIFFERENT:
            return {}
        is_above = own.size > rest.size
        return {own.area_code: _above_below((rest,) if is_above else (), () if is_above else (rest,))}
    found = between(places)
    return {place.area_code: _above_below(found.lower_than(place), found.higher_than(place)) for place in found.able}


def _above_below(lower: tuple[PlaceFigure, ...], higher: tuple[PlaceFigure, ...]) -> tuple[str, ...]:
    said = (("compare_table.above", lower), ("compare_table.below", higher))
    return tuple(text(key, places=listed([place.area_name for place in places])) for key, places in said if places)


def _foot(choice: Choice) -> str:
    if choice.is_log:
        return log.source_words()
    return f"{coverage_words(choice.selection.everywhere())} · {clock_words(clocks.SURVEY, choice.selection)}"
