"""The bare app: as many elements of the same kinds as ours, from a recording; served by the same server."""

import os
import time
from functools import cache, partial
from pathlib import Path

import streamlit as st

from bench.bare import elements
from bench.bare.recording import FILE_VARIABLE, Recording, load

PLACE_KEY, TYPE_KEY = "filter_kabupaten", "filter_jenis"
FIRST_TYPE = "KKG"  # also where a page has no filter of types: the map shows the groups of all


@cache
def recording() -> Recording:
    """Read once per server."""
    return load(Path(os.environ[FILE_VARIABLE]))


@cache
def linked() -> list[str]:
    """Addresses that the recorded pages link to, of unrecorded pages too: a link needs a page to lead to."""
    found: list[str] = []
    left = [one.body for one in recording().values()]
    while left:
        node = left.pop()
        left.extend(node.children.values())
        if node.element is not None and node.element.WhichOneof("type") == "page_link":
            found.append(node.element.page_link.page.strip("/"))
    return [address for address in dict.fromkeys(found) if address]


def page(stem: str, started: float, pages: dict[str, st.Page]) -> None:
    """The page in the state of the two filters."""
    states = [state for state in recording() if state[0] == stem] or list(recording())
    kind = st.session_state.get(TYPE_KEY)  # perhaps of another page: this one may have no filter of types
    kind = kind if kind in {state[2] for state in states} else FIRST_TYPE
    chosen = (stem, st.session_state.get(PLACE_KEY), kind)
    found = recording()[chosen if chosen in recording() else states[0]]
    for style in found.styles:
        st.html(style)
    elements.inside(found.body, elements.Live(partial(stamp, stem, started), pages))


def stamp(stem: str, started: float) -> None:
    """The same stamp as ours."""
    number = st.session_state.get("run_number", 0) + 1
    st.session_state["run_number"] = number
    milliseconds = (time.perf_counter() - started) * 1000
    st.html(
        f'<span id="run-stamp" style="display:none" data-run="{number}" data-ms="{milliseconds:.1f}" '
        f'data-page="{stem}">.</span>'
    )


def main() -> None:
    """Once per run."""
    started = time.perf_counter()
    st.set_page_config(page_title="Bare", page_icon="🏫", layout="wide")
    stems = list(dict.fromkeys([*(state[0] for state in recording()), *linked()]))
    pages: dict[str, st.Page] = {}
    for stem in stems:
        run = partial(page, stem, started, pages)
        one = st.Page(run, title=stem, url_path=stem, default=stem == stems[0])
        pages[one.url_path] = one
    st.navigation(list(pages.values()), position="hidden").run()
