"""Where the questionnaire of the next round is offered: the form for collecting apps, the template for Excel."""

import streamlit as st

from translations.text import text

FORM_URL = "/app/static/formulir-kuesioner.xlsx"
TEMPLATE_URL = "/app/static/templat-kuesioner.xlsx"


def links() -> None:
    """One sentence for whom it is, and both files to download."""
    offered = ((FORM_URL, text("questionnaire.form")), (TEMPLATE_URL, text("questionnaire.template")))
    items = "".join(f'<li><a class="g-link" href="{url}" download>{words}</a></li>' for url, words in offered)
    st.html(f'<div class="g"><p>{text("questionnaire.lead")}</p><ul>{items}</ul></div>')
