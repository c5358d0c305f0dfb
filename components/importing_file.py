"""One checked file: what it is, its counts, every error by rule and as a table, warnings, the file given back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from charts import import_pieces, panel
from components import (
    chat_review,
    importing_list,
    importing_mapping,
    importing_save,
    importing_session,
    importing_words,
    viewer,
)
from components.etl_process import path_of
from components.importing_words import Told
from exports.table_csv import cells_csv
from translations.format import clock_time, day, number
from translations.text import text

ERRORS_ON_A_PAGE = 25
OWN = "own"  # register that a chat was held against
_MARKED_TYPES = {".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".csv": "text/csv"}


def show(name: str, told: Told) -> None:
    """Draw it."""
    spool = importing_session.visit().spool
    label = spool.labels.get(name, name) if spool else name
    state = importing_words.state(told)
    with st.container(key=f"importing_file_{_key(name)}"):
        head = import_pieces.file_head(
            label, importing_words.kind(told), _state_words(told), importing_words.look(told)
        )
        st.html(head)
        if state == importing_words.NEEDS_MAPPING:
            importing_mapping.ask(name, told)
            return
        if state == importing_words.NEEDS_CONFIRMATION:
            if told.get("register", OWN) == OWN:
                _review(name, told)
            else:  # nothing could be saved: said before the work, not after it
                st.html(import_pieces.said([text("importing.no_register"), text("importing.no_register_how")], "wait"))
            return
        if state in (importing_words.READY, importing_words.NOTHING):
            st.html(import_pieces.counts(importing_words.figures(importing_words.counts(told))))
        _errors(name, told)
        _warnings(told)
        is_mapped = importing_session.visit().mappings.get(name) or told.get("kind") in importing_words.MAPPED
        if is_mapped and state != importing_words.ALREADY:
            importing_mapping.again(name)


def _state_words(told: Told) -> str:
    state = importing_words.state(told)
    when = ""
    if state == importing_words.ALREADY and told.get("loaded_at"):
        moment = datetime.fromisoformat(str(told["loaded_at"]))
        when = f"{day(moment)}, {clock_time(moment)}"
    return text(f"importing.state.{state}", when=when)


def _errors(name: str, told: Told) -> None:
    errors: Sequence[Mapping[str, Any]] = told.get("errors") or []
    if not errors:
        return
    key = _key(name)
    title = text("importing.errors", count=number(len(errors)))
    st.html(import_pieces.rules(title, importing_words.by_rule(errors)))
    if not errors[0].get("sheet"):  # the file as a whole: rule and cure have said it
        return
    shown, first = importing_list.page_of(f"errors_{key}", errors, ERRORS_ON_A_PAGE)
    body = [importing_words.cells(one) for one in shown]
    heads = importing_words.heads()
    st.html(panel.plain_table(text("importing.all_errors"), heads, body, numbers_from=len(heads), stacked=True))
    importing_list.buttons(f"errors_{key}", len(errors), ERRORS_ON_A_PAGE, first)
    with st.container(horizontal=True, key=f"importing_back_{key}"):
        marked = path_of(told.get("marked"))
        if marked is not None:
            st.download_button(
                text("importing.marked"), data=partial(_bytes_of, marked), file_name=marked.name,
                mime=_MARKED_TYPES.get(marked.suffix, "application/zip"), key=f"marked_{key}", on_click="ignore",
            )  # fmt: skip
        st.download_button(
            text("importing.errors_file"),
            data=lambda: cells_csv(heads, [importing_words.cells(one) for one in errors]),
            file_name="kesalahan.csv", mime="text/csv", key=f"errors_file_{key}", on_click="ignore",
        )  # fmt: skip
    if marked is not None:
        st.caption(text("importing.marked_how"))


def _warnings(told: Told) -> None:
    found = [
        one if isinstance(one, str) else ": ".join(filter(None, (one.get("sheet"), one.get("words"))))
        for one in told.get("warnings") or []
    ]
    if found:
        st.html(import_pieces.notes(text("importing.warnings", count=number(len(found))), found))


def _review(name: str, told: Told) -> None:
    """A chat: its candidates are confirmed by a person before anything can be saved."""
    answer = chat_review.draw(dict(told), f"chat_{_key(name)}")
    if answer is not None:
        importing_save.confirm(viewer.scope(), viewer.office(), name, answer)
        st.rerun()


def _bytes_of(path: Path) -> bytes:
    return path.read_bytes()


def _key(name: str) -> str:
    """A file name as part of a widget's key (and so of a class name)."""
    return "".join(one if one.isalnum() else "_" for one in name)
