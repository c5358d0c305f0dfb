"""Gugus Dashboard: table of contents. Start with `make run`, or with `streamlit run dashboard.py`."""

import streamlit as st

from components import shell

shell.open_page()
shell.run_page(st.navigation(shell.pages(), position="hidden"))
