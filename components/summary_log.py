"""The landing page of a place without a survey: key figures, drawn map and what needs attention, all of the log."""

import streamlit as st

from answers import brief, content_map, decisions, log
from answers.content_parts import NothingToShowError
from charts import panel, svg_map
from charts import profile as drawn
from components import origin, panels, profile
from components.origin import Origin
from components.summary import MOST_SHOWN
from queries.selection import Selection
from translations.text import text

INDICATOR = content_map.INDICATORS["log"]


def whole(selection: Selection) -> None:
    """Key figures, then the map beside what needs attention; nothing where the register has no such group here."""
    if not brief.has_log(selection):
        return
    key_figures(selection)
    with st.container(key="landing"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        drawn_map(selection)
    with right:
        attention(selection)


def key_figures(selection: Selection) -> None:
    """Six figures of the log, the province together beside each."""
    with st.container(key="profile_cards"):
        for one in brief.key_figures(selection):
            with st.container(key=f"profile_card_{one.key}", gap=None):
                st.html(drawn.small_figure(profile.small(one)))
                origin.button(f"figure_{one.key}", profile.behind_key(one, selection), selection)


def drawn_map(selection: Selection) -> None:
    """The province by the share of active groups; why not, where no boundary is there."""
    try:
        found = content_map.of_province(INDICATOR, selection)
    except NothingToShowError as nothing:
        st.html(panel.empty(text("profile.map.name"), str(nothing)))
        return
    picture = svg_map.svg_map(
        found.drawing,
        found.values,
        chosen=selection.kabupaten_code,
        legend=found.legend,
        attribution=found.attribution,
        mode=panels.mode(),
    )
    st.html(panel.panel(found.sentence, found.indicator.title, picture, panel.foot([log.source_words()])))
    origin.button("drawn_map", Origin(found.indicator.title, (INDICATOR,)), selection)


def attention(selection: Selection) -> None:
    """What crosses a bound in the chosen place: sentence, what the study recommends, who acts."""
    found = decisions.of(selection)
    items = [(one.sentence, one.rule.action, one.rule.who) for one in found.items[:MOST_SHOWN]]
    title = " · ".join(filter(None, [text("attention.title"), log.mark()]))
    st.html(panel.attention(title, items, found.conclusion))
    shown = tuple(one.rule.indicator_id for one in found.items) or (INDICATOR,)
    origin.button("attention", Origin(text("attention.title"), shown), selection)
