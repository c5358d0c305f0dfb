"""Where are the working groups, which of them are alive, and where do things differ?"""

import streamlit as st

from components import head_actions, map_groups, map_layers, map_page, panels

actions = panels.page_head("peta")
head = st.container()
head_actions.row(actions, map_groups.show() if map_layers.shows_groups() else map_page.show())
with head:
    map_layers.switch()
