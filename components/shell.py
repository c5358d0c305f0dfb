"""What every page shares: page config, words, navigation, language switch, hidden stamp, the last safety net."""

import html
import time
import uuid
from collections.abc import Sequence

import streamlit as st

from answers import nation
from charts.style import stylesheet
from components import (
    account_button,
    cached_answers,
    legacy_pages,
    links,
    panels,
    province_choice,
    traces,
    url_state,
)
from components.first_start import ensure_warehouse
from components.url_state import LANGUAGE
from operation import events
from translations.text import LANGUAGES, text, use_language

# Order of the menu; the first is the landing page. The stem is script, URL path and key of the words.
PAGES = (
    "ringkasan",
    "peta",
    "keaktifan",
    "pendanaan",
    "narasumber",
    "kelembagaan",
    "bandingkan",
    "profil",
    "presentasi",
    "impor",
    "metode",
)
# Pages that have an address and no place in the menu.
QUIET_PAGES = ("riwayat", "akun")
WITHOUT_FILTERS = ("impor",)  # they speak of files, not of places
_STARTED = "run_started"


def open_page() -> None:
    """Before anything is drawn: language, page config, style, warehouse."""
    st.session_state[_STARTED] = time.perf_counter()
    legacy_pages.mark_opened()
    url_state.read(LANGUAGE)
    use_language(url_state.value(LANGUAGE))
    st.set_page_config(page_title=text("app.title"), page_icon="🏫", layout="wide")
    st.html(f"<style>{stylesheet(panels.mode())}</style>")
    ensure_warehouse()
    cached_answers.pin()
    if nation.is_several():  # known when there is a warehouse
        st.set_page_config(page_title=nation.title())
    province_choice.read()


def pages() -> list[st.Page]:
    """Pages with titles in the chosen language."""
    return [
        st.Page(f"pages/{stem}.py", title=text(f"page.{stem}.menu"), url_path=stem, default=stem == PAGES[0])
        for stem in (*PAGES, *QUIET_PAGES)
    ]


def run_page(page: st.Page, every: Sequence[st.Page]) -> None:
    """Language switch, the page itself, the stamp; `every`: all pages, for the menu.

    A failing page says so in plain words, with a number for the log.
    """
    menu = st.container(key="menu", horizontal=True, gap="small")
    with st.container(key="language", horizontal=True, horizontal_alignment="right"):
        account_button.draw(every[-1])
        st.segmented_control(
            text("app.language"),
            LANGUAGES,
            required=True,
            format_func=str.upper,
            key=LANGUAGE.key,
            persist_state="session",
            label_visibility="collapsed",
        )
    traces.page_opened(page.url_path or PAGES[0])
    try:
        page.run()
    except Exception as error:  # the last net: a reader never sees a traceback, the log says where it was
        reference = uuid.uuid4().hex[:8]
        events.failed("page_failed", error, page=page.url_path or PAGES[0], reference=reference)
        st.error(text("app.failed", reference=reference))
    with menu:  # first on the page, but filled when the filters are known, so that every link carries them
        for stem, one in zip(PAGES, every, strict=False):
            st.page_link(one, label=text(f"page.{stem}.menu"), query_params=links.of_page(stem))
    _stamp(page.url_path or PAGES[0])


def _stamp(page: str) -> None:
    """Hidden `#run-stamp`, last on every page: names the run and the chosen filters, so that timings need not guess."""
    number = st.session_state.get("run_number", 0) + 1
    st.session_state["run_number"] = number
    milliseconds = (time.perf_counter() - st.session_state[_STARTED]) * 1000
    chosen = {
        key.removeprefix("filter_"): value
        for key, value in st.session_state.items()
        if isinstance(key, str) and key.startswith("filter_")
    }
    marks = {"run": number, "ms": f"{milliseconds:.1f}", "page": page, **chosen}
    attributes = " ".join(f'data-{name}="{html.escape(str(value))}"' for name, value in marks.items())
    st.html(f'<span id="run-stamp" style="display:none" {attributes}>.</span>')
