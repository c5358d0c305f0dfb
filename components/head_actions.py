"""What can be done with a page, at the right of its title: take its figures away."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from answers.page_tables import PageFigures
from charts.parts import safe
from components import downloads
from translations.text import text


def row(head: DeltaGenerator, shown: PageFigures) -> None:
    """Fill the place that `panels.page_head` kept; called after the filters, so that every file carries them.

    Further actions (link, presentation) are drawn here too, each by its own module.
    """
    with head:
        _menu(shown)


def _menu(shown: PageFigures) -> None:
    """`Unduh`: an entry per file. Nothing is made before a reader takes it."""
    with st.popover(text("download.menu"), key="downloads"):
        st.html(f'<p class="g-quiet">{safe(text("download.lead"))}</p>')
        for one in downloads.of(shown):
            st.download_button(
                one.label,
                data=one.make,
                file_name=one.file_name,
                mime=one.mime,
                key=f"download_{one.key}",
                on_click="ignore",
                width="stretch",
            )
