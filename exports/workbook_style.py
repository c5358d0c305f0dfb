"""How the cells of a workbook look: formats by kind of column, in the colours of the light mode (paper is light)."""

from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from answers.document import Column, Scalar
from charts.theme import LIGHT

# How each kind of column is written; `#` `,` `.` follow the reader's own settings.
PATTERNS = {"count": "#,##0", "rupiah": '"Rp" #,##0', "km": "#,##0", "rate": "#,##0", "percent": "0"}
DATES = {"date": "d mmm yyyy", "month": "mmm yyyy"}
LOCALES = {"id": "[$-421]", "en": "[$-809]"}  # names of months in the language of the file
WIDEST, NARROWEST = 46, 9  # characters; longer words are wrapped
HEAD_LINES = 2.4  # a head may stand in about so many lines
ARROW = 4  # room for the button of the filter


def pattern(column: Column, language: str) -> str | None:
    """Number format of a column; None for words."""
    if column.kind == "text":
        return None
    if column.kind in DATES:
        return LOCALES[language] + DATES[column.kind]
    decimals = "." + "0" * column.decimals if column.decimals else ""
    return PATTERNS[column.kind] + decimals + ("%" if column.kind == "percent" else "")


class Styles:
    """The formats of one workbook: XlsxWriter keeps a format per workbook, so each look is made once."""

    def __init__(self, book: Workbook, language: str) -> None:
        self._book = book
        self._language = language
        self.title = self._made(bold=True, font_size=15, font_color=LIGHT.accent, text_wrap=True, valign="vcenter")
        self.quiet = self._made(font_color=LIGHT.quiet, text_wrap=True, valign="top")
        self.section = self._made(bold=True, font_size=12, font_color=LIGHT.accent, bottom=1, border_color=LIGHT.accent)
        self.mark = self._made(bold=True, bg_color=LIGHT.card, border=1, border_color=LIGHT.quiet, indent=1)
        self.label = self._made(bold=True, valign="top", text_wrap=True)
        self.words = self._made(valign="top", text_wrap=True)
        self.link = self._made(valign="top", text_wrap=True, font_color=LIGHT.accent, underline=1)
        self._cells: dict[tuple[str | None, bool], Format] = {}

    def head(self, column: Column) -> Format:
        """Head of a column, on the side of the cells under it."""
        look = {"font_color": LIGHT.ground, "bg_color": LIGHT.accent, "text_wrap": True, "valign": "vcenter"}
        return self._made(bold=True, **look, **_side(column))

    def cell(self, column: Column, is_shaded: bool) -> Format:
        """A cell of a column; every second row is shaded, so that the eye keeps the line on paper too."""
        key = (pattern(column, self._language), is_shaded)
        if key not in self._cells:
            look: dict[str, Any] = {"valign": "top", "bottom": 4, "bottom_color": LIGHT.hairline}
            look |= {"num_format": key[0]} if key[0] else {"text_wrap": True}
            look |= _side(column)
            look |= {"bg_color": LIGHT.card} if is_shaded else {}
            self._cells[key] = self._made(**look)
        return self._cells[key]

    def _made(self, **look: Any) -> Format:
        return self._book.add_format({"font_color": LIGHT.text, **look})


def _side(column: Column) -> dict[str, Any]:
    """Words and days left, numbers right; not quite right, for the button of the filter stands there in the head."""
    return {"align": "left"} if column.kind in ("text", *DATES) else {"align": "right", "indent": 2}


def width(column: Column, values: list[Scalar]) -> float:
    """Width of a column in characters: its longest value, and a head in at most three lines."""
    words = column.title.split()
    head = 1.15 * max(max(map(len, words), default=0), len(column.title) / HEAD_LINES)  # bold
    longest = max((len(_shown(one, column)) for one in values), default=0)
    return min(max(head, longest, NARROWEST) + ARROW, WIDEST)


def _shown(value: Scalar, column: Column) -> str:
    """About what Excel will show."""
    if value is None:
        return ""
    if isinstance(value, date):
        return "00 Mmm 0000"
    if isinstance(value, str):
        return value
    number = f"{100 * value if column.kind == 'percent' else value:,.{column.decimals}f}"
    return f"Rp {number}" if column.kind == "rupiah" else number
