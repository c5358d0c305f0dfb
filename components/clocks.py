"""Two clocks on one page: the log of today first, the survey of 2018 below, each under a dated head of its own."""

import streamlit as st

from answers import brief, captions, data, log, log_places, rounds
from charts import panel
from charts.parts import safe
from components import log_panels, panels, summary
from queries.selection import Selection
from translations.format import day
from translations.text import text

LOG, SURVEY = "log", "survei"


def jump(selection: Selection) -> None:
    """Both clocks with their dates and counts, as links into the page."""
    _, total = data.coverage(selection)
    groups = text("clock.never") if total == 0 else captions.coverage_words(selection)
    if not data.has_survey(selection):
        groups = text("province.clock")
    links = {
        LOG: text("clock.log", day=day(log.state().until), groups=log_places.registered_words(selection)),
        SURVEY: text(
            "clock.survey",
            when=rounds.of(selection).when,
            groups=groups,
        ),
    }
    words = "".join(f'<a href="#{place}">{safe(name)}</a>' for place, name in links.items())
    st.html(f'<nav class="g g-clocks"><span>{safe(text("clock.label"))}</span>{words}</nav>')


def log_head(key: str, selection: Selection) -> bool:
    """Head of the part that shows the log. False where there is nothing to show, with the reason on the page."""
    _line(LOG)
    if not dated_head(key):
        return False
    if not log_places.groups(log_places.chosen(selection), selection):
        st.html(log_panels.no_groups(selection))
        return False
    return True


def survey_head(key: str, selection: Selection) -> bool:
    """Head of the part that shows the survey. False for a type of group or a place that was never surveyed."""
    _line(SURVEY)
    panels.section(key)
    summary.say_if_nobody(selection)
    return brief.is_surveyed(selection)


def dated_head(key: str) -> bool:
    """Dated head of a part that shows the log: `section.<key>.title` and `.lead`. False when there is no log."""
    now = log.state()
    title = f"{text(f'section.{key}.title')} · {text('log.until', day=day(now.until))}"
    st.html(panel.section(title, text(f"section.{key}.lead")))
    if now.is_empty:
        st.html(panel.empty(text("log.empty"), text("log.empty_cure")))
        return False
    if now.is_sample:
        st.html(f'<div class="g"><p class="g-sample">{log.sample_words()}</p></div>')
    return True


def _line(place: str) -> None:
    """Where a clock begins: a strong line, and the target of its link."""
    st.html(f'<div class="g g-clock" id="{place}"></div>')
