"""A kept file of mended rows -> their sheets; and which rows of the file they came from they stand for.

`{"batch_id", "rows": [{"sheet", "table", "row", "headers", "cells"}], "drop": [{"sheet", "row", "is_out"}]}`: `headers`
are those of the sheet as received (null: a column that is not read), `cells` the values below them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from etl.intake import messages, sheet_rows, template
from etl.intake.batches import Batch
from etl.intake.grid import Grid
from etl.intake.messages import Refusal, UnreadableFileError
from etl.intake.sheet_rows import SheetRows
from schemas.vocabulary import BatchKind, QuarantineState

Place = tuple[str, int]  # sheet and row of a file, as a spreadsheet counts


@dataclass(frozen=True)
class Settled:
    """What became of a refused row: mended or dropped, by which batch. `is_out`: the row itself counts no more."""

    state: QuarantineState
    by: str
    is_out: bool


def text_of(content: dict[str, Any]) -> str:
    """The kept file: the same rows always give the same text."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def content(path: Path) -> dict[str, Any]:
    """What was kept. Raises UnreadableFileError."""
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise UnreadableFileError("file_cut") from error
    return found


def settled(batches: Iterable[Batch]) -> dict[str, dict[Place, Settled]]:
    """Batch -> its rows that other batches among these have mended or dropped; the last one says how."""
    found: dict[str, dict[Place, Settled]] = {}
    for batch in batches:
        if batch.record.kind == BatchKind.MENDED:
            said, by = content(batch.path), batch.record.batch_id
            rows = found.setdefault(said["batch_id"], {})
            for one in said["rows"]:
                rows[one["sheet"], one["row"]] = Settled(QuarantineState.MENDED, by, is_out=True)
            for one in said["drop"]:
                rows[one["sheet"], one["row"]] = Settled(QuarantineState.DROPPED, by, is_out=one["is_out"])
    return found


def read(path: Path) -> list[SheetRows]:
    """The mended rows, each with the row that it had in its file. Raises UnreadableFileError."""
    found = content(path)
    together: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in found["rows"]:
        together.setdefault((row["sheet"], row["table"]), []).append(row)
    return [_sheet(name, table, rows) for (name, table), rows in together.items()]


def _sheet(name: str, table: str, rows: list[dict[str, Any]]) -> SheetRows:
    sheet, headers = template.load().by_table(table), rows[0]["headers"]
    width = len(headers)
    grid = Grid(name, [[one or "" for one in headers], *([*row["cells"]] for row in rows)])
    grid.rows = [(row + [""] * width)[:width] for row in grid.rows]
    grid.rows = [["" if cell is None else cell for cell in row] for row in grid.rows]
    found = sheet_rows.read(grid, sheet)
    at = {number + 2: int(row["row"]) for number, row in enumerate(rows)}
    found.rows = np.array([at[int(row)] for row in found.rows], dtype=np.intp)
    found.refusals = [_placed(one, at, found.places) for one in found.refusals]
    return found


def _placed(one: Refusal, at: dict[int, int], places: dict[str, int]) -> Refusal:
    row = at.get(one.row or 0)
    field = template.fold(one.column or "")
    return replace(one, row=row, cell=messages.cell(row, places[field]) if row and field in places else None)


def settle(rows: SheetRows, known: dict[Place, Settled]) -> None:
    """Rows that were mended or dropped since count no more."""
    rows.settled = {row: one for (sheet, row), one in known.items() if sheet == rows.name}
    out = [row for row, one in rows.settled.items() if one.is_out]
    rows.out |= np.isin(rows.rows, out)


def remember(rows: SheetRows) -> None:
    """A row that was refused and settled stays on record, also where nothing would refuse it now."""
    told = {one.row for one in rows.refusals}
    for row in sorted(set(rows.settled) - told):
        rule, cure = messages.say("settled")
        rows.refusals.append(Refusal(rows.name, row, None, None, None, rule, cure, rows.settled[row].is_out))
