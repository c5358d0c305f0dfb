"""The thrifty way: all groups in one GeoJSON file that the browser fetches, and a test of the class at every run."""

import time
from pathlib import Path

import pydeck as pdk
import streamlit as st

from bench.bare import points_parts
from charts.deck_expression import is_one_of
from geo import group_points

started = time.perf_counter()
FILE = Path(__file__).parent / "static" / "points.geojson"  # Streamlit serves it beside the script


@st.cache_data
def url() -> str:
    """Where the browser finds the file, written once."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(group_points.document(points_parts.rows()), encoding="utf-8")
    return f"/app/static/{FILE.name}"


st.set_page_config(layout="wide")
test = is_one_of("activity_class", points_parts.chosen())
parts = [f"properties.activity_class=='{name}'?{colour}:" for name, colour in points_parts.COLOURS.items()]
colour = "".join(parts) + "[0,0,0]"
triggers = {"points-circle": {"updateTriggers": {"getRadius": test}}}
layer = pdk.Layer("GeoJsonLayer", url(), id="points", get_fill_color=colour, get_point_radius=f"{test}?2:0",
                  point_radius_units='"pixels"', stroked=False, pickable=True, _subLayerProps=triggers)  # fmt: skip
deck = pdk.Deck([layer], initial_view_state=points_parts.view(), map_provider=None, tooltip={"text": "{name}"})
st.pydeck_chart(deck, key="map")
points_parts.stamp(started)
