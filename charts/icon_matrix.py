"""Documents, officers or components against kabupaten or types of group: an icon and a count in every cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from charts.map_classes import colour_step
from charts.parts import counts, css_percent, dots, safe
from indicators.share import Share
from indicators.statement import count_words
from translations.text import text

Cell = TypeVar("Cell")

# How full the ball is drawn: a step in words, not an exact angle.
LEVELS = {"none": 0.0, "few": 0.25, "half": 0.5, "most": 0.75, "all": 1.0}
FEW_UP_TO, HALF_UP_TO = 2, 3  # colour steps


@dataclass(frozen=True)
class MatrixColumn:
    """Head of a column: a kabupaten or a type of group; `note` in quiet text (`11 KKG`)."""

    label: str
    note: str = ""
    is_chosen: bool = False


@dataclass(frozen=True)
class MatrixRow:
    """One document, officer or component; one share per column, in the order of the columns."""

    label: str
    cells: tuple[Share, ...]


def icon_matrix(columns: Sequence[MatrixColumn], rows: Sequence[MatrixRow], *, caption: str) -> str:
    """A table as HTML; on a phone every row becomes a block with its columns named in the cells.

    Raises ValueError when a row has another number of cells than there are columns.
    """
    found = [(row.label, row.cells) for row in rows]
    return f'<div class="g">{matrix(columns, found, _cell, caption=caption)}{_legend(rows)}</div>'


def matrix(
    columns: Sequence[MatrixColumn],
    rows: Sequence[tuple[str, Sequence[Cell]]],
    inside: Callable[[Cell, str], str],
    *,
    caption: str,
    look: str = "g-matrix",
) -> str:
    """The table itself. rows: (label, one cell per column). inside: a cell and the name of its column -> HTML.

    Raises ValueError when a row has another number of cells than there are columns.
    """
    for label, cells in rows:
        if len(cells) != len(columns):
            raise ValueError(f"row '{label}' has {len(cells)} cells, but there are {len(columns)} columns")
    heads = "".join(_column_head(column) for column in columns)
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">{safe(label)}</th>'
        + "".join(_framed(inside(cell, _name(column)), column) for cell, column in zip(cells, columns, strict=True))
        + "</tr>"
        for label, cells in rows
    )
    return (
        f'<table class="{look}" role="table"><caption>{safe(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row"><td role="cell"></td>{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def level(share: Share) -> str | None:
    """Name of the level of a counted share (`none` ... `all`), None where it takes no colour."""
    step = colour_step(share)
    if step is None or not share.takes_colour:
        return None
    if share.fraction in (0, 1):
        return "all" if share.fraction else "none"
    if step <= FEW_UP_TO:
        return "few"
    return "half" if step == HALF_UP_TO else "most"


def _column_head(column: MatrixColumn) -> str:
    """Head of one column; the chosen place is marked."""
    note = f'<span class="g-col">{safe(column.note)}</span>' if column.note else ""
    name = f'<span class="g-here">{safe(column.label)}</span>' if column.is_chosen else safe(column.label)
    return f'<th scope="col" role="columnheader"{_mark(column)}>{name}{note}</th>'


def _framed(html: str, column: MatrixColumn) -> str:
    return f'<td role="cell"{_mark(column)}>{html}</td>'


def _mark(column: MatrixColumn) -> str:
    return ' class="g-col-here"' if column.is_chosen else ""


def _name(column: MatrixColumn) -> str:
    """The column head is said by the table itself; this repeats it for the eye where the head is out of sight."""
    mark = " g-here" if column.is_chosen else ""
    return f'<span class="g-col{mark}" aria-hidden="true">{safe(column.label)}</span>'


def _cell(share: Share, name: str) -> str:
    words = f'<span class="g-cell-words">{name}{safe(count_words(share))}</span>'
    return f'<span class="g-cell">{_tile(share)}{words}</span>'


def _tile(share: Share) -> str:
    """Shade and ball from 5 respondents; plain dots for 1-4; hatched without a count."""
    step, name = colour_step(share), level(share)
    if name is not None:
        return f'<span class="g-tile g-s{step}" aria-hidden="true">{_ball(name)}</span>'
    counted = counts(share)
    if counted is not None:
        return f'<span class="g-tile g-bare">{dots(*counted)}</span>'
    return '<span class="g-tile g-hatch" aria-hidden="true"></span>'


def _ball(name: str) -> str:
    return f'<i class="g-ball" style="--p:{css_percent(LEVELS[name])}"></i>'


def _legend(rows: Sequence[MatrixRow]) -> str:
    shares = [share for row in rows for share in row.cells]
    items = [f"<li>{_ball(name)}{safe(text(f'chart.matrix.{name}'))}</li>" for name in LEVELS]
    if any(share.is_counted and not share.takes_colour for share in shares):
        items.append(f"<li>{dots(1, 2)}{safe(text('chart.matrix.tiny'))}</li>")
    if any(not share.is_counted for share in shares):
        items.append(f'<li><i class="g-swatch g-hatch"></i>{safe(text("chart.matrix.missing"))}</li>')
    shade = f'<p class="g-note">{safe(text("chart.matrix.shade"))}</p>'
    return f'<ul class="g-legend">{"".join(items)}</ul>{shade}'
