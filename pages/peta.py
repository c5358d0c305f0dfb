"""Where are the working groups, which of them are alive, and where do things differ?"""

import streamlit as st

from components import map_groups, map_layers, map_page, panels

panels.page_head("peta")
head = st.container()
if map_layers.shows_groups():
    map_groups.show()
else:
    map_page.show()
with head:
    map_layers.switch()
