"""What can be done with a page, at the right of its title: take its figures away, pass it on, make documents of it."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from answers.document import SlideKey
from answers.page_tables import PageFigures
from charts.parts import safe
from components import documents, downloads, share, url_state
from components.url_state import LANGUAGE
from queries.selection import Selection
from translations.text import text, use_language


def row(head: DeltaGenerator, shown: PageFigures) -> None:
    """Fill the place that `panels.page_head` kept; called after the filters, so that every file carries them."""
    with head:
        _actions(shown.page, shown.selection, (), shown)


def pass_on(head: DeltaGenerator, stem: str, selection: Selection, slides: Sequence[SlideKey] = ()) -> None:
    """The same without figures of its own: link and documents. slides: of the deck, chosen and in order."""
    with head:
        _actions(stem, selection, tuple(slides), None)


@st.fragment
def _actions(stem: str, selection: Selection, slides: tuple[SlideKey, ...], shown: PageFigures | None) -> None:
    """Three buttons that open dialogs. A popover would bring its arrow's font, 375 kB, to every page."""
    use_language(url_state.value(LANGUAGE))  # a fragment runs again by itself, in a thread of its own
    with st.container(horizontal=True, horizontal_alignment="right"):
        if shown and st.button(text("download.menu"), key="downloads"):
            _open(shown)
        if st.button(text("share.open"), key=f"share_{stem}"):
            share.open_dialog(stem, selection)
        if st.button(text("documents.open"), key=f"documents_{stem}"):
            documents.open_dialog(selection, slides)


def _open(shown: PageFigures) -> None:
    @st.dialog(text("download.menu"))
    def draw() -> None:
        use_language(url_state.value(LANGUAGE))
        _entries(shown)

    draw()


def _entries(shown: PageFigures) -> None:
    """An entry per file. Nothing is made before a reader takes it."""
    st.html(f'<p class="g-quiet">{safe(text("download.lead"))}</p>')
    for one in downloads.of(shown):
        downloads.button(one, f"download_{one.key}", width="stretch")
