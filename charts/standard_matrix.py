"""Components of the 2008 standard against places: in every cell an icon, a word, a count, and a band of all groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts.icon_matrix import MatrixColumn, matrix
from charts.parts import css_percent, safe
from schemas.vocabulary import StandardStatus, ValueStatus
from translations.format import number
from translations.text import text


@dataclass(frozen=True)
class StandardCell:
    """One component in one place: its status there, and the groups by status."""

    status: StandardStatus
    groups: Mapping[str, int]

    def count(self, *of: StandardStatus) -> int:
        """Groups with one of these statuses; without one, all of them."""
        return sum(self.groups.get(one, 0) for one in of or StandardStatus)

    @property
    def known(self) -> int:
        """Groups of which something is known."""
        return self.count() - self.count(StandardStatus.UNKNOWN)


@dataclass(frozen=True)
class StandardRow:
    """One component; one cell per column, in the order of the columns."""

    label: str
    cells: tuple[StandardCell, ...]


def standard_matrix(columns: Sequence[MatrixColumn], rows: Sequence[StandardRow], *, caption: str) -> str:
    """A table as HTML with its legend in words; on a phone every row becomes a block.

    Raises ValueError when a row has another number of cells than there are columns.
    """
    found = [(row.label, row.cells) for row in rows]
    table = matrix(columns, found, _cell, caption=caption, look="g-matrix g-standard-matrix")
    return f'<div class="g">{table}{_legend()}</div>'


def status_icon(status: StandardStatus) -> str:
    """The icon of a status, drawn: full, half, empty, dashed. Its word always stands beside it."""
    return f'<i class="g-std {_look("is", status)}" aria-hidden="true"></i>'


def _look(what: str, status: StandardStatus) -> str:
    return f"g-std-{what}-{status.replace('_', '-')}"


def _cell(cell: StandardCell, name: str) -> str:
    if not cell.count():
        nobody = safe(text(f"value_status.{ValueStatus.NOT_REGISTERED}.short"))
        return f'{name}<span class="g-cell-words">{nobody}</span>'
    status = f'<span class="g-std-tag">{status_icon(cell.status)}{safe(text(f"standard_status.{cell.status}"))}</span>'
    return f'{name}{status}<span class="g-cell-words">{_counts(cell)}</span>{_band(cell)}'


def _counts(cell: StandardCell) -> str:
    """`12 dari 88`, and how many are not known."""
    unknown = cell.count(StandardStatus.UNKNOWN)
    parts = []
    if cell.known:
        met = number(cell.count(StandardStatus.MET))
        parts.append(text("standard.matrix.of", count=met, everyone=number(cell.known)))
    if unknown:
        parts.append(text("standard.matrix.unknown_too", count=number(unknown)))
    return "<br>".join(map(safe, parts))


def _band(cell: StandardCell) -> str:
    """All groups as one band, from met to not known; the table behind it says the same in figures."""
    counts = {str(one): number(cell.count(one)) for one in StandardStatus}
    label = safe(text("standard.matrix.alt", **counts))
    parts = "".join(
        f'<i class="{_look("part", one)}" style="width:{css_percent(cell.count(one) / cell.count())}"></i>'
        for one in StandardStatus
        if cell.count(one)
    )
    return f'<span class="g-std-band" role="img" aria-label="{label}">{parts}</span>'


def _legend() -> str:
    items = "".join(
        f"<li>{status_icon(one)}<span>{safe(text(f'standard.matrix.key.{one}'))}</span></li>" for one in StandardStatus
    )
    return f'<ul class="g-legend">{items}</ul><p class="g-note">{safe(text("standard.matrix.bar"))}</p>'
