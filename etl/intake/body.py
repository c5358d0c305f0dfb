"""The rows below the headers that are meant to be data: without blanks, examples, totals and headers said again."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from etl.intake import headers, messages, template, values
from etl.intake.cells import Cells, Mask
from etl.intake.grid import Grid
from etl.intake.headers import Headers
from etl.intake.messages import Note
from etl.intake.template import Sheet

Marked = tuple[str, str, dict[str, Any]]  # message, value as shown, what fills the message
_TOTALS = frozenset({"jumlah", "total", "jumlahtotal", "grandtotal", "subtotal", "jumlahseluruh", "jumlahkeseluruhan",
                     "totalkeseluruhan", "ratarata"})  # fmt: skip
_LONGEST_WORD = 40
_NUMERIC = ("integer", "number", "rupiah", "latitude", "longitude")


@dataclass
class Body:
    """Cells by field, and what is known to be bad before any value is read. Positions count the kept rows from 0."""

    rows: npt.NDArray[np.intp]  # row of each position as a spreadsheet counts
    cells: dict[str, Cells]
    places: dict[str, int]
    bad_cells: dict[str, dict[int, Marked]] = field(default_factory=dict)
    bad_rows: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @classmethod
    def of(cls, grid: Grid, sheet: Sheet, found: Headers) -> "Body":
        """Below the headers of one grid."""
        start = found.last + 1
        bad_rows = rows_of_wrong_width(grid, found) if grid.delimiter else {}
        marked: dict[tuple[int, int], Marked] = {
            place: (key, shown, {}) for place, (key, shown) in grid.bad_cells.items()
        }
        notes = _spread_merged_cells(grid, sheet, found, marked)
        cells: dict[str, Cells] = {}
        columns = list(zip(*grid.rows[start:], strict=True))
        for name, places in found.columns.items():
            cells[name] = Cells.of(columns[places[0]] if columns else ())
            for place in places[1:]:
                cells[name] = _joined(cells[name], grid, start, places[0], place, marked)
        kept, told = _data_rows(grid, sheet, found, cells, bad_rows, marked)
        numbers = np.flatnonzero(kept)
        at = {int(number) + start: position for position, number in enumerate(numbers)}
        body = cls(numbers + grid.row_shown(start), {name: one.kept(kept) for name, one in cells.items()},
                   {name: grid.column_there(places[0]) for name, places in found.columns.items()})  # fmt: skip
        body.notes = [*notes, *told, *_hidden(grid, at)]
        body.bad_rows = [(at[row], key, said) for row, (key, said) in sorted(bad_rows.items()) if row in at]
        fields = {place: name for name, places in found.columns.items() for place in places}
        for (row, column), mark in marked.items():
            if row in at and column in fields:
                body.bad_cells.setdefault(fields[column], {})[at[row]] = mark
        return body


def rows_of_wrong_width(grid: Grid, found: Headers) -> dict[int, tuple[str, dict[str, Any]]]:
    """Rows of a CSV file that do not have the cells of its headers: a value may stand in the wrong column."""
    width = max((place for places in found.columns.values() for place in places), default=0) + 1
    width = max(width, *(place + 1 for place in found.extra), len(grid.rows[found.last]))
    bad: dict[int, tuple[str, dict[str, Any]]] = {}
    sign = {"\t": "tab"}.get(grid.delimiter or "", grid.delimiter)
    for number, row in enumerate(grid.rows):
        if number in grid.bad_rows:
            bad[number] = (grid.bad_rows[number], {})
        elif len(row) != width and any(cell.strip() for cell in (row[width:] if len(row) > width else row)):
            bad[number] = ("csv_width", {"expected": width, "found": len(row), "delimiter": sign})
        if len(row) != width:
            grid.rows[number] = (row + [""] * width)[:width]
    return bad


def _spread_merged_cells(grid: Grid, sheet: Sheet, found: Headers, marked: dict[tuple[int, int], Marked]) -> list[Note]:
    """One group merged over several rows is the group of each; one amount merged over several rows is nobody's."""
    notes = []
    kinds = {places[0]: sheet.column(name).kind for name, places in found.columns.items()
             if name != template.load().marker.field}  # fmt: skip
    for (top, left), (bottom, _) in grid.merged:
        if top <= found.last or bottom == top or left not in kinds or top >= len(grid.rows):
            continue
        shown = f"{grid.cell(top, left)}:{grid.cell(bottom, left)}"
        value = grid.rows[top][left]
        if values.is_blank(values.clean(value)):
            continue
        rows = range(top, min(bottom + 1, len(grid.rows)))
        if kinds[left] in _NUMERIC:
            marked |= {(row, left): ("merged_number", values.as_text(value), {"range": shown}) for row in rows}
            continue
        for row in rows:
            grid.rows[row][left] = value
        notes.append(messages.note(grid.name, "note_merged", range=shown))
    return notes


def _joined(
    cells: Cells, grid: Grid, start: int, place: int, other: int, marked: dict[tuple[int, int], Marked]
) -> Cells:
    """Two columns with one header: what only one of them says is taken; where they differ, nobody knows."""
    joined, differ = cells.filled_from(Cells.of([row[other] for row in grid.rows[start:]]))
    for position in np.flatnonzero(differ):
        row = int(position) + start
        pair = [grid.cell(row, one) for one in (place, other)]
        shown = " / ".join(values.as_text(grid.rows[row][one]) for one in (place, other))
        header = str(grid.rows[start - 1][place])
        marked[row, place] = ("two_values", shown, {"column": header, "cells": " dan ".join(pair)})
    return joined


def _data_rows(
    grid: Grid, sheet: Sheet, found: Headers, cells: dict[str, Cells],
    bad_rows: dict[int, tuple[str, dict[str, Any]]], marked: dict[tuple[int, int], Marked],
) -> tuple[Mask, list[Note]]:  # fmt: skip
    start, count = found.last + 1, max(len(grid.rows) - found.last - 1, 0)
    marker = template.load().marker.field
    told: list[Note] = []
    kept: Mask = np.zeros(count, dtype=bool)
    for name, one in cells.items():
        if name != marker:
            kept |= ~one.blank
    for row in {*bad_rows, *(row for row, _ in marked)}:
        if row >= start:
            kept[row - start] = True
    if marker in cells:
        kept &= ~cells[marker].where(_says({template.EXAMPLE_MARK}))
    again = _headers_again(grid, sheet, start, cells)
    for mask, key in ((_totals(sheet, cells), "note_totals"), (again, "note_header_again")):
        told += [
            messages.note(grid.name, key, row=grid.row_shown(int(row) + start)) for row in np.flatnonzero(mask & kept)
        ]
        kept &= ~mask
    return kept, told


def _totals(sheet: Sheet, cells: dict[str, Cells]) -> Mask:
    """Rows that say "Jumlah" and leave out what every row of data has."""
    says = [one.where(_says(_TOTALS)) for one in cells.values()]
    blank = [cells[column.field].blank for column in sheet.required]
    mask: Mask = np.any(says, axis=0) & np.any(blank, axis=0)
    return mask


def _headers_again(grid: Grid, sheet: Sheet, start: int, cells: dict[str, Cells]) -> Mask:
    first = cells[sheet.required[0].field]
    mask = first.where(_says(sheet.required[0].names))
    for position in np.flatnonzero(mask):
        mask[position] = headers.repeats(grid.rows[int(position) + start], sheet)
    return mask


def _says(words: Collection[str]) -> Callable[[object], bool]:
    """Whether a cell says one of these words (folded)."""
    # Folding every text of 100,000 rows takes half a second; most begin with another letter or are too long.
    initials = {word[0] for word in words}

    def test(value: object) -> bool:
        if not isinstance(value, str) or len(value) > _LONGEST_WORD:
            return False
        first = value[0].casefold()
        return (first in initials or not first.isalnum()) and template.fold(value) in words

    return test


def _hidden(grid: Grid, at: dict[int, int]) -> list[Note]:
    hidden = sorted(row for row in grid.hidden_rows if row in at)
    if not hidden:
        return []
    return [messages.note(grid.name, "note_hidden_rows", count=len(hidden), row=grid.row_shown(hidden[0]))]
