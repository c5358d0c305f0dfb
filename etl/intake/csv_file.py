"""CSV as spreadsheet programs write it -> grids: `;`, `,` or tab; UTF-8, UTF-16 or Windows-1252; BOM; `sep=;`.

Python's csv module splits the rows. What it does not do is go on behind a quotation mark that is never closed: it
takes all that follows for one cell. Then lines are taken one by one, and only the bad ones are refused.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

from etl.intake import limits, messages, template
from etl.intake.grid import Grid, Received
from etl.intake.messages import UnreadableFileError, note
from schemas.vocabulary import BatchKind

DELIMITERS = (";", ",", "\t")
SUFFIXES = (".csv", ".txt", ".tsv")
# Before a file is split into cells: quoted cells may hold line ends and delimiters, so the measure is generous.
_LINES_PER_ROW, _SIGNS_PER_COLUMN = 4, 10
_HEADER_LINES = 30
_LONGEST_CELL = 20  # lines that one quoted cell may have
_LINE_END = re.compile(r"\r\n|\n|\r")


def files_of(path: Path) -> list[Path]:
    """The CSV files of a folder, or the one file."""
    if path.is_dir():
        return sorted(
            one for one in path.iterdir() if one.suffix.lower() in SUFFIXES and one.is_file() and not one.is_symlink()
        )
    return [path]


def read(path: Path, is_known: Callable[[str], bool] | None = None) -> Received:
    """One grid per CSV file; the name of the file is that of the sheet. Raises UnreadableFileError.

    is_known: whether a cell is a header that may stand there (default: one of the template's), to tell the delimiter.
    """
    files = files_of(path)
    if not files:
        raise UnreadableFileError("csv_none")
    if len(files) > limits.MOST_SHEETS:
        raise UnreadableFileError("file_sheets", most=limits.MOST_SHEETS, found=len(files))
    return Received(BatchKind.TEMPLATE_CSV, [grid_of(file.read_bytes(), file.stem, is_known) for file in files])


def grid_of(data: bytes, name: str, is_known: Callable[[str], bool] | None = None) -> Grid:
    """The grid of the bytes of one CSV file; `is_known` as above. Raises UnreadableFileError for what is no text."""
    text, is_windows = _decoded(data)
    name = messages.shown(name)
    breaks = text.count("\n") + text.count("\r")
    if breaks > _LINES_PER_ROW * limits.MOST_ROWS:  # before anything is made of them
        raise UnreadableFileError("csv_rows", name=name, most=limits.MOST_ROWS, found=breaks)
    lines = _LINE_END.split(text)
    if lines and lines[0].casefold().startswith("sep="):
        delimiter, skipped = lines[0][4:5] or ";", 1
    else:
        delimiter, skipped = _delimiter(lines[:_HEADER_LINES], is_known or in_template), 0
    widest = max(line.count(delimiter) for line in lines) + 1
    if widest > _SIGNS_PER_COLUMN * limits.MOST_COLUMNS:
        raise UnreadableFileError("csv_columns", name=name, most=limits.MOST_COLUMNS, found=widest)
    if text.count(delimiter) > limits.MOST_CELLS:
        raise UnreadableFileError("file_cells", most=limits.MOST_CELLS // 10**6)
    body = "\n".join(lines[skipped:])
    rows = _rows(body, delimiter)
    bad: dict[int, str] = {}
    if rows is None:
        rows, bad = _line_by_line(lines[skipped:], delimiter)
    _refuse_too_much(name, rows)
    grid = Grid(name, [[]] * skipped + rows, delimiter=delimiter)
    grid.bad_rows = {row + skipped: key for row, key in bad.items()}
    grid.notes = [note(name, "note_windows")] if is_windows else []
    return grid


def _refuse_too_much(name: str, rows: list[list[str]]) -> None:
    most_columns = max((len(row) for row in rows), default=0)
    if len(rows) > limits.MOST_ROWS:
        raise UnreadableFileError("csv_rows", name=name, most=limits.MOST_ROWS, found=len(rows))
    if most_columns > limits.MOST_COLUMNS:
        raise UnreadableFileError("csv_columns", name=name, most=limits.MOST_COLUMNS, found=most_columns)


def _decoded(data: bytes) -> tuple[str, bool]:
    """(text, whether it was Windows-1252). Raises UnreadableFileError for what is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), False
    if len(data) > 3 and data[1::2].count(0) > 0.4 * len(data) / 2:
        return data.decode("utf-16-le", "replace"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), True
    except UnicodeDecodeError as error:
        raise UnreadableFileError("csv_binary") from error


def _delimiter(lines: list[str], is_known: Callable[[str], bool]) -> str:
    """The sign that gives the most headers we know; where it knows none, that which most lines have equally often."""

    def hits(sign: str) -> int:
        return max((sum(is_known(cell) for cell in line.split(sign)) for line in lines), default=0)

    def evenly(sign: str) -> tuple[int, int]:
        counted = Counter(line.count(sign) for line in lines if sign in line)
        return max(((many, signs) for signs, many in counted.items()), default=(0, 0))

    return max(DELIMITERS, key=lambda sign: (hits(sign), evenly(sign)))


def in_template(cell: str) -> bool:
    """Whether a cell is a header of the template."""
    return template.fold(cell) in _template_headers()


@cache
def _template_headers() -> frozenset[str]:
    return frozenset(name for sheet in template.load().sheets for column in sheet.columns for name in column.names)


def _rows(body: str, delimiter: str) -> list[list[str]] | None:
    """All rows, or None where a quotation mark has swallowed rows."""
    try:
        rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    # Without line breaks inside of cells there are as many rows as lines.
    if len(rows) >= body.count("\n"):
        return rows
    signs = max((row.count(delimiter) for row in body.split("\n", _HEADER_LINES)[:_HEADER_LINES]), default=0)
    swallowed = any(
        line.count(delimiter) >= max(signs - 1, 1) for row in rows for cell in row if "\n" in cell
        for line in cell.split("\n")[1:]
    )  # fmt: skip
    return None if swallowed else rows


def _line_by_line(lines: list[str], delimiter: str) -> tuple[list[list[str]], dict[int, str]]:
    """Rows where quotation marks are broken: a line that opens one and closes none is bad, by itself."""
    rows: list[list[str]] = []
    bad: dict[int, str] = {}
    signs = max((line.count(delimiter) for line in lines[:_HEADER_LINES]), default=0)
    at = 0
    while at < len(lines):
        end = _end_of_cell(lines, at, delimiter, signs)
        split = None if end is None else _split("\n".join(lines[at : end + 1]), delimiter)
        if split is None:
            bad[len(rows)] = "csv_quote"
            split = [lines[at]]
        rows.append(split)
        at = at + 1 if end is None else end + 1
    return rows, bad


def _end_of_cell(lines: list[str], start: int, delimiter: str, signs: int) -> int | None:
    """The line on which the quotation marks of line `start` are closed; None if they swallow a row first."""
    quotes = 0
    for at in range(start, min(start + _LONGEST_CELL, len(lines))):
        if at > start and lines[at].count(delimiter) >= max(signs - 1, 1):
            return None
        quotes += lines[at].count('"')
        if quotes % 2 == 0:
            return at
    return None


def _split(line: str, delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None
