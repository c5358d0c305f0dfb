"""What the bare pages of points share: the groups, the class filter, the view, the stamp of the run."""

import html
import time

import pandas as pd
import pydeck as pdk
import streamlit as st

from doors.scope import EVERYTHING
from queries import run

COLOURS = {
    "aktif": [11, 93, 102],
    "cukup_aktif": [62, 156, 156],
    "kurang_aktif": [196, 122, 18],
    "vakum": [156, 47, 27],
}
EVERYWHERE = {"province_code": None, "kabupaten_code": None, "kecamatan_code": None, "group_type": None}


def rows() -> list[run.Row]:
    """All groups."""
    return run.ask("group_points", scope=EVERYTHING, **EVERYWHERE)


@st.cache_data
def groups() -> pd.DataFrame:
    """All groups with a point, and the colour of their class."""
    frame = pd.DataFrame(rows())
    frame = frame.dropna(subset=["longitude", "latitude"])
    return frame.assign(colour=frame["activity_class"].map(COLOURS))


@st.cache_data
def view() -> pdk.ViewState:
    """The view that shows all of them."""
    return pdk.data_utils.compute_view(groups()[["longitude", "latitude"]])


def chosen() -> list[str]:
    """Draw the class filter; the classes to show."""
    return list(st.pills("kelas", list(COLOURS), selection_mode="multi", key="pills_kelas") or COLOURS)


def stamp(started: float) -> None:
    """The same stamp as ours."""
    number = st.session_state.get("run_number", 0) + 1
    st.session_state["run_number"] = number
    milliseconds = (time.perf_counter() - started) * 1000
    marks = {"run": number, "ms": f"{milliseconds:.1f}", "page": "points"}
    words = " ".join(f'data-{name}="{html.escape(str(value))}"' for name, value in marks.items())
    st.html(f'<span id="run-stamp" style="display:none" {words}>.</span>')
