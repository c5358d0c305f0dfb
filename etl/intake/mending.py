"""`python -m etl mend FILE.json`: rows that were refused come again as somebody mended them, or are set aside.

The mended rows of one file are kept as a file of their own: the build reads it, `undo` takes it back, and then the rows
wait again. A row that is still wrong is told so and stays where it waits; so does nothing that is right.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

import pandas as pd

from etl import turn
from etl.history import changes
from etl.intake import (
    batches,
    examining,
    loading,
    machine_report,
    mended,
    messages,
    quarantine,
    tables,
    template,
    values,
)
from etl.intake.batches import Batch
from etl.intake.loading import ALL_IN, NOTHING, SOME_REFUSED
from etl.intake.messages import Refusal, UnreadableFileError
from etl.intake.sheet_rows import SheetRows
from etl.intake.tables import Outcome
from etl.progress import Steps
from schemas.vocabulary import BatchKind

STEPS = examining.STEPS_ALL + 1
MOST_BYTES = 20 * 1024 * 1024
_KEYS = ("batch_id", "sheet", "row")


@dataclass(frozen=True)
class Asked:
    """Who mends which rows: `{"rows": [{batch_id, sheet, row, cells}], "drop": [{batch_id, sheet, row}]}`."""

    content: dict[str, Any]
    by: str
    now: datetime
    only: tuple[str, ...] | None = None


@dataclass
class _Work:
    """The rows of one file that are mended or dropped."""

    batch_id: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    drop: list[dict[str, Any]] = field(default_factory=list)
    errors: list[Refusal] = field(default_factory=list)
    same: int = 0  # rows that were mended so already
    batch: Batch | None = None

    @property
    def content(self) -> dict[str, Any]:
        """What is kept, in one order."""
        rows, drop = (sorted(listed, key=itemgetter("sheet", "row")) for listed in (self.rows, self.drop))
        return {"batch_id": self.batch_id, "rows": rows, "drop": drop}


def read(path: Path) -> dict[str, Any]:
    """What is asked. Raises UnreadableFileError where it is no such list."""
    if not path.is_file():
        raise UnreadableFileError("file_missing")
    if path.stat().st_size > MOST_BYTES:
        size = -(-path.stat().st_size // 2**20)
        raise UnreadableFileError("file_too_big", most=MOST_BYTES // 2**20, size=size)
    found = mended.content(path)
    listed = [*_listed(found, "rows"), *_listed(found, "drop")]
    if not listed or not all(_is_place(one) for one in listed):
        raise UnreadableFileError("mend_unreadable")
    if not all(isinstance(one.get("cells"), dict) for one in found.get("rows", [])):
        raise UnreadableFileError("mend_unreadable")
    return found


def _listed(found: Any, name: str) -> list[Any]:
    listed = found.get(name, []) if isinstance(found, dict) else None
    return listed if isinstance(listed, list) else [None]


def _is_place(one: Any) -> bool:
    return isinstance(one, dict) and all(isinstance(one.get(key), kind) for key, kind in
                                         zip(_KEYS, (str, str, int), strict=True))  # fmt: skip


def mend(data: Path, asked: Asked, rebuild: Callable[[], object], steps: Steps | None = None) -> loading.Loaded:
    """Mend rows and drop rows. `rebuild` makes the warehouse anew; when it raises, nothing has changed.

    Raises turn.BusyError when another writer takes too long.
    """
    with turn.take(data, "mend"), tempfile.TemporaryDirectory() as folder:
        return _mend(data, asked, rebuild, steps or Steps(), Path(folder))


def _mend(data: Path, asked: Asked, rebuild: Callable[[], object], steps: Steps, folder: Path) -> loading.Loaded:
    every = batches.kept(data)
    earlier = batches.counting(every)
    outcomes = {one.batch.record.batch_id: one for one in tables.combine(earlier).outcomes}
    done_before = mended.settled(earlier)
    works: dict[str, _Work] = {}
    for is_drop, listed in ((False, asked.content.get("rows", [])), (True, asked.content.get("drop", []))):
        for one in listed:
            work = works.setdefault(one["batch_id"], _Work(one["batch_id"]))
            _take(work, one, is_drop, outcomes.get(one["batch_id"]), asked.only)
    for work in works.values():
        _leave_out_what_is_done(work, done_before.get(work.batch_id, {}), earlier)
    against = _leave_out_what_is_wrong(list(works.values()), asked, every, folder, steps)
    kept = [work.batch for work in works.values() if work.batch is not None]
    if kept:
        steps.next("keep")
        loading.keep(data, kept, rebuild)
    return _told(list(works.values()), against)


def _take(
    work: _Work, one: dict[str, Any], is_drop: bool, outcome: Outcome | None, only: tuple[str, ...] | None
) -> None:
    sheet, position = _found(one, outcome)
    if sheet is None or outcome is None or not _may(sheet, position, outcome.batch, only):
        work.errors.append(_refused(one, "mend_unknown"))
    elif is_drop:
        is_out = bool(sheet.out[position])
        work.drop.append({"sheet": sheet.name, "row": one["row"], "is_out": is_out})
    else:
        unknown = [name for name in one["cells"] if _field(sheet, name) is None]
        for name in unknown:
            work.errors.append(_refused(one, "mend_column", column=messages.shown(name)[:60]))
        if not unknown:
            work.rows.append(_row(sheet, position, one["cells"]))


def _found(one: dict[str, Any], outcome: Outcome | None) -> tuple[SheetRows | None, int]:
    """The sheet and position of a row that was refused (also of one that was mended since)."""
    for sheet in outcome.sheets if outcome else []:
        if sheet.name == one["sheet"] and any(refusal.row == one["row"] for refusal in sheet.refusals):
            hit = (sheet.rows == one["row"]).nonzero()[0]
            if len(hit):
                return sheet, int(hit[0])
    return None, -1


def _may(sheet: SheetRows, position: int, batch: Batch, only: tuple[str, ...] | None) -> bool:
    cells = sheet.cells.get("kabupaten")
    words = cells[position] if cells is not None else None
    return quarantine.may_see(only, batch.record.allowed, None if words is None else values.as_text(words))


def _field(sheet: SheetRows, header: str) -> str | None:
    return next((one.field for one in sheet.sheet.columns if one.field == template.fold(header)), None)


def _row(sheet: SheetRows, position: int, cells: dict[str, Any]) -> dict[str, Any]:
    """The row as it is kept: what was changed as text, the rest as it was received (also what was not shown)."""
    width = max(sheet.places.values(), default=-1) + 1
    headers: list[str | None] = [None] * width
    found: list[Any] = [None] * width
    said = {_field(sheet, name): value for name, value in cells.items()}
    for column in sheet.sheet.columns:
        value = _as_received(sheet, position, column.field)
        if column.field in said:
            text = "" if said[column.field] is None else str(said[column.field])
            value = value if text == (sheet.value_shown(position, column) or "") else text
        if column.field in sheet.places:  # cells are called as in the file; what it did not have stands behind
            headers[sheet.places[column.field]], found[sheet.places[column.field]] = column.header, value
        else:
            headers, found = [*headers, column.header], [*found, value]
    return {"sheet": sheet.name, "table": sheet.sheet.table, "row": int(sheet.rows[position]), "headers": headers,
            "cells": found}  # fmt: skip


def _as_received(sheet: SheetRows, position: int, name: str) -> Any:
    value = sheet.cells[name][position] if name in sheet.cells else None
    if sheet.sheet.column(name).kind == "date" and not sheet.frame[name].isna().iat[position]:
        # A bare number depends on the workbook it stood in.
        return pd.Timestamp(str(sheet.frame[name].iat[position])).date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _leave_out_what_is_done(work: _Work, done: dict[mended.Place, mended.Settled], earlier: list[Batch]) -> None:
    """The same again changes nothing; another content for a row that waits no more is refused."""
    paths = {one.record.batch_id: one.path for one in earlier}
    for name in ("rows", "drop"):
        left = []
        for one in getattr(work, name):
            before = done.get((one["sheet"], one["row"]))
            if before is None:
                left.append(one)
            elif _alike(one, mended.content(paths[before.by])[name]):
                work.same += 1
            else:
                work.errors.append(_refused(one, "mend_unknown"))
        setattr(work, name, left)


def _alike(one: dict[str, Any], listed: list[dict[str, Any]]) -> bool:
    kept = next((other for other in listed if (other["sheet"], other["row"]) == (one["sheet"], one["row"])), None)
    return kept is not None and kept.get("cells") == one.get("cells")


def _leave_out_what_is_wrong(
    works: list[_Work], asked: Asked, every: list[Batch], folder: Path, steps: Steps
) -> dict[str, dict[str, examining.Counts]]:
    """Until all that is left is right: a row that goes may take its group with it, on which another one counted."""
    while True:
        fresh: list[Batch] = []
        for work in works:
            work.batch = _batch(work, asked, [*every, *fresh], folder) if work.rows or work.drop else None
            fresh += [work.batch] if work.batch else []
        result = tables.combine([*batches.counting(every), *fresh], steps)
        outcomes = {one.batch.record.batch_id: one for one in result.outcomes}
        wrong = [_wrong(work, outcomes[work.batch.record.batch_id]) for work in works if work.batch is not None]
        if not any(wrong):
            return changes.counts_by_sheet(result.arrived)


def _batch(work: _Work, asked: Asked, after: list[Batch], folder: Path) -> Batch:
    # Called after the file that it mends: a date of a batch in the name looks like a number of somebody.
    mends = next((one.record.file_name for one in after if one.record.batch_id == work.batch_id), work.batch_id)
    path = folder / work.batch_id / f"perbaikan {Path(mends).stem}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(mended.text_of(work.content), encoding="utf-8")
    return batches.new(path, asked.by, asked.now, after, asked.only, str(BatchKind.MENDED))


def _wrong(work: _Work, outcome: Outcome) -> bool:
    """Move rows that are refused again, or say nothing, from the work to its errors."""
    read = {(sheet.name, int(row)) for sheet in outcome.sheets for row in sheet.rows}
    work.errors += outcome.refusals
    bad = {(one.sheet, one.row) for one in outcome.refusals}
    for one in work.rows:
        if (one["sheet"], one["row"]) not in read | bad:
            work.errors.append(_refused(one, "mend_blank"))
            bad.add((one["sheet"], one["row"]))
    left = [one for one in work.rows if (one["sheet"], one["row"]) not in bad]
    is_wrong = len(left) < len(work.rows)
    work.rows = left
    return is_wrong


def _refused(one: dict[str, Any], key: str, /, **said: Any) -> Refusal:
    rule, cure = messages.say(key, **said)
    return Refusal(messages.shown(one["sheet"]), one["row"], None, said.get("column"), None, rule, cure)


def _told(works: list[_Work], against: dict[str, dict[str, examining.Counts]]) -> loading.Loaded:
    done = loading.Loaded(ALL_IN, kept=[work.batch for work in works if work.batch is not None])
    for work in works:
        told = _object(work, against.get(work.batch.record.batch_id, {}) if work.batch else {})
        counts = told["counts"]
        done.files.append(told)
        done.lines.append(f"Perbaikan untuk {work.batch_id}")
        done.lines.append("  {new} baris baru, {changed} diubah, {same} sama, {refused} tetap ditolak, "
                          "{dropped} tidak dipakai".format(**counts, dropped=told["dropped"]))  # fmt: skip
        done.lines += [f"  {one}" for one in work.errors]
    if any(work.errors for work in works):
        done.code = SOME_REFUSED if done.kept or any(work.same for work in works) else NOTHING
    if done.kept:
        done.lines.append(f"Disimpan: {', '.join(batch.record.batch_id for batch in done.kept)}")
    return done


def _object(work: _Work, sheets: dict[str, examining.Counts]) -> machine_report.Told:
    record = work.batch.record if work.batch else None
    counts = {name: sum(one[name] for one in sheets.values()) for name in changes.KNOWN}
    counts["same"] += work.same
    refused = len({(one.sheet, one.row) for one in work.errors})
    status = machine_report.LOADED if record else machine_report.ALREADY if work.same else machine_report.NOTHING
    return {
        "file": record.file_name if record else None, "sha256": record.sha256 if record else None,
        "kind": str(BatchKind.MENDED), "status": status, "mends": work.batch_id,
        "batch_id": record.batch_id if record else None,
        "counts": {"read": len(work.rows) + work.same + refused, **counts, "refused": refused},
        "sheets": [{"sheet": name, **one} for name, one in sheets.items()], "dropped": len(work.drop),
        "errors": [machine_report.refusal(one) for one in work.errors], "warnings": [], "marked": None,
    }  # fmt: skip
