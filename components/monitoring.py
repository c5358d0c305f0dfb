"""Pieces of Sumber dan metode on the register and the log: files, freshness, who reported, what looks wrong, rules."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

import streamlit as st

from answers import data, log, log_places, reading
from charts import panel
from components import closed, origin
from components.origin import Origin
from exports.table_csv import cells_csv
from queries import run
from queries.selection import Selection
from schemas.vocabulary import ActivityClass, GroupType, PlausibilityRule
from translations.format import day, month_short, number
from translations.text import text

TEMPLATE_URL = "/app/static/templat-gugus.xlsx"
LONG_LISTS = ("plausibility", "refused")
BEHIND = ("freshness", "completeness", "rules")  # tables with a drawer
HEADS = (
    "file", "kind", "loaded_at", "loaded_by", "rows_read", "rows_taken", "rows_refused", "kabupaten", "place",
    "ever_reported", "last_meeting", "days_old", "last_loaded", "rule", "findings", "group", "held_on", "value",
    "compared_with", "sheet", "cell", "cure", "valid_from", "class", "meetings", "source",
)  # fmt: skip
SHOWN_MONTHS = 12
SHOWN_ROWS = 40  # of a long list; all of it is in the file to download


def files() -> None:
    """Template to fill in; files that were loaded, and what became of their rows."""
    words = text("monitoring.template")
    st.html(f'<div class="g"><p><a class="g-link" href="{TEMPLATE_URL}" download>{words}</a></p></div>')
    if not data.scope().sees_some_groups:
        st.html(f'<div class="g"><p>{text("reading.files_closed")} {reading.cure()}</p></div>')
        return
    body = [
        (
            _file_name(row), text(f"batch_kind.{row['kind']}"), _when(row["loaded_at"]), row["loaded_by"],
            number(row["rows_read"]), number(row["rows_taken"]), number(row["rows_refused"]),
        )
        for row in data.ask("log_batches")
    ]  # fmt: skip
    heads = _heads("file", "kind", "loaded_at", "loaded_by", "rows_read", "rows_taken", "rows_refused")
    st.html(panel.plain_table(text("monitoring.files"), heads, body, numbers_from=4))


def _file_name(row: run.Row) -> str:
    """A file that was taken back stays listed, and says so: its rows count nowhere."""
    return text("monitoring.undone", file=row["file_name"]) if row["is_undone"] else str(row["file_name"])


def freshness(selection: Selection) -> None:
    """How old the newest meeting and the newest file of each kabupaten are."""
    until = log.state().until
    body = [
        (
            row["kabupaten_name"],
            text("share.count", numerator=number(row["groups_reported"]), denominator=number(row["groups"])),
            _day(row["last_meeting_on"]),
            _days_old(row["last_meeting_on"], until),
            _when(row["last_loaded_at"]),
        )
        for row in data.ask("log_freshness", province_code=selection.province, group_type=str(selection.group_type))
    ]
    heads = _heads("kabupaten", "ever_reported", "last_meeting", "days_old", "last_loaded")
    _table(text("monitoring.freshness", group_type=selection.group_type), heads, body)
    _button("freshness", "report", selection.everywhere())


def completeness(selection: Selection) -> None:
    """Groups that reported in each of the last months, by kabupaten, or by kecamatan of the chosen kabupaten."""
    rows = log_places.months(selection.kabupaten_code, selection)
    months = sorted({row["month"] for row in rows})[-SHOWN_MONTHS:]
    found = {(row["area_name"], row["month"]): row for row in rows}
    names = dict.fromkeys(row["area_name"] for row in rows)
    body = [
        (
            name or text("monitoring.whole_kabupaten"),
            *(_reported(found.get((name, one))) for one in months),
        )
        for name in names
    ]
    heads = (text("monitoring.head.place"), *(_month(one) for one in months))
    _table(text("monitoring.completeness", group_type=selection.group_type, place=selection.log_place), heads, body)
    _button("completeness", "report", selection)


def plausibility(selection: Selection) -> None:
    """What looks wrong: how many by rule, then the findings themselves; nothing is removed from the figures."""
    place = {"province_code": selection.province, "kabupaten_code": selection.kabupaten_code, "kecamatan_code": None}
    asked = data.ask("log_plausibility_counts", **place, group_type=None)
    found = {row["rule_id"]: row["findings"] for row in asked}
    counts = [(text(f"plausibility.{rule}"), number(found.get(rule, 0))) for rule in PlausibilityRule]
    _table(text("monitoring.rules", place=selection.log_place), _heads("rule", "findings"), counts)
    _button("rules", "plausibility", selection, tuple(str(one) for one in GroupType))
    if found:
        st.html(f'<div class="g">{closed.note(selection)}</div>')
    if reading.sees_rows(selection) or not found:
        heads = _heads("rule", "group", "place", "held_on", "value", "compared_with", "file")
        rows = data.ask("log_plausibility", **place, group_type=None)
        _long_list("plausibility", heads, rows, _finding)


def _finding(row: run.Row) -> tuple[str, ...]:
    place = ", ".join(part for part in (row["kecamatan_name"], row["kabupaten_name"]) if part)
    return (
        text(f"plausibility.{row['rule_id']}"), row["name"], place, _day(row["held_on"]), str(row["detail"]),
        str(row["compared_with"] or ""), row["file_name"] or "",
    )  # fmt: skip


def refused() -> None:
    """Rows that did not go in, with value, rule and cure: of whose groups they are nobody knows yet."""
    if not data.scope().sees_all_groups:
        own = text("reading.refused_own") if data.scope().may_load else ""
        st.html(f'<div class="g"><p>{text("reading.refused_closed")} {own}</p></div>')
        return
    rows = data.ask("log_rejected", batch_id=None)
    heads = _heads("file", "sheet", "cell", "value", "rule", "cure")
    _long_list("refused", heads, rows, _refused_row)


def _refused_row(row: run.Row) -> tuple[str, ...]:
    place = row["cell"] or (text("monitoring.row", row=row["sheet_row"]) if row["sheet_row"] else "")
    return row["file_name"], row["sheet"], place, row["value"] or "", row["rule"], row["cure"]


def activity_rules() -> None:
    """Rules of the activity classes with the day from which they hold and where they come from."""
    rows = data.ask("log_rules")
    body = [
        (
            row["kabupaten_name"] or text("monitoring.every_kabupaten"),
            day(row["valid_from"]),
            text(f"activity_class.{ActivityClass(row['activity_class'])}"),
            text("monitoring.at_least", meetings=number(row["meetings_from"]), months=number(row["window_months"])),
            row["source"],
        )
        for row in rows
    ]
    heads = _heads("kabupaten", "valid_from", "class", "meetings", "source")
    st.html(panel.plain_table(text("monitoring.activity_rules"), heads, body, numbers_from=9, stacked=True))


def _long_list(
    name: str, heads: Sequence[str], rows: Sequence[run.Row], cells: Callable[[run.Row], tuple[str, ...]]
) -> None:
    """The first rows of a list, how many more there are, and all of them as a file."""
    if not rows:
        st.html(f'<div class="g"><p>{text(f"monitoring.no.{name}")}</p></div>')
        return
    shown = [cells(row) for row in rows[:SHOWN_ROWS]]
    caption = text(f"monitoring.{name}", shown=number(len(shown)), all=number(len(rows)))
    st.html(panel.plain_table(caption, heads, shown, numbers_from=9, stacked=True))
    st.download_button(
        text("monitoring.download"),
        data=lambda: cells_csv(heads, [cells(row) for row in rows]),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"download_{name}",
    )


def _table(caption: str, heads: Sequence[str], body: Sequence[Sequence[str]]) -> None:
    foot = f'<div class="g">{panel.foot([log.source_words()])}</div>'
    st.html(panel.plain_table(caption, heads, body) + foot)


def _button(key: str, records: str, selection: Selection, group_types: tuple[str, ...] = ()) -> None:
    terms = ((text("panel.numerator"), text(f"monitoring.about.{key}")),)
    behind = Origin(text(f"monitoring.name.{key}"), terms=terms, records=records, group_types=group_types)
    origin.button(key, behind, selection)


def _heads(*names: str) -> tuple[str, ...]:
    return tuple(text(f"monitoring.head.{name}") for name in names)


def _reported(row: run.Row | None) -> str:
    if row is None:
        return ""
    return text("share.count", numerator=number(row["groups_reported"]), denominator=number(row["groups"]))


def _day(value: date | None) -> str:
    return day(value) if value else text("monitoring.never")


def _month(value: date) -> str:
    return f"{month_short(value)} {value.year}"


def _days_old(value: date | None, until: date) -> str:
    return number((until - value).days) if value else ""


def _when(value: datetime | None) -> str:
    return day(value) if value else text("monitoring.never")
