"""Gugus Dashboard: table of contents. Start with `make run`, or with `streamlit run dashboard.py`."""

import streamlit as st

from components import shell

shell.open_page()
pages = shell.pages()
shell.run_page(st.navigation(pages, position="hidden"), pages)
