"""The usual way: one DataFrame of all groups, filtered, handed to a pydeck layer of circles at every run."""

import html
import time

import pandas as pd
import pydeck as pdk
import streamlit as st

from doors.scope import EVERYTHING
from queries import run

started = time.perf_counter()
COLOURS = {
    "aktif": [11, 93, 102],
    "cukup_aktif": [62, 156, 156],
    "kurang_aktif": [196, 122, 18],
    "vakum": [156, 47, 27],
}


@st.cache_data
def groups() -> pd.DataFrame:
    rows = run.ask(
        "group_points", scope=EVERYTHING, province_code=None, kabupaten_code=None, kecamatan_code=None, group_type=None
    )
    frame = pd.DataFrame(rows).dropna(subset=["longitude", "latitude"])
    return frame.assign(colour=frame["activity_class"].map(COLOURS))


st.set_page_config(layout="wide")
chosen = st.pills("kelas", list(COLOURS), selection_mode="multi", key="pills_kelas")
shown = groups()[lambda frame: frame["activity_class"].isin(chosen or COLOURS)]
columns = ["group_id", "name", "group_type", "activity_class", "members", "longitude", "latitude", "colour"]
layer = pdk.Layer("ScatterplotLayer", shown[columns], get_position=["longitude", "latitude"], get_fill_color="colour",
                  get_radius=1500, pickable=True)  # fmt: skip
view = pdk.ViewState(longitude=117.6, latitude=-8.6, zoom=7)
st.pydeck_chart(pdk.Deck([layer], initial_view_state=view, map_provider=None, tooltip={"text": "{name}"}), key="map")

number = st.session_state.get("run_number", 0) + 1
st.session_state["run_number"] = number
milliseconds = (time.perf_counter() - started) * 1000
marks = {"run": number, "ms": f"{milliseconds:.1f}", "page": "points"}
words = " ".join(f'data-{name}="{html.escape(str(value))}"' for name, value in marks.items())
st.html(f'<span id="run-stamp" style="display:none" {words}>.</span>')
