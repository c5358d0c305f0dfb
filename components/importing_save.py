"""Step 2 of page Impor: what will happen, the good rows saved, and what came of it."""

from collections.abc import Mapping

import streamlit as st

from charts import import_pieces
from components import (
    importing_commands,
    importing_part,
    importing_session,
    importing_words,
    links,
    viewer,
)
from components.etl_process import Run
from components.importing_session import BusyError
from components.importing_words import COUNTED, NEEDS_CONFIRMATION, NEEDS_MAPPING, READY
from doors.scope import Scope
from translations.format import listed, number
from translations.text import text

MAP = "peta"


def offer(*, is_busy: bool) -> None:
    """Say what saving would do, and the button; or why there is nothing to save."""
    here = importing_session.visit()
    ready = _ready()
    st.html(import_pieces.said(_before(ready), "good" if ready or here.confirmed else "wait"))
    with st.container(horizontal=True, key="importing_save_row"):
        st.button(
            text("importing.save"), type="primary", key="importing_save",
            disabled=is_busy or not (ready or here.confirmed), on_click=save, args=(viewer.scope(), viewer.office()),
        )  # fmt: skip
        st.button(text("importing.other_files"), key="importing_other", disabled=is_busy, on_click=here.forget_files)


def save(scope: Scope, by: str) -> None:
    """Save the good rows of the files that are ready. Raises PermissionError for who may not bring files."""
    here = importing_session.visit()
    if here.spool is None:
        if not scope.may_load:
            raise PermissionError(f"{scope.role} may not bring files")
        return
    runs = []
    ready = _ready()
    if ready:
        mappings = {name: path for name, path in here.mappings.items() if name in ready}
        runs.append(importing_commands.load(scope, by, here.spool, list(ready), mappings))
    runs += [importing_commands.confirm(scope, by, here.spool, one) for one in here.confirmed.values()]
    if not runs:
        return
    whole = Run([command for run in runs for command in run.commands])
    try:
        importing_session.start(importing_part.BRING, whole, _saved, writes=True)
    except BusyError:
        return  # the page shows what is under way


def result() -> None:
    """What was saved: counts, batch, where it can be seen, how it can be taken back."""
    here = importing_session.visit()
    st.html(import_pieces.counts(importing_words.figures(importing_words.total(here.saved))))
    for told in here.saved:
        st.html(import_pieces.said(_after(told), "good" if told.get("batch_id") else "wait"))
    refused = importing_words.total(here.saved)["refused"]
    words = [text("importing.saved_undo")]
    if refused:
        words.insert(0, text("importing.saved_waiting", count=number(refused)))
    st.html(import_pieces.notes(text("importing.saved_next"), words))
    with st.container(horizontal=True, key="importing_next"):
        if refused:
            st.button(text("importing.mend_now"), type="primary", key="importing_mend_now", on_click=_mend_now)
        st.button(text("importing.more_files"), key="importing_more", on_click=_more)
        st.page_link(f"pages/{MAP}.py", label=text("importing.see_map"), query_params=links.of_page(MAP))


def _ready() -> dict[str, importing_words.Told]:
    here = importing_session.visit()
    return {name: told for name, told in here.found.items() if importing_words.state(told) == READY}


def _before(ready: Mapping[str, importing_words.Told]) -> list[str]:
    """`38 baris baru, 4 diubah, 3 menunggu perbaikan`, and which files stay outside."""
    here = importing_session.visit()
    counts = importing_words.total(ready.values())
    words = []
    if ready:
        words.append(text("importing.before", what=_what(counts)))
    if here.confirmed:
        meetings = sum(len(one.get("meetings") or []) for one in here.confirmed.values())
        words.append(text("importing.before_chat", count=number(meetings)))
    if not words:
        words.append(text("importing.before_nothing"))
    states = {name: importing_words.state(told) for name, told in here.found.items() if name not in here.confirmed}
    if any(state in (NEEDS_MAPPING, NEEDS_CONFIRMATION) for state in states.values()):
        words.append(text("importing.before_asked"))
    if counts["refused"]:
        words.append(text("importing.before_refused"))
    return words


def _what(counts: Mapping[str, int]) -> str:
    parts = [text(f"importing.what.{name}", count=number(counts[name])) for name in COUNTED if counts[name]]
    return listed(parts)


def _after(told: importing_words.Told) -> list[str]:
    here = importing_session.visit()
    name = str(told.get("file") or "")
    label = here.spool.labels.get(name, name) if here.spool else name
    if not told.get("batch_id"):
        return [
            text("importing.not_saved", file=label),
            text(f"importing.state.{importing_words.state(told)}", when=""),
        ]
    counts = importing_words.counts(told)
    return [
        text("importing.saved", file=label, what=_what(counts) or text("importing.what_none")),
        text("importing.saved_as", batch=told["batch_id"]),
    ]


def _saved(run: Run) -> None:
    here = importing_session.visit()
    here.saved = [dict(told) for told in run.told]
    labels = here.spool.labels if here.spool else {}
    for told in here.saved:
        told["file"] = labels.get(str(told.get("file")), told.get("file"))
    here.forget_files()


def _mend_now() -> None:
    st.session_state[importing_part.PART.key] = importing_part.MEND


def _more() -> None:
    importing_session.visit().saved = []
