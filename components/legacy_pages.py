"""Streamlit takes a `pages/` folder for its older kind of app until `st.navigation` was called once in the process.

The first visitor of a fresh server who opens a deep link (`/peta`) would then get the bare page script, without
language, filters and style. Such a run is stopped here and started again through dashboard.py.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

_OPENED = "opened_by_dashboard"


def mark_opened() -> None:
    """dashboard.py is running this page."""
    st.session_state[_OPENED] = True


def through_dashboard() -> None:
    """Go on if dashboard.py runs this page; else start again through it."""
    if not st.session_state.pop(_OPENED, False):
        PagesManager.uses_pages_directory = False
        st.rerun()
