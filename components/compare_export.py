"""What the page Bandingkan shows, as a file: counts, interval, source and statement of every figure."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from answers import log, rounds
from components import clocks, compare_data
from components.compare_choice import Choice
from exports.table_csv import table_csv
from indicators import registry
from indicators.comparison import PlaceFigure
from indicators.comparison_words import figure_words, statement
from indicators.registry import Indicator
from indicators.share import Rate, Share
from indicators.small_sample import Interval
from translations.format import rounded
from translations.text import language, text, use_language

DECIMALS = 4


def button(key: str, choice: Choice, indicators: Sequence[str]) -> None:
    """The button that makes and downloads the file of these indicators."""
    label = text("compare.download" if len(indicators) < len(choice.known) else "compare.download_all")
    st.download_button(
        label,
        data=partial(_file, language(), choice, tuple(indicators)),
        file_name=f"bandingkan_{choice.clock}_{choice.selection.group_type}_{key}.csv",
        mime="text/csv",
        key=f"csv_{key}",
        on_click="ignore",
    )


def rows(choice: Choice, indicators: Sequence[str]) -> list[dict[str, Any]]:
    """One row per round, indicator and place, in the order of the page."""
    if choice.is_of_rounds:
        pair = [replace(choice.selection, round_id=one.round_id) for one in rounds.pair(choice.selection)]
        each = [replace(choice, clock=clocks.SURVEY, selection=selection) for selection in pair]
        return [row for one in each for row in rows(one, indicators)]
    found = compare_data.figures(choice)
    asked = [one for one in indicators if one in found]
    return [_row(registry.load(one), place, found[one], choice) for one in asked for place in found[one]]


def _file(words: str, choice: Choice, indicators: tuple[str, ...]) -> bytes:
    """Made on demand, in a thread that does not know the language of the page."""
    use_language(words)
    return table_csv(rows(choice, indicators))


def _row(indicator: Indicator, place: PlaceFigure, places: compare_data.Places, choice: Choice) -> dict[str, Any]:
    figure = place.figure
    share = figure if isinstance(figure, Share) else None
    interval = share.interval if share else None
    return {
        "indicator_id": indicator.id,
        "indicator": indicator.title,
        "theme": indicator.theme_words,
        "group_type": str(choice.selection.group_type),
        "kabupaten_code": place.area_code or "",
        "place": place.area_name,
        "numerator": _plain(figure.numerator),
        "denominator": _plain(figure.denominator),
        "unit": indicator.unit,
        "percent": _plain(share.percent if share and share.is_counted else None),
        "interval_low": _plain(_bound(interval, "low")),
        "interval_high": _plain(_bound(interval, "high")),
        "rate": _plain(figure.value if isinstance(figure, Rate) else None),
        "as_published": _plain(share.published if share else None),
        "figure": figure_words(indicator, place),
        "groups_surveyed": _plain(place.groups_surveyed),
        "groups_total": _plain(place.groups_total),
        "statement": statement(indicator, places, choice.selection.group_type).title,
        "source": compare_data.source_words(indicator, choice),
        "is_simulated": bool(log.mark()) if choice.is_log else rounds.of(choice.selection).is_sample,
    }


def _bound(interval: Interval | None, side: str) -> float | None:
    return None if interval is None else 100 * getattr(interval, side)


def _plain(number: float | None) -> str:
    """Digits with a point, as every program reads them; empty where there is none."""
    if number is None:
        return ""
    return format(rounded(number, DECIMALS).normalize(), "f")
