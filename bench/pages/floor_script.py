"""Bare Streamlit with the same elements: constants, figures made at the first sight of a choice, no fragment."""

from functools import lru_cache

import plotly.graph_objects as go
import streamlit as st

from bench.pages import deck, figures, view
from bench.pages.view import Choice


@lru_cache(maxsize=200)
def constant(name: str, choice: Choice) -> go.Figure:
    """A figure that is there already."""
    if name == "choropleth":
        return go.Figure(figures.choropleth(choice, deck.SHAPES_URL))
    return go.Figure(getattr(figures, name)(choice))


@lru_cache(maxsize=200)
def map_and_table(choice: Choice) -> tuple[deck.pdk.Deck, str]:
    """The same for the points and the table."""
    return deck.deck(choice), figures.table(choice)


def chart(name: str, choice: Choice) -> None:
    """One chart."""
    st.plotly_chart(constant(name, choice), key=name, theme=None, config={"displayModeBar": False})


st.set_page_config(layout="wide")
with st.container(horizontal=True):
    place = st.pills("Kabupaten", list(view.PLACES), default=view.EVERYWHERE, required=True, key="place")
    kind = st.segmented_control("Jenis", list(view.TYPES), default=view.TYPES[0], required=True, key="kind")
    period = st.segmented_control("Periode", list(view.PERIODS), default=view.FIRST.period, required=True, key="period")
chosen = Choice(str(place), str(kind), str(period))
points, table = map_and_table(chosen)
left, right = st.columns(2)
with left:
    chart("classes", chosen)
    chart("choropleth", chosen)
    chart("months", chosen)
with right:
    chart("sizes", chosen)
    st.pydeck_chart(points, key="points", height=figures.MAP_HEIGHT)
    chart("attendance", chosen)
st.html(table)
