"""The usual way: one DataFrame of all groups, filtered, handed to a pydeck layer of circles at every run."""

import time

import pydeck as pdk
import streamlit as st

from bench.bare import points_parts

started = time.perf_counter()
st.set_page_config(layout="wide")
classes = points_parts.chosen()
shown = points_parts.groups()[lambda frame: frame["activity_class"].isin(classes)]
columns = ["group_id", "name", "group_type", "activity_class", "members", "longitude", "latitude", "colour"]
layer = pdk.Layer("ScatterplotLayer", shown[columns], get_position=["longitude", "latitude"], get_fill_color="colour",
                  get_radius=1500, radius_min_pixels=2, pickable=True)  # fmt: skip
deck = pdk.Deck([layer], initial_view_state=points_parts.view(), map_provider=None, tooltip={"text": "{name}"})
st.pydeck_chart(deck, key="map")
points_parts.stamp(started)
