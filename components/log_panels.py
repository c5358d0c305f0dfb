"""The frame of every figure of the log: sentence, name, picture, what it rests on, its dated source, what is behind it.

Words of a panel stand under `log_panel.<key>`: `name`, and without an indicator `counted`, `out_of`, `note`.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import streamlit as st

from answers import log
from charts import panel
from components import kept_panels, url_state
from components.kept_panels import KeptPanel
from components.origin import Origin
from components.url_state import LANGUAGE, Parameter
from queries.selection import Selection
from translations.text import text, use_language

LogPanel = KeptPanel
kept, kept_html = kept_panels.kept, kept_panels.kept_html


def made(
    key: str,
    sentence: str,
    picture: str,
    *,
    rests_on: str,
    table: str,
    extra: str = "",
    chosen: str = "",
    indicator_ids: Sequence[str] = (),
) -> LogPanel:
    """One panel of the log.

    rests_on: how many it counts. table: HTML of the table behind the picture. extra: HTML that stands under the
    picture. chosen: what was chosen for this panel beside the filters of the page, in words. indicator_ids: where the
    picture shows more than one.
    """
    name = text(f"log_panel.{key}.name")
    html = panel.panel(sentence, name, f"{picture}{extra}", panel.foot([rests_on, log.source_words()]))
    shown = tuple(indicator_ids) or ((INDICATORS[key],) if key in INDICATORS else ())
    behind = Origin(
        name,
        shown,
        terms=terms(key),
        records=RECORDS.get(key),
        table=table,
        chosen=chosen,
        more_records=MORE_RECORDS.get(key, ()),
    )
    return LogPanel(html, key, behind)


# Panels whose figure is an indicator take its definition; the others have words of their own.
INDICATORS = {
    "classes": "log_class_aktif",
    "by_kecamatan": "log_class_aktif",
    "months": "log_meetings_per_group",
    "attendance": "log_attendance",
    "kinds": "log_development_share",
    "packages": "log_earned_package",
    "per_meeting": "log_cost_per_meeting",
    "per_participant": "log_cost_per_participant",
    "per_school": "log_school_dues_per_school",
    "persons": "log_suitable_persons",
    "topics_offered": "log_topics_covered",
    "outside": "log_outside_narasumber",
    "distances": "log_narasumber_within_25_km",
}
# The others say here which rows they count (components/origin_log.py).
RECORDS = {
    "calendar": "meeting",
    "topics": "meeting/12",
    "silent": "working_group",
    "income": "funding",
    "spending": "spending",
    "spoke": "meeting/12",
}
OWN_WORDS = tuple(RECORDS)
MORE_RECORDS = {"months": ("meeting/24",)}  # the picture shows more than its indicator counts


def terms(key: str) -> tuple[tuple[str, str], ...]:
    """Of a panel that is no indicator: what is counted, out of what, and what to know before quoting it."""
    if key not in OWN_WORDS:
        return ()
    return (
        (text("panel.numerator"), text(f"log_panel.{key}.counted")),
        (text("panel.denominator"), text(f"log_panel.{key}.out_of")),
        (text("panel.caveat"), text(f"log_panel.{key}.note")),
    )


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], caption: str, *, numbers_from: int = 1) -> str:
    """The figures of a picture as a table."""
    return panel.plain_table(caption, heads, rows, numbers_from=numbers_from)


def no_groups(selection: Selection) -> str:
    """HTML: the register has no group of this type here."""
    reason = text("log_panel.no_groups", group_type=selection.group_type, place=selection.log_place)
    return panel.empty(reason, text("log_panel.no_groups_cure"))


def no_data(key: str, selection: Selection) -> LogPanel:
    """Groups are there, but the log has nothing of them for this panel: what is missing and what to do."""
    name = text(f"log_panel.{key}.name")
    reason = text("log_panel.no_data", name=name, group_type=selection.group_type, place=selection.log_place)
    return LogPanel(panel.empty(reason, text("log_panel.no_data_cure")))


def switch(parameter: Parameter, label: str, options: Sequence[str], words_of: Callable[[str], str]) -> str:
    """The switch of such a part, kept in the URL; returns what is chosen."""
    st.segmented_control(
        label,
        options,
        required=True,
        format_func=words_of,
        key=parameter.key,
        persist_state="session",
        on_change=url_state.write_one,
        args=(parameter,),
    )
    return url_state.value(parameter)


def with_own_switch(function: Callable[..., Any]) -> Callable[..., Any]:
    """A part of a page with a switch of its own: only that part runs again.

    A fragment runs alone, in a thread that does not know the language of the page.
    """

    @wraps(function)  # Streamlit names a fragment after its function
    def part(*arguments: Any) -> None:
        use_language(url_state.value(LANGUAGE))
        function(*arguments)

    return st.fragment(part)
