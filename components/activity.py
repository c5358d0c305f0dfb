"""Pieces of the page Keaktifan: the yardstick, frequency, attendance, topics, how much of the KAK was done."""

import streamlit as st

from answers import data, sentences
from charts import plotly_answers, plotly_base
from components import origin, panels
from components.origin import Origin
from queries.selection import Selection
from schemas.vocabulary import ActivityClass
from translations.format import number
from translations.text import text

# The study's message: groups speak of administration first. Its sentence is the title of the panel.
TOPIC_IN_TITLE = "topic_learning_administration"

YARDSTICK = ("benchmark_meetings_per_year", "benchmark_meeting_interval_weeks")


def yardstick(selection: Selection) -> None:
    """The benchmark in one sentence, with its place in the study."""
    fact = data.facts()["benchmark_meetings_per_year", None]
    words = text("fact.yardstick", meetings=number(fact["value"]), line=fact["source_line"])
    st.html(f'<div class="g"><p class="g-note">{words}</p></div>')
    origin.button("yardstick", Origin(text("panel.benchmark"), facts=YARDSTICK), selection)


def frequency(selection: Selection) -> None:
    """How often groups met in the last two years, by kabupaten, coloured by the class each answer stands for."""
    panels.chart_panel(
        selection,
        "meeting_frequency",
        (11,),
        indicator_id="met_at_least_fortnightly",
        draw=_frequency_figure,
        say=_classes_sentence,
    )


def _frequency_figure(selection: Selection, mode: str) -> str:
    return plotly_base.wire(plotly_answers.answers(data.ordered("meeting_frequency", selection), mode=mode))


def _classes_sentence(selection: Selection) -> str | None:
    """The groups of the chosen place by class, in one sentence; None where not every class is counted."""
    parts = {f"class_{name}": text(f"activity_class.{name}") for name in ActivityClass}
    return sentences.distribution("activity.sentence", parts, data.values(selection), selection)


def attendance(selection: Selection) -> None:
    """Attendance by kabupaten."""
    panels.chart_panel(
        selection,
        "attendance",
        (12,),
        indicator_id="attendance_90",
        draw=_attendance_figure,
    )


def _attendance_figure(selection: Selection, mode: str) -> str:
    return plotly_base.wire(plotly_answers.answers(data.ordered("attendance", selection), mode=mode))


def topics(selection: Selection) -> None:
    """Topics of meetings; each type of group was asked its own list, so no other type stands beside."""
    panels.options_panel(selection, "topics", (13,), TOPIC_IN_TITLE, with_others=False)


def kak_done(selection: Selection) -> None:
    """How much of the KAK agenda was carried out; for KKG the study's percentages fit no count."""
    panels.ordered_panel(selection, "kak_done", (10,), "kak_all_done")
