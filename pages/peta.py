"""Where do things differ? A map of any indicator, chosen by click or from the list."""

import streamlit as st

from components import filters, map_page, panels

panels.page_head("peta")
selection = filters.choose(map_page.INDICATOR)
view = map_page.choose_indicator(selection)

left, middle, right = st.columns([1.1, 3, 1.4], gap="medium")
with left:
    map_page.list_of_places(view)
with middle:
    map_page.draw(view)
with right:
    map_page.card(view)
    map_page.legend(view)
map_page.source(view)
