"""`Dari mana angka ini?`: the drawer behind every figure on the screen."""

from dataclasses import dataclass

import streamlit as st

from components import provenance, url_state
from components.url_state import LANGUAGE
from indicators import registry
from queries.selection import Selection
from translations.text import text, use_language


@dataclass(frozen=True)
class Origin:
    """What stands behind one figure. All of it may be asked for; nothing of it is drawn before a reader opens it."""

    name: str  # neutral name of the figure: title of the drawer
    indicator_ids: tuple[str, ...] = ()  # their definitions; without `records`, the first one of the log names them
    question_id: str | None = None  # of the survey: printed cells with line and quoted row, anomalies
    terms: tuple[tuple[str, str], ...] = ()  # definition of a figure that is no indicator: (term, words)
    records: str | None = None  # of the log: the table whose rows were counted, e.g. `meeting`
    table: str = ""  # HTML of the table behind the picture


def button(key: str, origin: Origin, selection: Selection) -> None:
    """The quiet button under a figure that opens its drawer. `key` is unique on the page."""
    if st.button(text("panel.where_from"), key=f"origin_{key}", type="tertiary"):
        _drawer(origin, selection)


def _drawer(origin: Origin, selection: Selection) -> None:
    @st.dialog(origin.name, position="right", width="medium")
    def draw() -> None:
        use_language(url_state.value(LANGUAGE))  # a dialog runs again by itself, in a thread of its own
        st.html("".join(provenance.definition(registry.load(one)) for one in origin.indicator_ids) + origin.table)

    draw()
