"""Pieces of the page Riwayat: what happened to files, which values became which; for who sees rows of groups."""

from functools import partial

import streamlit as st

from answers import audit, audit_tables
from answers.audit import Chosen
from answers.page_tables import PageFigures
from charts import panel
from components import downloads, history_filters, viewer
from queries import run
from queries.selection import Selection
from translations.format import number
from translations.text import text

SHOWN = 50  # changes at once
EVENTS = 20  # the others are in the file to download
_PAGE = "history_page"


def draw() -> None:
    """Filters, downloads, events and changes; one sentence for a visitor who sees no groups."""
    if not viewer.scope().sees_some_groups:
        st.html(panel.empty(text("audit.closed"), text("audit.closed_cure")))
        return
    chosen = history_filters.choose()
    _files(chosen)
    _events(chosen)
    _changes(chosen)


def _files(chosen: Chosen) -> None:
    words = history_filters.words(chosen)
    shown = PageFigures("riwayat", Selection(), partial(audit_tables.of, chosen), filters=words)
    with st.container(horizontal=True, gap="small"):
        for one in downloads.of(shown)[:2]:  # a workbook, and CSV
            downloads.button(one, f"history_{one.key}")


def _events(chosen: Chosen) -> None:
    rows = audit.events(chosen.batch_id, chosen.since, chosen.until)
    st.html(panel.section(text("audit.title.events"), text("audit.lead.events")))
    if not rows:
        st.html(panel.empty(text("audit.no_events"), text("audit.no_events_cure")))
        return
    body = [_event(row) for row in rows[:EVENTS]]
    heads = [text(f"audit.head.{one}") for one in ("when", "by", "event", "file", "rows", "why")]
    caption = text("audit.shown", first=number(1), last=number(len(body)), count=number(len(rows)))
    st.html(panel.plain_table(caption, heads, body, numbers_from=len(heads), stacked=True))


def _changes(chosen: Chosen) -> None:
    st.html(panel.section(text("audit.title.changes"), text("audit.lead.changes")))
    start = _start(chosen)
    rows = audit.some_changes(chosen, most=SHOWN, skipped=start)
    if not rows and start:  # undone since: begin anew
        start, rows = 0, audit.some_changes(chosen, most=SHOWN)
    if not rows:
        key = "audit.no_changes" if chosen.is_all else "audit.none_chosen"
        st.html(panel.empty(text(key), text("audit.no_changes_cure")))
        return
    count = rows[0]["changes_in_all"]
    caption = text("audit.shown", first=number(start + 1), last=number(start + len(rows)), count=number(count))
    heads = [text(f"audit.head.{one}") for one in ("when", "by", "subject", "what", "old_new", "source")]
    body = [_change(row) for row in rows]
    st.html(panel.plain_table(caption, heads, body, numbers_from=len(heads), stacked=True))
    if count > SHOWN:
        with st.container(horizontal=True, gap="small"):
            for key, to in (("newer", start - SHOWN), ("older", start + SHOWN)):
                can = 0 <= to < count
                st.button(text(f"audit.{key}"), key=f"history_{key}", disabled=not can, on_click=_go, args=(chosen, to))


def _start(chosen: Chosen) -> int:
    """First change to show; another choice begins at the newest."""
    of, start = st.session_state.get(_PAGE, (chosen, 0))
    return int(start) if of == chosen else 0


def _go(chosen: Chosen, to: int) -> None:
    st.session_state[_PAGE] = (chosen, to)


def _event(row: run.Row) -> tuple[str, ...]:
    """Counts stand with their words in one cell: on a phone there are no heads above them."""
    said = (f"{number(row[f'rows_{one}'])} {text(f'audit.head.{one}')}" for one in audit_tables.COUNTS)
    when, by, event, file, *_, why = audit_tables.event(row)
    return str(when), str(by), str(event), str(file), ", ".join(said), str(why)


def _change(row: run.Row) -> tuple[str, ...]:
    """Table and column together, old beside new."""
    when, by, table, subject, what, old, new, source = audit_tables.change(row)
    old_new = text("audit.old_new", old=old, new=new) if row["column_name"] else ""
    return when, by, subject, text("audit.table_column", table=table, column=what), old_new, source
