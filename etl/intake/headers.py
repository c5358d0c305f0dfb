"""Which row holds the headers, and which column is which: also below a title, and where two rows share the headers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rapidfuzz import fuzz, process

from etl.intake import template
from etl.intake.template import Column, Sheet

SEARCHED_ROWS = 30  # a title, a letterhead; deeper than that nobody puts headers


@dataclass
class Headers:
    """Rows `first` to `last` (from 0) hold headers; the data begin below. Columns are numbered from 0."""

    first: int
    last: int
    columns: dict[str, list[int]] = field(default_factory=dict)  # field -> columns with that header, mostly one
    extra: dict[int, str] = field(default_factory=dict)  # columns that the template does not know

    def missing(self, sheet: Sheet) -> list[Column]:
        """Required columns that are not there."""
        return [column for column in sheet.required if column.field not in self.columns]


def find(rows: list[list[Any]], sheet: Sheet) -> Headers | None:
    """The row, or the two rows, with the most headers of this sheet; None where fewer than two are found."""
    best: Headers | None = None
    for number in range(min(len(rows), SEARCHED_ROWS)):
        for last in (number, number + 1):
            if last >= len(rows) or (last > number and not _is_second_row(rows[last], sheet)):
                continue
            found = _match(rows[number : last + 1], number, last, sheet)
            if best is None or len(found.columns) > len(best.columns):
                best = found
    return best if best is not None and _without_marker(best) >= 2 else None


def fitting(rows: list[list[Any]], sheets: Iterable[Sheet]) -> Sheet | None:
    """The one sheet of the template whose required headers are all there; None if none or more than one fits best."""
    scored = []
    for sheet in sheets:
        headers = find(rows, sheet)
        if headers is not None and not headers.missing(sheet):
            scored.append((_without_marker(headers), sheet))
    most = max((score for score, _ in scored), default=0)
    best = [sheet for score, sheet in scored if score == most]
    return best[0] if len(best) == 1 else None


def near(words: str, sheet: Sheet) -> list[str]:
    """Headers of the template that look like these words."""
    known = [column.header for column in sheet.columns]
    hits = process.extract(words[:100], known, scorer=fuzz.ratio, processor=str.casefold, limit=1, score_cutoff=70)
    return [name for name, _, _ in hits]


def repeats(row: Iterable[Any], sheet: Sheet) -> bool:
    """Whether a row below the headers says the headers again."""
    cells = [template.fold(cell) for cell in row if isinstance(cell, str) and cell.strip()]
    known = _fields(sheet)
    return len(cells) >= 2 and sum(cell in known for cell in cells) > len(cells) / 2


def _match(rows: list[list[Any]], first: int, last: int, sheet: Sheet) -> Headers:
    known, headers = _fields(sheet), Headers(first, last)
    for place in range(max((len(row) for row in rows), default=0)):
        # The lower of two header rows says more: "Peserta" above, "Hadir" and "Diundang" below.
        cells = [row[place] for row in reversed(rows) if place < len(row) and str(row[place] or "").strip()]
        found = next((known[template.fold(str(cell))] for cell in cells if template.fold(str(cell)) in known), None)
        if found is not None:
            headers.columns.setdefault(found, []).append(place)
        elif cells and template.fold(str(cells[-1])) != template.fold(template.ERRORS):
            headers.extra[place] = " ".join(str(cells[-1]).split())
    return headers


def _is_second_row(row: list[Any], sheet: Sheet) -> bool:
    """A row that holds headers, and nothing that could be data."""
    cells = [template.fold(str(cell)) for cell in row if str(cell or "").strip()]
    known = _fields(sheet)
    return bool(cells) and all(cell in known for cell in cells)


@cache
def _fields(sheet: Sheet) -> dict[str, str]:
    """Folded header -> field; the first column of a name has it."""
    fields: dict[str, str] = {}
    for column in (template.load().marker, *sheet.columns):
        for name in column.names:
            fields.setdefault(name, column.field)
    return fields


def _without_marker(headers: Headers) -> int:
    return len([one for one in headers.columns if one != template.load().marker.field])
