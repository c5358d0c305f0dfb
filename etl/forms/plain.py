"""A sheet of any make -> its table: which rows hold the headers, which columns there are, where the data begin."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.forms import answers, heads
from etl.forms.form import Form
from etl.forms.heads import Heads, Row
from etl.intake import csv_file, values
from etl.intake.grid import Grid
from etl.intake.messages import BadValueError

SEARCHED_ROWS = 20
_LONGEST_HEADER = 300
_KNOWN_COUNTS = 2  # a cell that is a header somewhere tells more than any other text


@dataclass(frozen=True)
class Column:
    """One column: where it stands, its header as written, and its cells row by row."""

    place: int
    header: str
    cells: Sequence[Any]
    marks: dict[int, tuple[str, str]] = field(default_factory=dict)  # row of data (from 0) -> (message, value)


@dataclass
class Table:
    """The data of a grid begin in row `first` (from 0); `heads`: the columns that a server added."""

    grid: Grid
    first: int
    columns: list[Column]
    heads: Heads

    @property
    def rows(self) -> list[Row]:
        """The rows of data, as an export has them."""
        return [Row(cells, self.heads) for cells in self.grid.rows[self.first :]]

    def examples(self, column: Column, most: int = 3) -> list[str]:
        """The first different values of a column."""
        found: dict[str, None] = {}
        for cell in column.cells:
            value = values.clean(cell)
            if not values.is_blank(value):
                found.setdefault(values.as_text(value))
            if len(found) == most:
                break
        return list(found)


def of(grid: Grid, form: Form | None = None) -> Table | None:
    """The table of a grid; None where no row looks like headers with data below.

    form: resolves the columns of an export: those of the options of one question become one column.
    """
    if form is not None and (found := heads.of(grid, form)) is not None and len(found.questions) > 1:
        return Table(grid, found.first_row, _resolved(grid, form, found), found)
    best, most = None, 0
    for number in range(min(len(grid.rows), SEARCHED_ROWS)):
        score = _score(grid.rows[number])
        if score > most and any(_is_filled(row) for row in grid.rows[number + 1 :]):
            best, most = number, score
    if best is None or most < 2:
        return None
    words, last = _headers(grid, best)
    found = heads.of(grid, None) or Heads(last, last + 1)
    found.last, found.first_row = last, max(last + 1, found.first_row if found.last == last else 0)
    found.words = words
    rows = grid.rows[found.first_row :]
    asked = {place: words for place, words in words.items() if not (heads.is_system(words) or heads.is_ours(words))}
    columns = [Column(place, header, [row[place] if place < len(row) else None for row in rows])
               for place, header in asked.items()]  # fmt: skip
    return Table(grid, found.first_row, columns, found)


def _is_filled(row: Sequence[Any]) -> bool:
    return any(str(cell if cell is not None else "").strip() for cell in row)


def _score(row: Sequence[Any]) -> int:
    texts = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
    named = {text.casefold() for text in texts
             if len(text) <= _LONGEST_HEADER and any(letter.isalpha() for letter in text)}  # fmt: skip
    return len(named) + _KNOWN_COUNTS * sum(csv_file.in_template(text) or heads.is_system(text) for text in named)


def _headers(grid: Grid, row: int) -> tuple[dict[int, str], int]:
    """(column -> header, last row of headers). Merged: "Peserta" over "Hadir" and "Diundang" is `Peserta Hadir`."""
    over = {column: str(grid.rows[top][left]).strip() for (top, left), (bottom, right) in grid.merged
            for column in range(left, right + 1)
            if right > left and bottom == top and top in (row - 1, row) and right - left < len(grid.rows[row]) - 1
            and top + 1 < len(grid.rows) and _is_text(grid.rows[top + 1][left : right + 1])}  # fmt: skip
    tops = {top for (top, left), (bottom, right) in grid.merged if left in over and bottom == top and right > left}
    first = min((top for top in tops if top in (row - 1, row)), default=row)
    last = first + 1 if over else row
    found: dict[int, str] = {}
    for place in range(max(len(grid.rows[first]), len(grid.rows[last]))):
        upper, lower = (grid.rows[one][place] if place < len(grid.rows[one]) else "" for one in (first, last))
        told = [over.get(place, str(upper or "").strip()), str(lower or "").strip()] if over else [str(lower or "")]
        header = " ".join(" ".join(dict.fromkeys(filter(None, told))).split())[:_LONGEST_HEADER]
        if header:
            found[place] = _once(header, found.values())
    return found, last


def _is_text(cells: Sequence[Any]) -> bool:
    said = [cell for cell in cells if str(cell or "").strip()]
    return bool(said) and all(isinstance(cell, str) and not cell.strip()[:1].isdigit() for cell in said)


def _once(header: str, taken: Any) -> str:
    """A header that stands twice is told apart by its number."""
    known, number, name = set(taken), 1, header
    while name in known:
        number += 1
        name = f"{header} ({number})"
    return name


def _resolved(grid: Grid, form: Form, found: Heads) -> list[Column]:
    """One column per question, then those that the form does not know."""
    rows = [Row(cells, found) for cells in grid.rows[found.first_row :]]
    columns: list[Column] = []
    for question in form.questions:
        place = found.place(question.name)
        if place is None or question.type == "geopoint":
            continue
        cells: list[Any] = []
        marks: dict[int, tuple[str, str]] = {}
        for number, row in enumerate(rows):
            try:
                cells.append(_said(form, question.name, row) if question.options else row.at(place))
            except BadValueError as error:
                cells.append(None)
                marks[number] = (error.key, str(error.values["shown"]))
        words = found.words[place] if question.name in found.columns else question.words[-1]
        columns.append(Column(place, words, cells, marks))
    extra = [Column(place, words, [row.at(place) for row in rows]) for place, words in found.unknown.items()]
    return [*columns, *extra]


def _said(form: Form, name: str, row: Row) -> Any:
    """The answer in words (labels of the first language), several joined by a semicolon."""
    question = form.question(name)
    if question.is_many:
        return "; ".join(one.words[1] if one.labels else one.name for one in answers.many(form, name, row).options)
    value = answers.one(form, name, row)
    option = question.option(str(value)) if value is not None else None
    return (option.words[1] if option.labels else option.name) if option else value
