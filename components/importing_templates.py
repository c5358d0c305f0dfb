"""What page Impor gives everybody: the Excel template, the message for WhatsApp groups, the questionnaire."""

import streamlit as st

from charts.parts import safe
from components import copy_button, importing_commands, monitoring, questionnaire
from translations.text import text

SECONDS = 30


def show() -> None:
    """Each with one sentence about what it is for."""
    _titled("excel")
    link = f'<a class="g-link" href="{monitoring.TEMPLATE_URL}" download>{safe(text("monitoring.template"))}</a>'
    st.html(f'<div class="g"><p>{link}</p></div>')
    _titled("whatsapp")
    words = _message()
    if words:
        st.html(f'<div class="g"><div class="g-message">{safe(words)}</div></div>')
        copy_button.draw(words, key="importing_copy")
    _titled("questionnaire")
    questionnaire.links()


def _titled(key: str) -> None:
    title, about = text(f"importing.template_title.{key}"), text(f"importing.template_about.{key}")
    st.html(f'<div class="g"><h2 class="g-section">{safe(title)}</h2><p>{safe(about)}</p></div>')


def _message() -> str:
    """The words of `python -m etl template --whatsapp`; none where it failed, and then it is tried again."""
    try:
        return _asked_message()
    except RuntimeError:
        return ""


@st.cache_data(show_spinner=False)
def _asked_message() -> str:
    """Asked once: they change with the program only. What was not told is not remembered. Raises RuntimeError."""
    run = importing_commands.message_template().start()
    run.wait(SECONDS)
    words = "\n".join(run.lines).strip()
    if run.state != "done" or not words:
        raise RuntimeError(f"no message template: {run.state}")
    return words
