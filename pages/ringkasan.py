"""Are the working groups of this place alive, and what needs deciding?"""

import streamlit as st

from answers import data, page_tables
from components import class_log, clocks, filters, head_actions, panels, summary, summary_log

head = panels.page_head("ringkasan")
chosen = filters.choose()
head_actions.row(head, page_tables.of_page("ringkasan", chosen))

summary.say_if_nobody(chosen)
if data.has_survey(chosen):
    selection = summary.or_everywhere(chosen)
    values = data.values(selection)
    summary.key_figures(values, selection)
    with st.container(key="landing"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        summary.drawn_map("met_at_least_fortnightly", values, selection)
    with right:
        summary.attention(values, selection)
else:
    summary_log.whole(chosen)

if clocks.log_head("log_summary", chosen):
    class_log.by_place(chosen)
