"""Every indicator of the register and the log as a table: the chosen place beside all five together, by theme."""

from collections.abc import Sequence

import streamlit as st

from charts import panel
from charts.parts import safe
from components import data, log, provenance
from indicators import registry
from indicators.registry import Indicator, Theme
from queries import run
from queries.selection import PROVINCE, Selection
from schemas.vocabulary import AreaLevel
from translations.text import text


def everything(selection: Selection) -> None:
    """All themes."""
    tables(selection, *Theme)


def organisation(selection: Selection) -> None:
    """Papers, programme and visits: what stands on the page Kelembagaan."""
    tables(selection, Theme.ORGANISASI, Theme.PROGRAM, Theme.PENJAMINAN_MUTU)


def tables(selection: Selection, *themes: Theme) -> None:
    """One table per theme, to be read like a sheet; every figure with its counts, its definition to unfold."""
    found = {code: figures(selection, level, code) for level, code in _areas(selection)}
    heads = (text("log_values.indicator"), *_names(selection))
    parts = []
    for theme in themes:
        shown = registry.by_theme(theme, "log")
        if not shown:  # only the survey asked about it
            continue
        body = [(one.title, *(_words(one, found[code].get(one.id)) for code in found)) for one in shown]
        meaning = "".join(f"<h4>{safe(one.title)}</h4>{provenance.definition(one)}" for one in shown)
        parts.append(panel.plain_table(text(f"indicator_theme.{theme}"), heads, body, numbers_from=9))
        parts.append(f'<div class="g">{panel.details(text("panel.where_from"), meaning)}</div>')
    foot = panel.foot([text("log_values.of", group_type=selection.group_type), log.source_words()])
    st.html("".join(parts) + f'<div class="g">{foot}</div>')


def figures(selection: Selection, level: AreaLevel, code: str) -> dict[str, run.Row]:
    """Indicator -> its row (numerator, denominator) in one place, for the type of group of the selection."""
    rows = data.ask(
        "log_values",
        level=str(level),
        group_type=str(selection.group_type),
        kabupaten_code=None if level == AreaLevel.PROVINCE else code[:5],
    )
    return {row["indicator_id"]: row for row in rows if row["area_code"] == code}


def _areas(selection: Selection) -> Sequence[tuple[AreaLevel, str]]:
    everywhere = (AreaLevel.PROVINCE, PROVINCE)
    return [everywhere] if selection.area == everywhere else [selection.area, everywhere]


def _names(selection: Selection) -> Sequence[str]:
    together = text("selection.all_short")
    return [together] if selection.kabupaten_code is None else [selection.log_place, together]


def _words(indicator: Indicator, row: run.Row | None) -> str:
    if row is None:
        return text("log_values.not_for_type")
    return indicator.figure_words(indicator.figure(row["numerator"], row["denominator"]))
