"""The card beside the map of groups: the chosen group with its papers and meetings, or the place and how to choose."""

import streamlit as st

from answers import log, reading
from charts import group_card
from components import group_origin, group_words, groups, history_filters, origin
from components.groups import Kinds
from components.map_view import View, choose_group, parts
from components.url_state import EVERYWHERE
from translations.format import number
from translations.text import text

HISTORY = "pages/riwayat.py"


def card(view: View) -> None:
    """The chosen group; without one, how to choose and what the place is like."""
    if view.chosen is None:
        everyone = view.everyone
        count = groups.total(everyone)
        words = text("group_map.place_words", place=view.place, everyone=number(count), parts=parts(everyone))
        title, lead = text("group_map.choose"), text("group_map.choose_lead")
        if not reading.sees_rows(view.selection):
            title, lead = view.place, text("reading.points_closed")
        with st.container(key="card_place", gap=None):
            st.html(group_card.invitation(title, lead, words if count else "", log.source_words()))
            origin.button("place_card", group_origin.of_map(everyone, Kinds()), view.selection)
        return
    why_unseen = "" if view.kinds.hold(view.chosen) else text("group_map.filtered_out")
    if view.chosen.at is None:
        why_unseen = text("group_map.not_on_map")
    if why_unseen:
        st.html(f'<div class="g"><p class="g-quiet">{why_unseen}</p></div>')
    chosen = view.chosen.group_id
    drawn = group_words.card(groups.card(chosen), groups.meetings(chosen), groups.standard(chosen))
    with st.container(key="card_group", gap=None):
        st.html(group_card.group_card(drawn))
        origin.button("group_card", group_origin.of_group(groups.card(chosen)), view.selection)
    st.page_link(HISTORY, label=text("group_map.history"), query_params=history_filters.of_group(chosen))
    st.button(text("group_map.close"), key="close_card", type="tertiary", on_click=choose_group, args=(EVERYWHERE,))
