"""A sheet of the template is put together from the columns of another sheet; each cell keeps the place it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.intake import template
from etl.intake.grid import Grid, Origin, Place

Marks = dict[tuple[int, str], tuple[str, str]]  # row there (from 0) and field -> (message, value as shown)


@dataclass
class Draft:
    """What goes into one sheet of the template. `places`: field -> column there and its header as written;
    `first`: row there (from 0) of the first row here; `rows`: per row field -> cell, without gaps.
    """

    table: str
    first: int
    places: dict[str, tuple[int, str]] = field(default_factory=dict)
    rows: list[Mapping[str, Any]] = field(default_factory=list)
    marks: Marks = field(default_factory=dict)


def grid(source: Grid, draft: Draft, fields: Sequence[str]) -> Grid:
    """The grid of the template's sheet, with these fields as its columns."""
    sheet = template.load().by_table(draft.table)
    head: list[Any] = [sheet.column(name).header for name in fields]
    here = {name: place for place, name in enumerate(fields)}
    columns = {here[name]: there for name, there in draft.places.items() if name in here}
    width = max(map(len, source.rows), default=0)
    for name in fields:
        # What stands nowhere in the file is placed behind its columns, so that no cell of it is taken for another.
        if name not in draft.places:
            columns[here[name]] = (width + here[name], sheet.column(name).header)
    made = Grid(source.name, [head, *([row.get(name) for name in fields] for row in draft.rows)])
    shift = draft.first - 1
    made.origin = Origin(draft.table, shift, columns)
    made.is_hidden, made.is_1904, made.notes = source.is_hidden, source.is_1904, list(source.notes)
    made.hidden_rows = [row - shift for row in source.hidden_rows if row >= draft.first]
    made.bad_cells = _bad_cells(source, draft, here, columns)
    by_place = {there: place for place, (there, _) in columns.items()}
    for (top, left), (bottom, _) in source.merged:
        if top >= draft.first and left in by_place:
            made.merged.append(((top - shift, by_place[left]), (bottom - shift, by_place[left])))
    if source.delimiter:
        _mark_broken_rows(source, draft, made)
    return made


def _bad_cells(
    source: Grid, draft: Draft, here: dict[str, int], columns: dict[int, tuple[int, str]]
) -> dict[Place, tuple[str, str]]:
    by_place = {there: place for place, (there, _) in columns.items()}
    found = {(row - draft.first + 1, by_place[column]): mark for (row, column), mark in source.bad_cells.items()
             if row >= draft.first and column in by_place}  # fmt: skip
    return found | {(row - draft.first + 1, here[name]): mark for (row, name), mark in draft.marks.items()}


def _mark_broken_rows(source: Grid, draft: Draft, made: Grid) -> None:
    """Rows of CSV that do not have the cells of their headers: a value may stand in the wrong column."""
    made.delimiter = source.delimiter
    width = len(source.rows[draft.first - 1]) if draft.first else 0
    for number, row in enumerate(source.rows[draft.first :], start=draft.first):
        at = number - draft.first + 1
        beyond = row[width:] if len(row) > width else row
        if number in source.bad_rows:
            made.bad_rows[at] = source.bad_rows[number]
        elif len(row) != width and any(str(cell or "").strip() for cell in beyond):
            made.bad_rows[at] = "form_width"
