"""A long list of page Impor, page by page: all of it can be reached, and little of it is sent at once."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from components import importing_session
from translations.format import number
from translations.text import text

One = TypeVar("One")


def page_of(key: str, found: Sequence[One], size: int) -> tuple[Sequence[One], int]:
    """What of a list stands on its page now, and the place of its first (from 0)."""
    marks = importing_session.visit().marks
    pages = max(1, -(-len(found) // size))
    place = min(int(marks.get(f"page_{key}", 0)), pages - 1)
    return found[place * size : (place + 1) * size], place * size


def buttons(key: str, count: int, size: int, first: int) -> None:
    """Earlier and later rows; nothing where all stand there."""
    if count <= size:
        return
    last = min(first + size, count)
    with st.container(horizontal=True, vertical_alignment="center", key=f"importing_pages_{key}"):
        st.button(text("importing.earlier"), key=f"earlier_{key}", disabled=not first, on_click=_turn, args=(key, -1))
        words = text("importing.shown", first=number(first + 1), last=number(last), count=number(count))
        st.html(f'<p class="g-quiet">{words}</p>', width="content")
        st.button(text("importing.later"), key=f"later_{key}", disabled=last >= count, on_click=_turn, args=(key, 1))


def _turn(key: str, by: int) -> None:
    marks = importing_session.visit().marks
    marks[f"page_{key}"] = max(0, int(marks.get(f"page_{key}", 0)) + by)
