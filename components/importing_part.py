"""The parts of page Impor and the switch between them; the chosen one stands in the link."""

import streamlit as st

from components import url_state
from components.url_state import Parameter
from translations.text import text

BRING, MEND, LOADED, TEMPLATES = "masukkan", "perbaiki", "riwayat", "templat"
PARTS = (BRING, MEND, LOADED, TEMPLATES)
PART = Parameter("bagian", BRING, url_state.one_of(*PARTS))


def switch(waiting: int | None) -> str:
    """Draw the switch; the chosen part. waiting: rows to be mended, where that is known."""
    st.segmented_control(
        text("importing.part_label"),
        PARTS,
        required=True,
        format_func=lambda part: _words(part, waiting),
        key=PART.key,
        persist_state="session",
        label_visibility="collapsed",
    )
    url_state.write_one(PART)
    return url_state.value(PART)


def _words(part: str, waiting: int | None) -> str:
    if part == MEND and waiting is not None:
        return text("importing.part_mend_count", count=waiting)
    return text(f"importing.part.{part}")
