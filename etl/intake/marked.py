"""The file given back: rows as they were received, what is wrong with each in a column of its own, bad cells coloured.

It holds what its owner brought and nothing else, so values that are hidden elsewhere stand in it; the column of errors
repeats no value. Text stays text: whatever it begins with, no spreadsheet program takes it for a formula.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from etl.intake import headers, limits, tables, template
from etl.intake.examining import Counts, File
from etl.intake.grid import Grid
from etl.intake.messages import Note, Refusal, UnreadableFileError
from etl.intake.sheet_rows import SheetRows
from schemas import yaml_file

PATH = Path(__file__).with_name("marked.yaml")
GUIDE = "Petunjuk"
SUFFIX = "-kesalahan.xlsx"
_WIDTH, _ERRORS_WIDTH = 18, 90
# The colours that spreadsheet programs themselves give to what is bad and what is doubtful.
_FILLS = {"error": {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
          "warning": {"bg_color": "#FFEB9C", "font_color": "#7F6000"}}  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CELL = re.compile(r"([A-Z]+)(\d+)")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


@dataclass
class _Marks:
    """What is said of one sheet: cells by what they are, words by row (from 0), and what is about the whole sheet."""

    cells: dict[int, dict[int, str]] = field(default_factory=dict)  # row -> column -> error or warning
    rows: dict[int, list[str]] = field(default_factory=dict)
    whole: list[str] = field(default_factory=list)
    errors: int = 0
    warnings: int = 0


def write(file: File, folder: Path) -> Path | None:
    """Give one file back into `folder`; None for a file without errors and warnings, or one that cannot be read."""
    if file.outcome is None or not (file.outcome.refusals or file.notes):
        return None
    try:
        grids = tables.received(file.path).grids
    except (UnreadableFileError, OSError):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path = _free(folder, file.path.stem)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False, "date_1904": any(grid.is_1904 for grid in grids)}  # fmt: skip
    with xlsxwriter.Workbook(path, options) as book:
        styles = _Styles(book)
        guide = _Guide(book.add_worksheet(GUIDE), styles)
        used = {GUIDE.casefold(), *tables.SILENT}
        for grid in grids:
            if template.fold(grid.name) not in tables.SILENT:
                sheet = next((one for one in file.outcome.sheets if one.name == grid.name), None)
                marks = _marks(grid.name, file)
                _sheet(book.add_worksheet(_name(grid, sheet, used)), grid, sheet, marks, styles)
                guide.tell(grid.name, marks, file.sheets.get(grid.name))
                grid.rows = []
        guide.tell_of_file([note.words for note in file.outcome.notes])
    return path


def _free(folder: Path, stem: str) -> Path:
    plain = re.sub(r"[^\w.() -]", "_", stem)[:100]
    names = (f"{plain}{'' if number == 1 else f'-{number}'}{SUFFIX}" for number in range(1, 10_000))
    return next(folder / name for name in names if not (folder / name).exists())


def _name(grid: Grid, sheet: SheetRows | None, used: set[str]) -> str:
    """A name that a workbook may have, under which the sheet is recognised again."""
    plain = _NOT_IN_NAMES.sub("_", grid.name).strip("'")
    if sheet is not None and plain != grid.name:
        plain = sheet.sheet.name
    plain = plain[:_LONGEST_NAME] or "lembar"
    number = 2
    name = plain
    while name.casefold() in used or name.casefold() == "history":  # a name that Excel keeps for itself
        name, number = f"{plain[: _LONGEST_NAME - 4]} {number}", number + 1
    used.add(name.casefold())
    return name


def _marks(name: str, file: File) -> _Marks:
    found = _Marks()
    if file.outcome is None:
        return found
    for refusal in (one for one in file.outcome.refusals if one.sheet == name):
        found.errors += 1
        _mark(found, refusal.cell, "error", refusal.row, _said(refusal))
    told = [*(note for sheet in file.outcome.sheets for note in sheet.notes), *file.beside]
    for note in (one for one in told if one.sheet == name):
        found.warnings += 1
        _mark(found, note.cell, "warning", None, _noted(note))
    return found


def _mark(found: _Marks, cell: str | None, what: str, row: int | None, words: str) -> None:
    match = _CELL.fullmatch(cell or "")
    if match:
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        row = int(match[2])
        of_row = found.cells.setdefault(row - 1, {})
        of_row[column - 1] = "error" if of_row.get(column - 1) == "error" else what
    if row is None:
        found.whole.append(words)
    else:
        found.rows.setdefault(row - 1, []).append(words)


def _said(one: Refusal) -> str:
    column = f"{one.column}: " if one.column else ""
    goes_in = "" if one.drops_row else f" ({_words()['row_goes_in']})"
    return f"{_words()['error']} - {column}{one.rule}. {_words()['cure']}: {one.cure}.{goes_in}"


def _noted(one: Note) -> str:
    return f"{_words()['warning']} - {one.words}"


def _sheet(worksheet: Worksheet, grid: Grid, sheet: SheetRows | None, marks: _Marks, styles: "_Styles") -> None:
    found = headers.find(grid.rows, sheet.sheet) if sheet is not None else None
    last = found.last if found is not None else 0
    width = max((len(row) for row in grid.rows), default=0)
    head = list(grid.rows[last]) if last < len(grid.rows) else []
    told = [template.fold(str(cell)) for cell in head]
    place = told.index(template.fold(template.ERRORS)) if template.fold(template.ERRORS) in told else width
    worksheet.set_column(0, max(width - 1, 0), _WIDTH)
    worksheet.set_column(place, place, _ERRORS_WIDTH)
    if marks.rows or marks.whole:
        worksheet.freeze_panes(last + 1, 0)
        worksheet.autofilter(last, 0, max(len(grid.rows) - 1, last), max(place, width - 1))
    for number, row in enumerate(grid.rows):
        marked = marks.cells.get(number, {})
        for column, value in enumerate(row):
            if column != place:
                shown = _shown(grid, number, column, value)
                _cell(worksheet, number, column, shown, marked.get(column), number == last, styles)
        for column in sorted(one for one in marked if len(row) <= one < place):  # a row of a CSV file that ends early
            _cell(worksheet, number, column, "", marked[column], False, styles)
        if number == last and (marks.rows or place < width):
            worksheet.write_string(number, place, template.ERRORS, styles.of(None, None, is_head=True))
        elif number in marks.rows:
            words = "\n".join(marks.rows[number])[: limits.MOST_CELL]
            is_error = words.startswith(_words()["error"])
            worksheet.write_string(number, place, words, styles.of(None, "error" if is_error else "warning"))


def _shown(grid: Grid, row: int, column: int, value: Any) -> Any:
    """The cell, or what the reader saw there and cannot give as a value: an error, a formula without a result."""
    bad = grid.bad_cells.get((row, column))
    return bad[1] if bad is not None and (value is None or value == "") else value


def _cell(
    worksheet: Worksheet, row: int, column: int, value: Any, what: str | None, is_head: bool, styles: "_Styles"
) -> None:
    """Write one cell as what it is; never anything that is worked out."""
    if value is None or value == "":
        if what is not None:
            worksheet.write_blank(row, column, None, styles.of(None, what))
        return
    if isinstance(value, bool):
        worksheet.write_boolean(row, column, value, styles.of(None, what, is_head))
    elif isinstance(value, int | float) and math.isfinite(value):
        worksheet.write_number(row, column, value, styles.of(None, what, is_head))
    elif (form := _time_form(value)) is not None:
        worksheet.write_datetime(row, column, value, styles.of(form, what, is_head))
    else:
        text = str(value)[: limits.MOST_CELL]
        worksheet.write_string(
            row, column, text, styles.of("quoted" if text.startswith(_FORMULA) else None, what, is_head)
        )


def _time_form(value: Any) -> str | None:
    if isinstance(value, timedelta):
        return "[h]:mm:ss"
    if isinstance(value, time):
        return "hh:mm:ss"
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return "dd/mm/yyyy hh:mm"
    return "dd/mm/yyyy" if isinstance(value, date) else None


class _Styles:
    """Formats, each made once. `quoted` keeps text text when its cell is edited, as a typed apostrophe does."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[tuple[str | None, str | None, bool], Format] = {}

    def of(self, form: str | None, what: str | None, is_head: bool = False) -> Format:
        key = (form, what, is_head)
        if key not in self.made:
            said: dict[str, Any] = dict(_FILLS.get(what or "", {}))
            if form == "quoted":
                said["quote_prefix"] = True
            elif form is not None:
                said["num_format"] = form
            self.made[key] = self.book.add_format(said | ({"bold": True, "bottom": 1} if is_head else {}))
        return self.made[key]


class _Guide:
    """The first sheet: what to do, what the colours mean, and how each sheet stands."""

    def __init__(self, sheet: Worksheet, styles: _Styles) -> None:
        self.sheet, self.styles, self.row = sheet, styles, 0
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 110)
        said = _words()
        self._say(said["title"], head=True)
        for line in said["how"]:
            self._say(line.format(column=template.ERRORS))
        self._say("")
        self._say(said["legend"], head=True)
        for what in ("error", "warning"):
            sheet.write_string(self.row, 0, said[what], styles.of(None, what))
            self._say(said[f"{what}_means"], column=1)
        self._say("")
        self._say(said["sheets"], head=True)

    def tell(self, name: str, marks: _Marks, counts: Counts | None) -> None:
        """How one sheet stands."""
        found = counts or {"read": 0, "refused": 0}
        self.sheet.write_string(self.row, 0, name, self.styles.of("quoted", None))
        said = _words()["counts"].format(**found, errors=marks.errors, warnings=marks.warnings)
        self._say(said, column=1)
        self._whole(marks.whole)

    def tell_of_file(self, notes: Sequence[str]) -> None:
        """What there is to know about the file as a whole."""
        self._whole([f"{_words()['warning']} - {one}" for one in notes])

    def _whole(self, lines: Sequence[str]) -> None:
        for line in lines:
            is_error = line.startswith(_words()["error"])
            self.sheet.write_string(self.row, 1, line[: limits.MOST_CELL],
                                    self.styles.of(None, "error" if is_error else "warning"))  # fmt: skip
            self.row += 1

    def _say(self, words: str, column: int = 0, head: bool = False) -> None:
        self.sheet.write_string(self.row, column, words, self.styles.of(None, None, is_head=head))
        self.row += 1


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = yaml_file.read(PATH)
    return found
