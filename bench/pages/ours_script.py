"""Our way of working: what is made is kept ready to be sent, charts stay in the browser and change there, shapes and
points come by URL, and a filter reruns only the part of the page that it touches (a fragment).
"""

import json
from functools import lru_cache

import plotly.graph_objects as go
import streamlit as st

from bench.pages import deck, figures, view
from bench.pages.view import Choice
from charts import plotly_base
from components import steady_chart

KEPT = 200


@lru_cache(maxsize=KEPT)
def ready(name: str, choice: Choice) -> bytes:
    """A chart as it is sent."""
    made = figures.choropleth(choice, deck.SHAPES_URL) if name == "choropleth" else getattr(figures, name)(choice)
    sent = plotly_base.wire(go.Figure(made, _validate=False))
    return steady_chart.packed(sent, f"{name}: {choice.words}")


@lru_cache(maxsize=KEPT)
def table(choice: Choice) -> str:
    """The table as it is sent."""
    return figures.table(choice)


@lru_cache(maxsize=KEPT)
def points(choice: Choice) -> deck.pdk.Deck:
    """The map of points with its JSON."""
    made = deck.deck(choice)
    spec = json.dumps(json.loads(made.to_json()), separators=(",", ":"))
    made.to_json = lambda: spec
    return made


def chart(name: str, choice: Choice) -> None:
    """One chart."""
    steady_chart.draw(ready(name, choice), key=name)


@st.fragment
def of_period(place: str, kind: str) -> None:
    """What the period touches: two charts and the table."""
    period = st.segmented_control("Periode", list(view.PERIODS), default=view.FIRST.period, required=True, key="period")
    choice = Choice(place, kind, str(period))
    left, right = st.columns(2)
    with left:
        chart("months", choice)
    with right:
        chart("attendance", choice)
    st.html(table(choice))


@st.fragment
def of_place() -> None:
    """What the place and the type touch: everything. Only the frame of the page stays."""
    with st.container(horizontal=True):
        place = st.pills("Kabupaten", list(view.PLACES), default=view.EVERYWHERE, required=True, key="place")
        kind = st.segmented_control("Jenis", list(view.TYPES), default=view.TYPES[0], required=True, key="kind")
    choice = Choice(str(place), str(kind))
    left, right = st.columns(2)
    with left:
        chart("classes", choice)
        chart("choropleth", choice)
    with right:
        chart("sizes", choice)
        st.pydeck_chart(points(choice), key="points", height=figures.MAP_HEIGHT)
    of_period(choice.place, choice.kind)


st.set_page_config(layout="wide")
of_place()
