"""One sheet of a workbook: title, selection, mark of simulated data, the table, then its notes and source."""

import re
from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from answers.about import About
from answers.document import Column, Scalar, Table
from exports import table_values, workbook_style
from exports.workbook_style import Styles
from translations.text import text

LEAST_WIDTH = 84  # characters: so wide that title and notes stand in few lines over a narrow table
LINE_POINTS = 15
A4 = 9
LONGEST_CELL = 32_767
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.75, "bottom": 0.75}  # inches
_LONGEST_FOOT = 120  # Excel allows 255 signs for a whole footer


def write(sheet: Worksheet, table: Table, about: About, styles: Styles, *, number: int) -> None:
    """Write a table. `number`: its place in the workbook, which makes the name of its Excel table unique."""
    rows = table_values.rows(table)
    widths = _widths(table.columns, rows)
    for place, one in enumerate(widths):
        sheet.set_column(place, place, one)
    head = _above(sheet, table, about, styles, widths)
    if rows:
        _body(
            sheet,
            table,
            rows,
            styles,
            head,
            widths=widths,
            name=f"tabel_{number}_{re.sub(r'[^a-z0-9]+', '_', table.key.lower())}",
        )
    else:
        _heads(sheet, table, styles, head)
        _line(sheet, head + 1, text("workbook.no_rows"), styles.quiet, widths)
    last = _below(sheet, head + max(len(rows), 1) + 2, table, about, styles, widths)
    sheet.set_row(head, LINE_POINTS * _head_lines(table.columns, widths) + 4)
    sheet.freeze_panes(head + 1, 1 if len(table.columns) > 5 else 0)
    _paper(sheet, table, about, head=head, last=last)


def _above(sheet: Worksheet, table: Table, about: About, styles: Styles, widths: Sequence[float]) -> int:
    """Title, mark, selection; returns the row of the heads."""
    _line(sheet, 0, table.title, styles.title, widths, points=21)
    row = 1
    if table.basis.is_simulated:
        _line(sheet, row, text("log.sample").capitalize(), styles.mark, widths)
        row += 1
    # The sentence of the selection names the round of the survey, so it stands on no sheet of the other clock.
    said = text("workbook.selected", subject=about.subject) if table.basis.clock == "log" else about.filters
    _line(sheet, row, said, styles.quiet, widths)
    return row + 2


def _heads(sheet: Worksheet, table: Table, styles: Styles, head: int) -> None:
    for place, title in enumerate(_titles(table.columns)):
        sheet.write_string(head, place, title, styles.head(table.columns[place]))


def _body(
    sheet: Worksheet,
    table: Table,
    rows: Sequence[Sequence[Scalar]],
    styles: Styles,
    head: int,
    *,
    widths: Sequence[float],
    name: str,
) -> None:
    """The cells as an Excel table: readers of the screen hear its heads, and each column has its filter."""
    columns = table.columns
    sheet.add_table(
        head, 0, head + len(rows), len(columns) - 1,
        {
            "name": name,
            "style": None,
            "columns": [
                {"header": title, "header_format": styles.head(column)}
                for title, column in zip(_titles(columns), columns, strict=True)
            ],
            "title": table.title,
            "description": table.basis.foot,
        },
    )  # fmt: skip
    for down, row in enumerate(rows, start=1):
        for right, (value, column) in enumerate(zip(row, columns, strict=True)):
            _cell(sheet, head + down, right, value, styles.cell(column, down % 2 == 0))
        words = (_lines(one, room) for one, room in zip(row, widths, strict=True) if isinstance(one, str))
        lines = max(words, default=1)
        if lines > 1:  # not every program fits the height of a row by itself
            sheet.set_row(head + down, LINE_POINTS * lines)


def _cell(sheet: Worksheet, row: int, column: int, value: Scalar, look: object) -> None:
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:LONGEST_CELL], look)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_datetime(row, column, value, look)


def _below(sheet: Worksheet, row: int, table: Table, about: About, styles: Styles, widths: Sequence[float]) -> int:
    """Notes, then what the figures rest on, then the stamp; returns the last row."""
    basis = table.basis
    lines = [
        *table.notes,
        *((text("workbook.caveat", words=basis.caveat),) if basis.caveat else ()),
        *((basis.coverage,) if basis.coverage else ()),
        text("workbook.source", source=basis.source),
        about.stamp.words,
    ]
    for down, words in enumerate(lines):
        _line(sheet, row + down, words, styles.quiet, widths)
    return row + len(lines) - 1


def _line(
    sheet: Worksheet, row: int, words: str, look: object, widths: Sequence[float], points: float = LINE_POINTS
) -> None:
    """Words over the whole width of the table. Excel does not fit the height of joined cells, so it is said here."""
    if len(widths) > 1:
        sheet.merge_range(row, 0, row, len(widths) - 1, "", look)
    sheet.write_string(row, 0, words, look)
    sheet.set_row(row, points * _lines(words, sum(widths) * LINE_POINTS / points))


def _lines(words: str, room: float) -> int:
    return max(1, -(-len(words) // int(room * 0.95)))  # 5 % for the ends of lines


def _head_lines(columns: Sequence[Column], widths: Sequence[float]) -> int:
    return max(_lines(column.title, one - workbook_style.ARROW) for column, one in zip(columns, widths, strict=True))


def _titles(columns: Sequence[Column]) -> list[str]:
    """Heads, told apart where two are the same: Excel refuses a table with two equal heads."""
    found: list[str] = []
    for column in columns:
        used = {one.casefold() for one in found}
        title = column.title or column.key
        found.append(title if title.casefold() not in used else f"{title} ({column.key})")
    return found


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Scalar]]) -> list[float]:
    """Fitted to what stands in each column; a narrow table gets a wider first column."""
    found = [workbook_style.width(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
    found[0] += max(0.0, LEAST_WIDTH - sum(found))
    return found


def _paper(sheet: Worksheet, table: Table, about: About, *, head: int, last: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(**_MARGINS)
    sheet.fit_to_pages(1, 0)  # one page wide, as many as needed high
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, last, len(table.columns) - 1)
    sheet.hide_gridlines(2)
    mark = text("log.sample").capitalize() if table.basis.is_simulated else ""
    foot(sheet, left=table.basis.source, head=about.title, mark=mark, about=about)


def foot(sheet: Worksheet, *, left: str, head: str, mark: str, about: About) -> None:
    """Header and footer of the paper: title and mark above; source, versions and page below."""
    page = text("workbook.page", page="&P", pages="&N")
    sheet.set_header(f"&L&8 {_plain(head)}&R&8 {_plain(mark)}")
    sheet.set_footer(f"&L&8 {_plain(left)}&R&8 {_plain(about.stamp.words)} · {page}")


def _plain(words: str) -> str:
    """`&` begins a code in a header or footer, so it is doubled; after `&8` a blank keeps digits apart."""
    cut = words if len(words) <= _LONGEST_FOOT else words[: _LONGEST_FOOT - 1].rstrip() + "…"
    return cut.replace("&", "&&")
