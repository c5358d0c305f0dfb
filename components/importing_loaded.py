"""Files that came in: who brought what and when; taken back, or brought again, by who may."""

from collections.abc import Sequence

import streamlit as st

from answers import audit
from charts import import_pieces, panel
from charts.parts import safe
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
from components.importing_session import BusyError, Told
from doors.scope import Scope
from queries import run as reading
from schemas.vocabulary import BatchEvent
from translations.format import clock_time, day, listed, number
from translations.text import text

FILES_ON_A_PAGE = 10
MOST_DEPENDING = 20  # refused rows of one other file that are listed
NEEDS_YES = "needs_yes"
_ASKED = "undo_asked"  # batch that the visitor wants to take back or to bring again


def show() -> None:
    """The files, newest first, each with what happened to it."""
    here, scope = importing_session.visit(), viewer.scope()
    is_busy = importing_progress.show(importing_part.LOADED)
    if here.undone is not None and here.undone.get("status") != NEEDS_YES:
        st.html(import_pieces.said(_done(here.undone)))
    files = _files()
    if not files:
        st.html(panel.empty(text("importing.loaded.none"), text("importing.loaded.none_how")))
        return
    lead = text("importing.loaded.lead" if scope.may_undo else "importing.loaded.lead_no_undo")
    st.html(f'<div class="g"><p>{safe(lead)}</p></div>')
    shown, first = importing_list.page_of("loaded", files, FILES_ON_A_PAGE)
    for events in shown:
        _file(events, scope, is_busy=is_busy)
    importing_list.buttons("loaded", len(files), FILES_ON_A_PAGE, first)


def undo(scope: Scope, by: str, batch_id: str, *, redo: bool, is_sure: bool) -> None:
    """Take a file back or bring it again. Raises PermissionError for everybody but who may."""
    why = str(st.session_state.get(f"undo_why_{batch_id}") or "")
    run = importing_commands.undo(scope, by, batch_id, why, is_sure=is_sure, redo=redo)
    try:
        importing_session.start(importing_part.LOADED, run, _answered, writes=True)
    except BusyError:
        return  # the page shows what is under way


def _files() -> list[list[reading.Row]]:
    """Events of each file, the newest file first; within a file the newest event first."""
    found: dict[str, list[reading.Row]] = {}
    for row in audit.events():
        found.setdefault(row["batch_id"], []).append(row)
    return list(found.values())


def _file(events: Sequence[reading.Row], scope: Scope, *, is_busy: bool) -> None:
    last, first = events[0], events[-1]
    batch = str(last["batch_id"])
    with st.container(key=f"importing_row_{_key(batch)}"):
        name = text("monitoring.undone", file=last["file_name"]) if last["is_undone"] else str(last["file_name"])
        kind = text(f"batch_kind.{last['kind']}")
        about = f'<span class="g-quiet">{safe(kind)} · {safe(batch)}</span>'
        words = [f"<b>{safe(name)}</b>", about, safe(_sentence(first))]
        st.html(f'<div class="g"><p>{"<br>".join(words)}</p>{_history(events)}</div>')
        if scope.may_undo and not last["is_sample"]:
            _offer(batch, str(last["file_name"]), redo=bool(last["is_undone"]), is_busy=is_busy)


def _sentence(event: reading.Row) -> str:
    what = listed([
        text(f"importing.what.{name}", count=number(event[f"rows_{name}"])) for name in importing_words.COUNTED
        if event[f"rows_{name}"]
    ])  # fmt: skip
    moment = event["happened_at"]
    key = f"importing.event.{BatchEvent(event['event'])}"
    return text(
        key, when=f"{day(moment)}, {clock_time(moment)}", by=event["done_by"], what=what or text("importing.what_none")
    )


def _history(events: Sequence[reading.Row]) -> str:
    """All that happened to the file, where that is more than its arrival."""
    if len(events) < 2:
        return ""
    told = [". ".join(filter(None, (_sentence(one), one["why"]))) for one in events]
    return panel.details(text("importing.loaded.history", count=number(len(events))), panel.sentences(told))


def _offer(batch: str, file: str, *, redo: bool, is_busy: bool) -> None:
    """The quiet button; once pressed, what it means, the reason, and the button that does it."""
    here = importing_session.visit()
    if here.marks.get(_ASKED) != batch:
        words = text("importing.undo.redo" if redo else "importing.undo.open")
        st.button(words, key=f"undo_{batch}", type="tertiary", disabled=is_busy, on_click=_ask, args=(batch,))
        return
    told = here.undone or {}
    needs_yes = told.get("status") == NEEDS_YES and told.get("batch_id") == batch
    lead = text("importing.undo.redo_lead" if redo else "importing.undo.lead", file=file)
    means = text("importing.undo.redo_means" if redo else "importing.undo.lead_means")
    st.html(import_pieces.said(_consequences(told) if needs_yes else [lead, means], "wait"))
    st.text_input(text("importing.undo.why"), key=f"undo_why_{batch}", persist_state="session", width=520)
    with st.container(horizontal=True, key=f"importing_undo_{_key(batch)}"):
        yes = "importing.undo.still" if needs_yes else "importing.undo.redo_yes" if redo else "importing.undo.yes"
        st.button(
            text(yes), key=f"undo_yes_{batch}", type="primary", disabled=is_busy, on_click=undo,
            args=(viewer.scope(), viewer.office(), batch), kwargs={"redo": redo, "is_sure": needs_yes},
        )  # fmt: skip
        st.button(text("importing.undo.no"), key=f"undo_no_{batch}", on_click=_ask, args=(None,))


def _ask(batch: str | None) -> None:
    here = importing_session.visit()
    here.undone, here.marks[_ASKED] = None, batch


def _consequences(told: Told) -> list[str]:
    """Rows of other files that would be refused then, each with its place."""
    words = [text("importing.undo.depends")]
    for other in told["depends"]:
        words.append(text("importing.undo.depends_file", count=number(other["rows"]), file=other["file"]))
        for one in other["refusals"][:MOST_DEPENDING]:
            words.append(" · ".join(filter(None, (one["sheet"], importing_words.place(one), str(one["value"] or "")))))
    return words


def _answered(run: Run) -> None:
    here = importing_session.visit()
    here.undone = run.told[-1] if run.told else {}
    if here.undone.get("status") != NEEDS_YES:
        here.marks.pop(_ASKED, None)


def _done(told: Told) -> list[str]:
    status = str(told.get("status"))
    if status not in (BatchEvent.UNDONE, BatchEvent.REDONE):
        return [text("importing.undo.nothing", file=told.get("file") or told.get("batch_id") or "")]
    words = [text(f"importing.undo.done.{status}", file=told["file"])]
    if told.get("gone") is not None:
        words.append(
            text(
                "importing.undo.effect",
                gone=number(told["gone"]),
                changed=number(told["changed"]),
                new=number(told["new"]),
            )
        )
    return words


def _key(batch: str) -> str:
    return "".join(one if one.isalnum() else "_" for one in batch)
