"""Pieces of the page Narasumber: adequacy of access, and what the standard asks of a narasumber."""

import streamlit as st

from answers import data
from charts import panel, plotly_answers, plotly_base
from components import origin, panels
from components.origin import Origin
from queries.selection import Selection
from translations.text import text

QUALIFIED = ("narasumber_min_degree_s1", "narasumber_min_teaching_years")


def access(selection: Selection) -> None:
    """Adequacy of access by kabupaten, the middle answer centred."""
    panels.chart_panel(
        selection,
        "narasumber_access",
        (18,),
        indicator_id="narasumber_access_inadequate",
        draw=_access_figure,
    )


def _access_figure(selection: Selection, mode: str) -> str:
    answers = data.ordered("narasumber_access", selection)
    return plotly_base.wire(plotly_answers.answers(answers, mode=mode, diverging=True))


def standard(selection: Selection) -> None:
    """The three ways to qualify, with their place in the study."""
    years = data.facts()["narasumber_min_teaching_years", None]["value"]
    items = [
        text("fact.narasumber_min_degree_s1"),
        text("fact.narasumber_min_teaching_years", years=int(years)),
        text("fact.narasumber_expertise"),
    ]
    st.html(f'<div class="g">{panel.notes(text("fact.narasumber_source"), items)}</div>')
    origin.button("standard", Origin(text("section.standard.title"), facts=QUALIFIED), selection)
