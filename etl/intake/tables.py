"""All files of a Dinas, the oldest first -> the tables of the register, and what became of the rows of each file.

What is read of a file does not depend on the others; which group a row means does. So a meeting whose group was not
yet known goes in by itself once a later file brings the group.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from etl.forms import receive, source
from etl.intake import (
    arrivals,
    headers,
    log_sheets,
    lookups,
    mended,
    messages,
    register_sheet,
    repeats,
    sheet_rows,
    template,
)
from etl.intake.batches import Batch, Record
from etl.intake.fence import Fence
from etl.intake.grid import Grid, Received
from etl.intake.groups import Groups
from etl.intake.messages import Note, Refusal, UnreadableFileError
from etl.intake.sheet_rows import SheetRows
from etl.intake.template import Sheet
from etl.progress import Steps
from schemas.vocabulary import BatchKind, QuarantineState

Tables = arrivals.Tables

SILENT = template.SILENT
_REMEMBERED = 2
_STEPS = {"working_group": "groups", "meeting": "meetings", "funding": "others"}  # told when the table begins


@dataclass
class Read:
    """One file as read, before its names are looked up."""

    sheets: list[SheetRows]
    notes: list[Note]


@dataclass
class Outcome:
    """What became of one file."""

    batch: Batch
    sheets: list[SheetRows]
    notes: list[Note]

    @property
    def refusals(self) -> list[Refusal]:
        """Every refused value, in the order of the sheets."""
        return [one for sheet in self.sheets for one in sheet.refusals]

    @property
    def all_notes(self) -> list[Note]:
        """What there is to know about the file and its sheets."""
        return [*self.notes, *(note for sheet in self.sheets for note in sheet.notes)]

    @property
    def counts(self) -> dict[str, int]:
        """Rows read, taken, refused and said again."""
        found = [counts(sheet) for sheet in self.sheets]
        return {name: sum(one[name] for one in found) for name in ("read", "taken", "refused", "same")}


@dataclass
class Result:
    """The tables and the files they came from. arrived: every row of every file in the order of the files, before
    later ones update earlier ones (of the topics of a person all together in one row, since they replace each other).
    """

    tables: Tables
    outcomes: list[Outcome] = field(default_factory=list)
    arrived: Tables = field(default_factory=dict)


# A file is read twice within a load: to tell about it, and for the build that follows.
_remembered: OrderedDict[tuple[str, str, str | None], Read] = OrderedDict()
_combined: dict[tuple[Record, ...], Result] = {}


def forget_what_was_read() -> None:
    """Read every file anew the next time it is asked for."""
    _remembered.clear()
    _combined.clear()


def counts(sheet: SheetRows) -> dict[str, int]:
    """Rows of one sheet: read, taken, refused, same (said again)."""
    same, out = repeats.count(sheet), int(np.count_nonzero(sheet.out))
    total = len(sheet.rows) + sheet.unread
    refused = out - same + sheet.unread
    return {"read": total, "taken": total - refused - same, "refused": refused, "same": same}


def read_file(batch: Batch, steps: Steps | None = None) -> Read:
    """The sheets of one file. Raises UnreadableFileError where there is nothing to read."""
    key = (batch.record.sha256, batch.record.kind, batch.record.mapping)
    if key not in _remembered:
        _remembered[key] = _read_file(batch, steps or Steps())
        while len(_remembered) > _REMEMBERED:
            _remembered.popitem(last=False)
    found = _remembered[key]
    return Read([sheet.fresh() for sheet in found.sheets], list(found.notes))


def combine(batches: Sequence[Batch], steps: Steps | None = None) -> Result:
    """The tables of all these files together; a later row with the same key updates an earlier one.

    The last result is remembered: the build asks for what the load has just made.
    """
    key = tuple(batch.record for batch in batches)
    if key not in _combined:
        _combined.clear()
        _combined[key] = combine_anew(batches, steps=steps)
    return _combined[key]


def combine_anew(
    batches: Sequence[Batch], read: Callable[[Batch], Read] = read_file, steps: Steps | None = None
) -> Result:
    """The same without remembering it; `read` gives the sheets of a file, to be changed at will."""
    steps = steps or Steps()
    groups = Groups()
    parts: dict[str, list[pd.DataFrame]] = {}
    files = [(batch, read(batch)) for batch in batches]
    settled = mended.settled(batches)
    for batch, found in files:
        for rows in found.sheets:
            mended.settle(rows, settled.get(batch.record.batch_id, {}))
    refused: list[dict[str, tuple[str, int]]] = [{} for _ in files]
    for table in arrivals.ORDER:
        if table in _STEPS:
            steps.next(_STEPS[table])
        for number, (batch, found) in enumerate(files):
            for rows in (sheet for sheet in found.sheets if sheet.sheet.table == table and not sheet.frame.empty):
                fence = Fence(batch.record.allowed, number, groups, parts)
                frame = _one_sheet(rows, fence, batch, refused[number])
                rows.settle()
                parts.setdefault(table, []).append(_from(frame, rows, batch))
    for _, found in files:
        for rows in found.sheets:
            mended.remember(rows)
    outcomes = [Outcome(batch, found.sheets, found.notes) for batch, found in files]
    arrived = arrivals.arrived(parts)
    return Result(arrivals.standing(arrived, parts) | _accounts(outcomes), outcomes, arrived)


def _one_sheet(rows: SheetRows, fence: Fence, batch: Batch, refused: dict[str, tuple[str, int]]) -> pd.DataFrame:
    table = rows.sheet.table
    if table == "working_group":
        return register_sheet.working_groups(rows, fence, refused).assign(is_sample=False)
    if table == "resource_person":
        return register_sheet.resource_persons(rows, fence)
    group_ids = lookups.group_ids(rows, fence, refused)
    if table == "group_alias":
        return register_sheet.aliases(rows, group_ids, fence.groups, fence.batch)
    if table == "meeting":
        return log_sheets.meetings(rows, group_ids, batch.record.loaded.date(), fence)
    return log_sheets.simple(rows, group_ids)


def _from(frame: pd.DataFrame, rows: SheetRows, batch: Batch) -> pd.DataFrame:
    """Rows that stand, with the file, the sheet and the row in it that each came from (the index holds positions)."""
    return frame.assign(
        batch_id=batch.record.batch_id, source_sheet=rows.name, source_row=rows.rows[frame.index.to_numpy()]
    )


def _accounts(outcomes: list[Outcome]) -> Tables:
    """load_batch and rejected_row."""
    batches, rejected = [], []
    for outcome in outcomes:
        record, found = outcome.batch.record, outcome.counts
        batches.append({
            "batch_id": record.batch_id, "kind": record.kind, "file_name": messages.shown(record.file_name),
            "sha256": record.sha256, "loaded_at": pd.Timestamp(record.loaded), "loaded_by": record.loaded_by,
            "rows_read": found["read"], "rows_taken": found["taken"], "rows_refused": found["refused"],
            "is_sample": False, "is_undone": False, "brought_for": record.only or None,
        })  # fmt: skip
        for sheet in outcome.sheets:
            rejected += _rejected(sheet, record.batch_id)
    return {
        "load_batch": arrivals.typed(pd.DataFrame(batches), "load_batch"),
        "rejected_row": arrivals.typed(pd.DataFrame(rejected), "rejected_row"),
    }


def _rejected(sheet: SheetRows, batch_id: str) -> list[dict[str, object]]:
    positions = {int(row): position for position, row in enumerate(sheet.rows)} if sheet.refusals else {}
    texts: dict[int, str] = {}
    found: list[dict[str, object]] = []
    for number, one in enumerate(sheet.refusals):
        row, state = (positions.get(one.row), sheet.settled.get(one.row)) if one.row is not None else (None, None)
        if row is not None and row not in texts:
            texts[row] = sheet.row_text(row)
        found.append({
            "rejected_id": f"{batch_id}/{sheet.name}/{number + 1}", "batch_id": batch_id, "sheet": sheet.name,
            "sheet_row": one.row, "cell": one.cell, "column_name": one.column, "value": one.value, "rule": one.rule,
            "cure": one.cure, "row_text": None if row is None else texts[row],
            "state": str(state.state if state else QuarantineState.WAITS), "settled_by": state.by if state else None,
        })  # fmt: skip
    return found


def received(path: Path) -> Received:
    """The sheets of one file as they were received. Raises UnreadableFileError."""
    return source.take(path)


def _read_file(batch: Batch, steps: Steps) -> Read:
    steps.next("read", file=batch.record.file_name)
    if batch.record.kind == BatchKind.MENDED:
        return Read(mended.read(batch.path), [])
    found = _received(batch)
    steps.next("values", file=batch.record.file_name)
    notes, sheets = list(found.notes), []
    chosen: dict[str, str] = {}  # table -> sheet that fills it
    for grid, sheet in _recognised(found.grids, notes):
        if sheet.table in chosen:
            rule, cure = messages.say("sheet_twice", table=sheet.name, first=chosen[sheet.table])
            rows = SheetRows(sheet, grid.name, pd.DataFrame(), np.zeros(0, dtype=np.intp), unread=len(grid.rows))
            rows.refusals = [Refusal(grid.name, None, None, None, None, rule, cure)]
            sheets.append(rows)
            continue
        chosen[sheet.table] = grid.name
        sheets.append(sheet_rows.read(grid, sheet))
        grid.rows = []  # what is needed of them is in the sheet; 100,000 rows are 100 MB
    if not sheets:
        known = ", ".join(sheet.name for sheet in template.load().sheets)
        raise UnreadableFileError("no_sheet", known=known)
    return Read(sheets, notes)


def _received(batch: Batch) -> Received:
    if batch.record.kind in receive.KINDS:
        return receive.read(batch.path, batch.record.kind, batch.record.mapping)
    return received(batch.path)


def _recognised(grids: list[Grid], notes: list[Note]) -> list[tuple[Grid, Sheet]]:
    """Sheets by their name; one with another name by its headers, when no sheet has the name."""
    known = template.load().sheets
    named = [(grid, sheet) for grid in grids for sheet in known if template.fold(grid.name) in sheet.names]
    taken = {sheet.table for _, sheet in named}
    found = []
    for grid in grids:
        sheet = next((one for other, one in named if other is grid), None)
        if grid.origin is not None:
            sheet = template.load().by_table(grid.origin.table)
        if sheet is None and template.fold(grid.name) not in SILENT and not grid.is_hidden:
            sheet = headers.fitting(grid.rows, [one for one in known if one.table not in taken])
            if sheet is not None:
                grid.notes.append(messages.note(grid.name, "note_by_headers", sheet=sheet.name))
                taken.add(sheet.table)
            elif any(str(cell or "").strip() for row in grid.rows for cell in row):
                notes.append(messages.note(grid.name, "note_unknown_sheet", suggestion=""))
        if sheet is not None:
            if grid.is_hidden:
                grid.notes.append(messages.note(grid.name, "note_hidden_sheet"))
            found.append((grid, sheet))
    return found
