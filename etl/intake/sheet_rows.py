"""A grid -> typed rows of one sheet of the template; what cannot be read is named with its cell, rule and cure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.intake import consent, headers, messages, template, values
from etl.intake.body import Body, Marked
from etl.intake.cells import Cells, Mask
from etl.intake.grid import Grid
from etl.intake.headers import Headers
from etl.intake.messages import HIDDEN, BadValueError, Note, Refusal
from etl.intake.template import Column, Sheet
from etl.whatsapp.names import NAME_GONE

# Kinds that stay text until the places and the groups are known.
LOOKED_UP = ("group", "hint", "kabupaten", "kecamatan")


@dataclass
class SheetRows:
    """Rows of one sheet. `frame` has one column per header of the template (its field name), typed as the contract says
    (text where it is looked up later), and RangeIndex positions to which everything else here refers.
    """

    sheet: Sheet
    name: str
    frame: pd.DataFrame
    rows: npt.NDArray[np.intp]  # row of each position as a spreadsheet counts
    cells: dict[str, Cells] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)  # field -> column of the sheet, from 0
    out: Mask = field(default_factory=lambda: np.zeros(0, dtype=bool))  # rows that do not go in
    repeated: Mask = field(default_factory=lambda: np.zeros(0, dtype=bool))  # those of them that say a row again
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    broken: frozenset[int] = frozenset()  # positions of rows that could not be split into cells
    unread: int = 0  # rows of a sheet that is refused whole
    settled: dict[int, Any] = field(default_factory=dict)  # row -> how it was mended or dropped since (mended.Settled)
    words: dict[str, str] = field(default_factory=dict)  # field -> header as received, where it is not the template's

    def fresh(self) -> "SheetRows":
        """A copy to which refusals can be added; what was read is shared and never changed."""
        return replace(
            self,
            out=self.out.copy(),
            repeated=self.repeated.copy(),
            refusals=list(self.refusals),
            notes=list(self.notes),
        )

    def refuse(
        self, position: int, at: Column | None, key: str, said: Mapping[str, Any] | None = None,
        drops_row: bool = True, value: str | None = None,
    ) -> None:  # fmt: skip
        """Name one value of one row (or, without a column, the whole row). `value`: told instead of the cell's own."""
        header = self.words.get(at.field, at.header) if at else None
        own = {"column": header} if at and at.field in self.words else {}
        rule, cure = messages.say(key, **{"column": header or "", **(said or {}), **own})
        row, cell = int(self.rows[position]), None
        if at is not None and at.field in self.places:
            cell = messages.cell(row, self.places[at.field])
            value = value or self.value_shown(position, at)
        self.refusals.append(Refusal(self.name, row, cell, header, value, rule, cure, drops_row))
        if drops_row:
            self.out[position] = True

    def settle(self) -> None:
        """In the order of the sheet; a value left out of a row that is out for another reason takes no row in."""
        gone = set(self.rows[self.out].tolist())
        self.refusals = [replace(one, drops_row=one.drops_row or one.row in gone) for one in self.refusals]
        self.refusals.sort(key=lambda one: (one.row or 0, self.places.get(template.fold(one.column or ""), -1)))

    def value_shown(self, position: int, column: Column) -> str | None:
        """A cell as it may be told and kept: without telephone numbers and what is perhaps a name."""
        found = self.cells[column.field][position] if column.field in self.cells else None
        if found is None:
            return None
        if column.hides and bool(self.frame[column.field].isna().iat[position]):
            return HIDDEN
        return messages.shown(values.as_text(found))

    def row_text(self, position: int) -> str:
        """The whole row as JSON: header -> text."""
        told = {column.header: self.value_shown(position, column) for column in self.sheet.columns}
        return json.dumps({header: value for header, value in told.items() if value is not None}, ensure_ascii=False)


def read(grid: Grid, sheet: Sheet) -> SheetRows:
    """All rows of a grid that are meant to be data, in their types."""
    found = headers.find(grid.rows, sheet)
    if found is None or found.missing(sheet):
        return _refused_whole(grid, sheet, found)
    body = Body.of(grid, sheet, found)
    rows = SheetRows(sheet, grid.name, pd.DataFrame(index=range(len(body.rows))), body.rows, body.cells, body.places)
    rows.out, rows.repeated = np.zeros(len(body.rows), dtype=bool), np.zeros(len(body.rows), dtype=bool)
    rows.notes = [*grid.notes, *_extra_columns(grid, sheet, found), *body.notes]
    rows.words = _words(grid, found)
    series: dict[str, pd.Series] = {}
    errors: dict[str, dict[int, BadValueError]] = {}
    for column in sheet.columns:
        cells = body.cells.get(column.field) or Cells(np.full(len(body.rows), -1, dtype=np.intp), [])
        dtype = "string" if column.kind in LOOKED_UP else column.contract.pandas_dtype
        parse = values.parser(column, grid.is_1904)
        series[column.field], errors[column.field] = cells.parsed(parse, dtype)
    rows.frame = pd.DataFrame(series)
    rows.broken = frozenset(position for position, *_ in body.bad_rows)
    for position, key, said in body.bad_rows:
        rows.refuse(position, None, key, said)
    _refuse_cells(rows, body, errors)
    _tell_of_people(rows)
    consent.keep_names_with_consent(rows)
    return rows


def _words(grid: Grid, found: Headers) -> dict[str, str]:
    """Headers as received of the columns that stand there under another name."""
    known = grid.origin.columns if grid.origin else {}
    return {name: known[places[0]][1] for name, places in found.columns.items() if places[0] in known}


def _refuse_cells(rows: SheetRows, body: Body, errors: dict[str, dict[int, BadValueError]]) -> None:
    for column in rows.sheet.columns:
        cells, drops = body.cells.get(column.field), column.required or not rows.sheet.keeps_rows
        marked, bad = body.bad_cells.get(column.field, {}), errors[column.field]
        told = rows.broken | set(marked)
        for position, mark in marked.items():
            if position not in rows.broken:
                _refuse_marked(rows, position, column, mark, drops)
        if cells is None:
            continue
        for position in map(int, np.flatnonzero(np.isin(cells.codes, list(bad)))) if bad else ():
            if position not in told:
                error = bad[int(cells.codes[position])]
                rows.refuse(position, column, error.key, error.values, drops)
        for position in map(int, np.flatnonzero(cells.blank)) if column.required else ():
            if position not in told:
                rows.refuse(position, column, "required")


def _refuse_marked(rows: SheetRows, position: int, column: Column, mark: Marked, drops: bool) -> None:
    """A cell that the reader marked: what stands in it is not what a person sees, so its value is left out."""
    key, shown, said = mark
    rows.refuse(position, column, key, said, drops, HIDDEN if column.hides else messages.shown(shown))
    rows.frame.loc[position, column.field] = pd.NA


def _refused_whole(grid: Grid, sheet: Sheet, found: Headers | None) -> SheetRows:
    """A sheet without headers, or without a column that must be there: told once, no row goes in."""
    start = found.last + 1 if found else 0
    filled = sum(any(str(cell or "").strip() for cell in row) for row in grid.rows[start:])
    rows = SheetRows(sheet, grid.name, pd.DataFrame(), np.zeros(0, dtype=np.intp), unread=filled, notes=grid.notes)
    if found is None:
        if filled == 0:
            rows.notes = [*grid.notes, messages.note(grid.name, "note_empty_sheet")]
            return rows
        required = ", ".join(column.header for column in sheet.required)
        rule, cure = messages.say("sheet_no_header", rows=headers.SEARCHED_ROWS, required=required)
        rows.refusals = [Refusal(grid.name, None, None, None, None, rule, cure)]
        return rows
    extra = list(found.extra.values())
    for column in found.missing(sheet):
        likely = [words for words in extra if column.header in headers.near(words, sheet)]
        hint = f"; mungkin itu kolom {likely[0]!r}" if likely else ""
        rule, cure = messages.say("column_missing", column=column.header, suggestion=hint)
        rows.refusals.append(Refusal(grid.name, found.last + 1, None, column.header, None, rule, cure))
    return rows


def _extra_columns(grid: Grid, sheet: Sheet, found: Headers) -> list[Note]:
    notes = []
    for words in found.extra.values():
        free = [name for name in headers.near(words, sheet) if template.fold(name) not in found.columns]
        told = messages.suggestion(free)
        notes.append(messages.note(grid.name, "note_extra_column", column=messages.shown(words)[:60], suggestion=told))
    return notes


def _tell_of_people(rows: SheetRows) -> None:
    """Cells from which a number or a name was taken out: how many, and where the first of them stands."""
    for column in rows.sheet.columns:
        if column.kind not in ("text", "person") or rows.frame.empty:
            continue
        for mark, key in ((messages.PHONE_GONE, "note_phone"), (NAME_GONE, "note_names")):
            hit = np.flatnonzero(rows.frame[column.field].str.contains(mark, regex=False, na=False))
            if len(hit):
                cell = messages.cell(int(rows.rows[hit[0]]), rows.places[column.field])
                rows.notes.append(messages.note(rows.name, key, count=len(hit), cell=cell))
