"""The history as tables to take away: the events, and the chosen changes with old beside new."""

from answers import audit, audit_words, tables
from answers.audit import Chosen
from answers.document import Column, Scalar, Table
from queries import run
from queries.selection import Selection
from translations.format import clock_time, day
from translations.text import text

EVENT_HEADS = ("when", "by", "event", "file", "new", "changed", "same", "gone", "refused", "why")
CHANGE_HEADS = ("when", "by", "table", "subject", "what", "old", "new_value", "source")
HEADS = tuple(dict.fromkeys((*EVENT_HEADS, *CHANGE_HEADS)))
COUNTS = ("new", "changed", "same", "gone", "refused")


def of(chosen: Chosen) -> tuple[Table, ...]:
    """Both tables of the chosen part, whole."""
    basis = tables.of_clock("log", Selection())
    found = (
        ("events", EVENT_HEADS, [event(row) for row in audit.events(chosen.batch_id, chosen.since, chosen.until)]),
        ("changes", CHANGE_HEADS, [change(row) for row in audit.some_changes(chosen)]),
    )
    return tuple(
        Table(f"audit_{key}", text(f"audit.title.{key}"), _columns(heads), tuple(rows), basis,
              name=text(f"audit.title.{key}"))
        for key, heads, rows in found
    )  # fmt: skip


def event(row: run.Row) -> tuple[Scalar, ...]:
    """One event: when, who, what, the file, and rows by what became of them."""
    counts = (row[f"rows_{name}"] for name in COUNTS)
    return (when(row), row["done_by"], text(f"audit.event.{row['event']}"), row["file_name"], *counts, row["why"] or "")


def change(row: run.Row) -> tuple[str, ...]:
    """One change: when, who, table, group, column, old, new, and the cell it came from."""
    said = (audit_words.table(row), audit_words.subject(row), audit_words.what(row))
    values = (audit_words.value(row, "old_value"), audit_words.value(row, "new_value"))
    return when(row), row["done_by"], *said, *values, audit_words.source(row)


def when(row: run.Row) -> str:
    """`22 November 2026, 08.15`."""
    return text("audit.when", day=day(row["happened_at"].date()), time=clock_time(row["happened_at"]))


def _columns(heads: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(one, text(f"audit.head.{one}"), "count" if one in COUNTS else "text") for one in heads)
