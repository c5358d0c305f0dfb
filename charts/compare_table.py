"""All indicators against places: icon, word, colour and count in every cell; no total, no order by value."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from charts.icon_matrix import MatrixColumn
from charts.parts import counts, css_percent, dots, safe
from indicators.share import Share
from indicators.small_sample import allows_colour
from translations.text import text

QUARTERS = 4


class Fill(StrEnum):
    """Words of a share: four classes by quarters, and its two ends by name."""

    NONE = "none"
    FEW = "few"  # up to 1 in 4
    HALF = "half"  # up to 2 in 4
    MORE = "more"
    MOST = "most"  # above 3 in 4
    ALL = "all"


_BY_QUARTER = (Fill.FEW, Fill.HALF, Fill.MORE, Fill.MOST)
# How full the ball is drawn: the middle of the quarter, a step in words and not an exact angle.
_BALL = {Fill.NONE: 0, Fill.FEW: 0.125, Fill.HALF: 0.375, Fill.MORE: 0.625, Fill.MOST: 0.875, Fill.ALL: 1}
# Steps of the one-way scale: four of its five, so that neighbours are told apart.
_STEP = {Fill.NONE: 1, Fill.FEW: 1, Fill.HALF: 2, Fill.MORE: 3, Fill.MOST: 5, Fill.ALL: 5}


@dataclass(frozen=True)
class TableCell:
    """One figure. share: None for a rate or a score, which take no colour. marks: `▲ di atas Bima`, or nothing.

    span: how many columns say the same (one reason for several places).
    """

    words: str
    share: Share | None = None
    marks: tuple[str, ...] = ()
    span: int = 1


@dataclass(frozen=True)
class TableRow:
    """One indicator: its name as a link to its comparison, its direction in words, a cell per place."""

    label: str
    href: str
    note: str
    cells: tuple[TableCell, ...]


def fill(share: Share) -> Fill | None:
    """Class of a counted share; upper bounds belong to the class. None below 5, in a census too."""
    found = counts(share)
    if found is None or not allows_colour(found[1]):
        return None
    yes, total = found
    if yes in (0, total):
        return Fill.ALL if yes else Fill.NONE
    # In whole numbers, so that 1 of 4 is never `half`.
    return next(name for place, name in enumerate(_BY_QUARTER, start=1) if QUARTERS * yes <= place * total)


def compare_table(columns: Sequence[MatrixColumn], rows: Sequence[TableRow], *, caption: str) -> str:
    """One theme as HTML; on a narrow screen it scrolls sideways under a first column that stays.

    Raises ValueError when the cells of a row do not fill the columns.
    """
    for row in rows:
        if (found := sum(cell.span for cell in row.cells)) != len(columns):
            raise ValueError(f"row '{row.label}' fills {found} columns, but there are {len(columns)}")
    heads = "".join(_head(column) for column in columns)
    return (
        f'<div class="g g-scroll" tabindex="0" role="region" aria-label="{safe(caption)}"><table class="g-heat">'
        f'<caption>{safe(caption)}</caption><thead><tr><th scope="col">{safe(text("compare_table.indicator"))}</th>'
        f"{heads}</tr></thead><tbody>{''.join(map(_row, rows))}</tbody></table></div>"
    )


def legend(*, with_marks: bool) -> str:
    """What icons, colours and marks mean, once for all tables; `with_marks`: of a sample, where places may differ."""
    items = "".join(f"<li>{_tile(name)}{safe(text(f'compare_table.word.{name}'))}</li>" for name in Fill)
    items += f'<li><span class="g-tile g-bare">{dots(1, 2)}</span>{safe(text("compare_table.legend_tiny"))}</li>'
    items += f'<li><i class="g-swatch g-hatch"></i>{safe(text("compare_table.legend_missing"))}</li>'
    notes = [text("compare_table.legend_quarters"), text("compare_table.legend_plain")]
    notes += [text("compare_table.legend_mark")] if with_marks else []
    words = "".join(f"<span>{safe(one)}</span>" for one in notes)
    return f'<div class="g"><ul class="g-legend">{items}</ul><p class="g-note">{words}</p></div>'


def _head(column: MatrixColumn) -> str:
    name = f'<span class="g-here">{safe(column.label)}</span>' if column.is_chosen else safe(column.label)
    note = f'<span class="g-quiet">{safe(column.note)}</span>' if column.note else ""
    return f'<th scope="col">{name}{note}</th>'


def _row(row: TableRow) -> str:
    label = safe(text("compare_table.link", name=row.label))
    head = f'<a class="g-link" href="{safe(row.href)}" target="_self" aria-label="{label}">{safe(row.label)}</a>'
    cells = "".join(_cell(cell) for cell in row.cells)
    return f'<tr><th scope="row">{head}<span class="g-quiet">{safe(row.note)}</span></th>{cells}</tr>'


def _cell(cell: TableCell) -> str:
    name = fill(cell.share) if cell.share else None
    word = f"<b>{safe(text(f'compare_table.word.{name}'))}</b>" if name else ""
    marks = "".join(f'<span class="g-differs">{safe(mark)}</span>' for mark in cell.marks)
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    words = f'<span class="g-cell-words">{word}<span>{safe(cell.words)}</span>{marks}</span>'
    return f'<td{span}><span class="g-cell">{_icon(cell, name)}{words}</span></td>'


def _icon(cell: TableCell, name: Fill | None) -> str:
    """Shade and ball from 5 answers; plain dots for 1-4; hatched without a count; nothing for a rate."""
    if cell.share is None:
        return ""
    if name is not None:
        return _tile(name)
    counted = counts(cell.share)
    if counted is not None:
        return f'<span class="g-tile g-bare">{dots(*counted)}</span>'
    return '<span class="g-tile g-hatch" aria-hidden="true"></span>'


def _tile(name: Fill) -> str:
    ball = f'<i class="g-ball" style="--p:{css_percent(_BALL[name])}"></i>'
    return f'<span class="g-tile g-s{_STEP[name]}" aria-hidden="true">{ball}</span>'
