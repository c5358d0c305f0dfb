"""Amounts as bars: what is counted stands in the row; columns are years, or kinds of count."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts import css_percent, safe


@dataclass(frozen=True)
class BarColumn:
    """Head of a column (`2025`, `Dibahas`); `note` in quiet text (`pertemuan`)."""

    label: str
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """One amount and the words that stand beside its bar, unit and count included (`41 dari 287 pertemuan`)."""

    value: float
    words: str


@dataclass(frozen=True)
class BarRow:
    """One row; `bars` in the order of the columns, None where nothing is known. `is_apart`: the total, set apart."""

    label: str
    bars: tuple[Bar | None, ...]
    is_chosen: bool = False
    is_apart: bool = False


def bar_columns(
    columns: Sequence[BarColumn],
    rows: Sequence[BarRow],
    *,
    caption: str,
    missing: str,
    own_scale: bool = False,
    full: float | None = None,
) -> str:
    """A table of bars as HTML, rows in the given order; on a phone each bar names its column.

    own_scale: each column is a unit of its own with its own longest bar; else one scale for all. full: the value of a
    whole bar (1 for shares); without it the longest bar. missing: words where nothing is known.
    Raises ValueError when a row has another number of bars than there are columns.
    """
    for row in rows:
        if len(row.bars) != len(columns):
            raise ValueError(f"row '{row.label}' has {len(row.bars)} bars, but there are {len(columns)} columns")
    longest = [full or _longest([row.bars[place] for row in rows]) for place in range(len(columns))]
    scales = longest if own_scale else [max(longest, default=1)] * len(columns)
    alone = " g-alone" if len(columns) == 1 and not columns[0].label else ""
    heads = "".join(_head(column) for column in columns)
    body = "".join(_row(row, columns, scales, missing) for row in rows)
    return (
        f'<div class="g"><table class="g-bars{alone}" role="table"><caption>{safe(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row"><td role="cell"></td>{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _longest(bars: Sequence[Bar | None]) -> float:
    """Never zero, so that it can divide."""
    return max([bar.value for bar in bars if bar is not None], default=0) or 1


def _head(column: BarColumn) -> str:
    note = f'<span class="g-col">{safe(column.note)}</span>' if column.note else ""
    return f'<th scope="col" role="columnheader">{safe(column.label)}{note}</th>'


def _row(row: BarRow, columns: Sequence[BarColumn], scales: Sequence[float], missing: str) -> str:
    looks = [name for name, holds in (("g-row-here", row.is_chosen), ("g-row-all", row.is_apart)) if holds]
    look = f' class="{" ".join(looks)}"' if looks else ""
    name = f'<span class="g-here">{safe(row.label)}</span>' if row.is_chosen else safe(row.label)
    cells = "".join(
        _cell(bar, column, scale, missing) for bar, column, scale in zip(row.bars, columns, scales, strict=True)
    )
    return f'<tr role="row"{look}><th scope="row" role="rowheader">{name}</th>{cells}</tr>'


def _cell(bar: Bar | None, column: BarColumn, scale: float, missing: str) -> str:
    # The column head is said by the table itself; this repeats it for the eye where the head is out of sight.
    name = f'<span class="g-col" aria-hidden="true">{safe(column.label)}</span>' if column.label else ""
    if bar is None:
        return (
            f'<td role="cell">{name}<span class="g-words g-quiet">{safe(missing)}</span>'
            '<span class="g-bar" aria-hidden="true"><i class="g-fill g-hatch" style="width:16px"></i></span></td>'
        )
    width = css_percent(min(bar.value / scale, 1))
    return (
        f'<td role="cell">{name}<span class="g-words">{safe(bar.words)}</span>'
        f'<span class="g-bar" aria-hidden="true"><i class="g-fill g-solid" style="width:{width}"></i></span></td>'
    )
