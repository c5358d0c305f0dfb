"""Rows that were refused and wait: what is wrong in each, corrected here and brought again, or not wanted."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from charts import import_pieces
from charts.import_pieces import Fault
from components import (
    importing_commands,
    importing_list,
    importing_part,
    importing_progress,
    importing_session,
    importing_words,
    viewer,
)
from components.etl_process import Run
from components.importing_session import BusyError
from components.importing_spool import Spool
from components.origin import as_typed
from doors.scope import Scope
from exports.table_csv import cells_csv
from queries import run as reading
from translations.format import number
from translations.text import text

ROWS_ON_A_PAGE = 8
MOST_TOLD = 5  # rules that corrected rows still break
Row = Mapping[str, Any]
_DROPPING, _OPEN = "waiting_dropping", "waiting_open"


def known_count(scope: Scope) -> int | None:
    """How many rows wait, where that was asked already for this build."""
    found = _known(scope)
    return None if found is None else len(found)


def show() -> None:
    """The rows that wait, some at a time, each with its faults and its cells to correct."""
    here, scope = importing_session.visit(), viewer.scope()
    if here.mended is not None:
        st.html(import_pieces.said(_after(here.mended)))
    rows = _known(scope)
    if rows is None and here.job is None and here.failed is None:
        importing_session.start(importing_part.MEND, importing_commands.waiting(scope), _asked)
    is_busy = importing_progress.show(importing_part.MEND)
    if rows is None:
        return
    if not rows:
        st.html(import_pieces.said([text("importing.mend.none"), text("importing.mend.none_how")]))
        return
    st.html(
        import_pieces.said([text("importing.mend.lead", count=number(len(rows))), text("importing.mend.how")], "wait")
    )
    shown, first = importing_list.page_of("waiting", rows, ROWS_ON_A_PAGE)
    for row in shown:
        _row(row, is_busy=is_busy)
    importing_list.buttons("waiting", len(rows), ROWS_ON_A_PAGE, first)
    _whole_files(rows, is_busy=is_busy)
    with st.container(horizontal=True, key="importing_mend_row"):
        st.button(
            text("importing.mend.save"), type="primary", key="importing_mend", disabled=is_busy,
            on_click=mend, args=(scope, viewer.office()),
        )  # fmt: skip
        st.download_button(
            text("importing.mend.file"), data=lambda: _as_file(rows), file_name="menunggu-perbaikan.csv",
            mime="text/csv", key="importing_mend_file", on_click="ignore",
        )  # fmt: skip


def mend(scope: Scope, by: str) -> None:
    """Bring the rows that were corrected. Raises PermissionError for who may not bring files."""
    rows = _known(scope) or []
    corrected = [(row, cells) for row in rows if (cells := _cells(row)) != row["cells"]]
    answer = {"rows": [{**_name_of(row), "cells": cells} for row, cells in corrected], "drop": []}
    _send(scope, by, answer)


def drop(scope: Scope, by: str, *rows: Row) -> None:
    """Mark rows as not wanted. Raises PermissionError for who may not bring files."""
    _send(scope, by, {"rows": [], "drop": [_name_of(row) for row in rows]})


def _send(scope: Scope, by: str, answer: Mapping[str, Any]) -> None:
    here = importing_session.visit()
    if not scope.may_load:
        raise PermissionError(f"{scope.role} may not bring files")
    if not (answer["rows"] or answer["drop"]):
        here.mended = {"status": "unchanged"}
        return
    spool = Spool()

    def ended(run: Run) -> None:
        spool.clear()
        here.mended = {"sent": len(answer["rows"]), "told": list(run.told)}
        here.marks.pop(_DROPPING, None)
        here.waiting = None

    try:
        importing_session.start(
            importing_part.MEND, importing_commands.mend(scope, by, spool, answer), ended, writes=True
        )
    except BusyError:
        spool.clear()


def _row(row: Row, *, is_busy: bool) -> None:
    here, key = importing_session.visit(), _key(row)
    is_open = key in here.marks.get(_OPEN, ())
    wrong = [name for one in row["errors"] if (name := _cell_of(one, row["cells"])) is not None]
    is_open = is_open or len(wrong) < len(row["errors"])  # one of them stands nobody knows where
    columns = list(row["cells"]) if is_open else list(dict.fromkeys(wrong))
    with st.container(key=f"importing_row_{key}"):
        title = text("importing.mend.row", sheet=row["sheet"], row=row["row"])
        others = [(name, str(words)) for name, words in row["cells"].items() if name not in columns]
        about = text("importing.mend.from", file=row["file"])
        st.html(import_pieces.row(title, about, [_fault(one) for one in row["errors"]], others))
        _inputs(key, row, columns)
        _choices(key, row, is_open=is_open, is_busy=is_busy)


def _whole_files(rows: Sequence[Row], *, is_busy: bool) -> None:
    """Of a file that was mended in Excel and came again, all rows at once: nobody presses a button for each."""
    files: dict[str, list[Row]] = {}
    for row in rows:
        files.setdefault(row["batch_id"], []).append(row)
    many = {batch: found for batch, found in files.items() if len(found) > 1}
    if many:
        st.html(import_pieces.said([text("importing.mend.whole")], "quiet"))
    for batch, found in many.items():
        words = text("importing.mend.whole_file", count=number(len(found)), file=as_typed(found[0]["file"]))
        with st.container(horizontal=True, vertical_alignment="center", key=f"importing_whole_{_plain(batch)}"):
            _drop_choice(f"whole_{_plain(batch)}", words, found, is_busy=is_busy)


def _cell_of(error: Row, cells: Mapping[str, Any]) -> str | None:
    """The cell of a row in which an error stands. An export calls its columns otherwise than our sheets: then it is
    the one cell that holds the value; None where that is not certain.
    """
    if (name := str(error.get("column"))) in cells:
        return name
    value = str(error.get("value") or "").strip()
    same = [name for name, words in cells.items() if value and str(words or "").strip() == value]
    return same[0] if len(same) == 1 else None


def _fault(error: Row) -> Fault:
    column, value = str(error.get("column") or ""), str(error.get("value") or "")
    return Fault(column, value, str(error.get("rule") or ""), str(error.get("cure") or ""))


def _inputs(key: str, row: Row, columns: Sequence[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"importing_cells_{key}"):
        for name in columns:
            place = list(row["cells"]).index(name)
            words = str(row["cells"][name] or "")
            st.text_input(as_typed(name), words, key=_cell_key(key, place), width=260, persist_state="session")


def _choices(key: str, row: Row, *, is_open: bool, is_busy: bool) -> None:
    here = importing_session.visit()
    with st.container(horizontal=True, vertical_alignment="center", key=f"importing_choices_{key}"):
        if not is_open and here.marks.get(_DROPPING) != key:
            st.button(text("importing.mend.open"), key=f"open_{key}", type="tertiary", on_click=_open, args=(key,))
        _drop_choice(key, text("importing.mend.drop"), [row], is_busy=is_busy)


def _drop_choice(key: str, words: str, rows: Sequence[Row], *, is_busy: bool) -> None:
    """The quiet button; once pressed, what it means, and the button that does it."""
    if importing_session.visit().marks.get(_DROPPING) != key:
        st.button(words, key=f"drop_{key}", type="tertiary", on_click=_ask_drop, args=(key,))
        return
    sure = text("importing.mend.drop_sure", count=number(len(rows)))
    st.html(f"<p>{sure}</p>", width="content")
    st.button(
        text("importing.mend.drop_yes"), key=f"drop_yes_{key}", disabled=is_busy, on_click=drop,
        args=(viewer.scope(), viewer.office(), *rows),
    )  # fmt: skip
    st.button(text("importing.mend.drop_no"), key=f"drop_no_{key}", on_click=_ask_drop, args=(None,))


def _open(key: str) -> None:
    importing_session.visit().marks.setdefault(_OPEN, set()).add(key)


def _ask_drop(key: str | None) -> None:
    importing_session.visit().marks[_DROPPING] = key


def _cells(row: Row) -> dict[str, Any]:
    """The cells of a row as they stand on the page; those that are not shown as they were."""
    key, found = _key(row), dict(row["cells"])
    for place, name in enumerate(row["cells"]):
        typed = st.session_state.get(_cell_key(key, place))
        if typed is not None and typed != (found[name] or ""):
            found[name] = typed
    return found


def _cell_key(key: str, place: int) -> str:
    return f"mend_{key}_{place}"


def _key(row: Row) -> str:
    return _plain(f"{row['batch_id']}_{row['sheet']}_{row['row']}")


def _plain(name: str) -> str:
    return "".join(one if one.isalnum() else "_" for one in name)


def _name_of(row: Row) -> dict[str, Any]:
    return {"batch_id": row["batch_id"], "sheet": row["sheet"], "row": row["row"]}


def _asked(run: Run) -> None:
    """Rows that wait, remembered for the build and the scope they were asked for."""
    importing_session.visit().waiting = ((reading.identity(), viewer.scope()), list(run.told))


def _known(scope: Scope) -> list[dict[str, Any]] | None:
    of, rows = importing_session.visit().waiting or (None, None)
    return rows if of == (reading.identity(), scope) else None


def _after(mended: Row) -> list[str]:
    """What came of the last correction: a file of its own for each file that the rows came from."""
    if mended.get("status") == "unchanged":
        return [text("importing.mend.unchanged")]
    told: list[Row] = mended["told"]
    counts, dropped = importing_words.total(told), sum(int(one.get("dropped") or 0) for one in told)
    words = []
    if mended["sent"]:
        taken = counts["new"] + counts["changed"] + counts["same"]
        words.append(text("importing.mend.done", count=number(taken), sent=number(mended["sent"])))
    if dropped:
        words.append(text("importing.mend.dropped", count=number(dropped)))
    if counts["refused"]:
        words.append(text("importing.mend.still", count=number(counts["refused"])))
        again = {f"{one.get('rule')}. {one.get('cure')}." for each in told for one in each.get("errors") or []}
        words += sorted(again)[:MOST_TOLD]
    return words + [text("importing.saved_as", batch=one["batch_id"]) for one in told if one.get("batch_id")]


def _as_file(rows: Sequence[Row]) -> bytes:
    heads = (text("monitoring.head.file"), *importing_words.heads()[:6])
    body = [
        (row["file"], *importing_words.cells({"sheet": row["sheet"], "row": row["row"], **one})[:6])
        for row in rows
        for one in row["errors"]
    ]
    return cells_csv(heads, body)
