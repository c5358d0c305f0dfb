"""What stands on a page instead of a list, a card or points that the reader may not see."""

import streamlit as st

from answers import reading
from charts import panel
from charts.parts import safe
from queries.selection import Selection
from translations.text import text


def draw(selection: Selection) -> None:
    """Instead of all groups of a place: whose they are, how to see them, and that the figures stay."""
    st.html(shown(selection))


def shown(selection: Selection) -> str:
    """The same as HTML."""
    what_to_do = " ".join(part for part in (reading.cure(), text("reading.figures_stay")) if part)
    return panel.empty(reading.reason(selection), what_to_do)


def note(selection: Selection) -> str:
    """Over a list that is not whole, as HTML: why; nothing where it is."""
    words = reading.words(selection)
    return f'<p class="g-note">{safe(words)}</p>' if words else ""
