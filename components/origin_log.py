"""The rows of the register and the log behind a figure, and the files they came from.

Rows are named by a short text: the table, and where only a part of its time counts the months looked back
(`working_group`, `meeting/12`). An indicator of the log says in its yaml which it counts, a panel without an indicator
in log_panels.RECORDS.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, get_args

import streamlit as st

from answers import data
from doors.scope import Scope
from indicators import registry
from indicators.indicator import Dated
from queries import run
from queries.selection import Selection
from translations.format import number
from translations.text import text

if TYPE_CHECKING:  # the drawer of an Origin asks here
    from components.origin import Origin

QUESTIONS: Mapping[str, str] = {
    "meeting": "rows_meeting",
    "report": "rows_report",
    "working_group": "rows_working_group",
    "funding": "rows_funding",
    "spending": "rows_spending",
    "monitoring_visit": "rows_monitoring_visit",
    "resource_person": "rows_resource_person",
    "resource_person_topic": "rows_resource_person_topic",
    "group_narasumber": "rows_group_narasumber",
    "group_criterion": "rows_group_criterion",
    "plausibility": "rows_plausibility",
}
FOR_ANY_TYPE = ("resource_person", "resource_person_topic")  # whoever asks them
BY_YEAR = ("funding", "spending")
WHERE_ANY = ("chat_excerpt",)  # words of a chat: of most registers nobody brought one
KEPT = 12  # answers; the meetings of a province are some megabytes, and a drawer asks for its rows a few times


@dataclass(frozen=True)
class Batch:
    """A file that was loaded, and how many of its rows stand behind a figure."""

    batch_id: str
    file_name: str
    loaded_at: datetime
    loaded_by: str
    is_sample: bool
    rows_used: int
    rows_taken: int


def all_records_of(origin: "Origin") -> tuple[str, ...]:
    """Every set of rows behind a figure, those of the numerator first; none for a figure of the survey."""
    if origin.records:
        return (origin.records,)
    found = (registry.load(one) for one in origin.indicator_ids)
    return next((one.counted for one in found if one.clock == "log"), ())


def records_of(origin: "Origin") -> str | None:
    """The first of them: the rows that the numerator counts."""
    return next(iter(all_records_of(origin)), None)


def rows(records: str, selection: Selection) -> list[run.Row]:
    """The rows themselves in the chosen place and type of group: readable columns, at their end file, sheet and row.

    No personal names and no telephone numbers: of narasumber what they are, not who. Raises KeyError for other records.
    """
    question, asked = _question(records, selection)
    return _asked(data.build(), question, asked, run.narrowed(question, data.scope()))


def used(records: str, selection: Selection) -> list[run.Row]:
    """How many of those rows came from which file (batch_id, rows, source_rows), counted without reading them out."""
    question, asked = _question(records, selection)
    return _counted(data.build(), question, asked, run.narrowed(question, data.scope()))


def _question(records: str, selection: Selection) -> tuple[str, dict[str, object]]:
    table, months = _parts(records)
    asked: dict[str, object] = {
        "province_code": selection.province,
        "kabupaten_code": selection.kabupaten_code,
        "kecamatan_code": selection.kecamatan_code,
    }
    if table not in FOR_ANY_TYPE:
        asked["group_type"] = str(selection.group_type)
    if table in get_args(Dated):
        asked["window_months"] = months
    return QUESTIONS[table], asked


@st.cache_data(show_spinner=False, max_entries=KEPT)
def _asked(build: str, question: str, parameters: dict[str, object], scope: Scope) -> list[run.Row]:
    """A cache of its own, few but long: among the short answers of components/cached_answers.py these would fill the
    memory.
    """
    return _without_unused(run.ask_build(build, question, parameters, scope))


@st.cache_data(show_spinner=False, max_entries=100)
def _counted(build: str, question: str, parameters: dict[str, object], scope: Scope) -> list[run.Row]:
    return run.files_of(build, question, parameters, scope)


def _without_unused(found: list[run.Row]) -> list[run.Row]:
    """Columns that stand only where some row has something in them are left out where none has."""
    unused = [name for name in WHERE_ANY if found and all(row.get(name) is None for row in found)]
    return [{name: row[name] for name in row if name not in unused} for row in found] if unused else found


def used_of(found: Sequence[run.Row]) -> list[run.Row]:
    """The same for rows at hand (some of those that `rows` gives). A row of a file is counted once."""
    places: dict[str, list[object]] = {}
    for place, row in enumerate(found):
        read_from = (row["source_sheet"], row["source_row"]) if row["source_row"] else place
        places.setdefault(row["batch_id"], []).append(read_from)
    return [{"batch_id": one, "rows": len(rows), "source_rows": len(set(rows))} for one, rows in places.items()]


def batches(records: str, selection: Selection) -> list[Batch]:
    """The files that these rows came from, newest first."""
    return batches_of(used(records, selection))


def batches_of(found: Iterable[run.Row]) -> list[Batch]:
    """The files of such counts, newest first."""
    rows_used: Counter[str] = Counter()
    for one in found:
        rows_used[one["batch_id"]] += one["source_rows"]
    return [
        Batch(
            one["batch_id"], one["file_name"], one["loaded_at"], one["loaded_by"], one["is_sample"],
            rows_used[one["batch_id"]], one["rows_taken"],
        )
        for one in data.ask("log_batches")
        if one["batch_id"] in rows_used
    ]  # fmt: skip


def words(records: str) -> str:
    """What these rows are: `pertemuan, 12 bulan terakhir`."""
    table, months = _parts(records)
    name = text(f"records.name.{table}")
    if months is None:
        return name
    if table in BY_YEAR:
        return text("records.years", name=name, years=number(months // 12))
    return text("records.full_months" if table == "report" else "records.months", name=name, months=number(months))


def file_name(records: str, selection: Selection) -> str:
    """Name for the CSV of these rows: `meeting-12-52.06-KKG.csv`."""
    place = (
        selection.kecamatan_code
        or selection.kabupaten_code
        or (selection.province if selection.province_name else "semua")
    )
    return f"{records.replace('/', '-')}-{place}-{selection.group_type}.csv"


def _parts(records: str) -> tuple[str, int | None]:
    """`meeting/12` -> the table and the months looked back (None: all)."""
    table, _, months = records.partition("/")
    return table, int(months) if months else None
