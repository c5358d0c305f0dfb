"""Step 2 of page Impor: what will happen, the good rows saved, and what came of it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from charts import import_pieces
from components import (
    importing_check,
    importing_commands,
    importing_part,
    importing_session,
    importing_words,
    links,
    viewer,
)
from components.etl_process import Run
from components.importing_commands import Files
from components.importing_session import BusyError
from components.importing_words import ALREADY, CHAT, COUNTED, FORM, NEEDS_CONFIRMATION, NEEDS_MAPPING, READY, XLSFORM
from doors.scope import Scope
from translations.format import listed, number
from translations.text import text

MAP = "peta"


def offer(*, is_busy: bool) -> None:
    """Say what saving would do, and the button; or why there is nothing to save."""
    here = importing_session.visit()
    ready = _ready()
    st.html(import_pieces.said(_before(ready), "good" if ready else "wait"))
    with st.container(horizontal=True, key="importing_save_row"):
        st.button(
            text("importing.save"), type="primary", key="importing_save",
            disabled=is_busy or not ready, on_click=save, args=(viewer.scope(), viewer.office()),
        )  # fmt: skip
        st.button(text("importing.other_files"), key="importing_other", disabled=is_busy, on_click=here.forget_files)


def save(scope: Scope, by: str) -> None:
    """Save the good rows of the files that are ready. Raises PermissionError for who may not bring files."""
    if not scope.may_load:
        raise PermissionError(f"{scope.role} may not bring files")
    here, ready = importing_session.visit(), _ready()
    if here.spool is None or not ready:
        return
    files = here.files(list(ready), beside=(XLSFORM,))
    _start(importing_commands.load(scope, by, here.spool, files), files, then=partial(_look_again, scope, by))


def confirm(scope: Scope, by: str, name: str, answer: Mapping[str, Any]) -> None:
    """Save the meetings of a chat that a person has confirmed. Raises PermissionError for who may not bring files."""
    if not scope.may_load:
        raise PermissionError(f"{scope.role} may not bring files")
    here = importing_session.visit()
    if here.spool is not None:
        _start(importing_commands.confirm(scope, by, here.spool, answer), Files([name]))


def _start(run: Run, files: Files, then: Callable[[], object] = lambda: None) -> None:
    def ended(run: Run) -> None:
        _saved(files, run)
        then()

    try:
        importing_session.start(importing_part.BRING, run, ended, writes=True)
    except BusyError:
        return  # the page shows what is under way


def _look_again(scope: Scope, by: str) -> None:
    """The files that stay were held against the register of before: groups that they name may be there now."""
    here = importing_session.visit()
    states = {name: importing_words.state(here.found.get(name, {})) for name in here.names}
    asked = [name for name, state in states.items() if state not in (ALREADY, FORM)]
    if asked:
        importing_check.check(scope, by, asked)
    else:  # nothing is left to be done about any
        here.forget_files()


def result() -> None:
    """What was saved: counts, batch, where it can be seen, how it can be taken back."""
    here = importing_session.visit()
    st.html(import_pieces.counts(importing_words.figures(importing_words.total(here.saved))))
    for told in here.saved:
        st.html(import_pieces.said(_after(told), "good" if told.get("batch_id") else "wait"))
        if told.get("kind") == CHAT and told.get("errors"):  # no row of a file waits for them: here or nowhere
            title = text("importing.not_confirmed", count=number(importing_words.counts(told)["refused"]))
            st.html(import_pieces.rules(title, importing_words.by_rule(told["errors"])))
    refused = importing_words.total(one for one in here.saved if one.get("kind") != CHAT)["refused"]
    words = [text("importing.saved_undo")]
    if refused:
        words.insert(0, text("importing.saved_waiting", count=number(refused)))
    st.html(import_pieces.notes(text("importing.saved_next"), words))
    with st.container(horizontal=True, key="importing_next"):
        if refused:
            st.button(text("importing.mend_now"), type="primary", key="importing_mend_now", on_click=_mend_now)
        if here.found:  # others are still to be dealt with, below
            return
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
    if not words:
        words.append(text("importing.before_nothing"))
    if any(importing_words.state(told) in (NEEDS_MAPPING, NEEDS_CONFIRMATION) for told in here.found.values()):
        words.append(text("importing.before_asked"))
    if counts["refused"]:
        words.append(text("importing.before_refused"))
    return words


def _what(counts: Mapping[str, int]) -> str:
    parts = [text(f"importing.what.{name}", count=number(counts[name])) for name in COUNTED if counts[name]]
    return listed(parts)


def _after(told: importing_words.Told) -> list[str]:
    label = str(told.get("file") or "")
    state = importing_words.state(told)
    if not told.get("batch_id") or state == ALREADY:
        return [
            text("importing.not_saved", file=label),
            text("importing.nothing_new" if state == ALREADY else f"importing.state.{state}", when=""),
        ]
    counts = importing_words.counts(told)
    return [
        text("importing.saved", file=label, what=_what(counts) or text("importing.what_none")),
        text("importing.saved_as", batch=told["batch_id"]),
    ]


def _saved(files: Files, run: Run) -> None:
    """What a command told of files that were saved; they are called by the names that the visitor gave."""
    here = importing_session.visit()
    labels = dict(here.spool.labels) if here.spool else {}
    here.saved += [{**told, "file": labels.get(name, name)} for name, told in files.told(run)]
    for name in files.names:
        here.forget_file(name)


def _mend_now() -> None:
    st.session_state[importing_part.PART.key] = importing_part.MEND


def _more() -> None:
    importing_session.visit().saved = []
