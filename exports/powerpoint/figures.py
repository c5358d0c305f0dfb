"""Key figures as one native table: what, how many here, how many in all five kabupaten, from where."""

from collections.abc import Sequence

from answers import nation
from answers.document import KeyFigure
from exports.powerpoint import fit, grid, page
from exports.powerpoint.grid import Grid
from exports.powerpoint.page import Box
from exports.powerpoint.sheet import Sheet
from exports.powerpoint.words import Paragraph, Run
from translations.text import text

# Sizes to try, in px: the count, and all the words beside it.
SIZES = ((44, 28), (40, 26), (36, 24), (28, 24))
TALLEST = 104


def draw(sheet: Sheet, figures: Sequence[KeyFigure], box: Box, *, place: str) -> None:
    """The table in the box. place: head of the column of the selection. Figures that find no room go to the notes."""
    kept = list(figures)
    chosen = _fitting(kept, box, place)
    while chosen is None and len(kept) > 1:
        sheet.cut.append(_in_words(kept.pop()))
        chosen = _fitting(kept, box, place)
    grid.draw(sheet, chosen or _grid(kept, *SIZES[-1], place), box, told=_told(figures, place), tallest=TALLEST)


def _fitting(figures: Sequence[KeyFigure], box: Box, place: str) -> Grid | None:
    tried = (_grid(figures, big, size, place) for big, size in SIZES)
    return next((one for one in tried if grid.fits(one, box)), None)


def _grid(figures: Sequence[KeyFigure], big: int, size: int, place: str) -> Grid:
    compared = any(one.reference_words for one in figures)
    heads = (text("pptx.head.figure"), place, nation.together_head(), text("pptx.head.source"))
    rows, above = [], ""
    for one in figures:
        foot = None if one.basis.foot == above else ((Run(one.basis.foot, page.LEAST, colour="quiet"),),)
        above = one.basis.foot
        cells: list[tuple[Paragraph, ...] | None] = [((Run(one.title, size),),), (_count(one, big, size),)]
        if compared:
            cells.append(((Run(one.reference_words, size, colour="quiet"),),))
        rows.append((*cells, foot))
    if compared:
        return Grid(heads, tuple(rows), (0.25, 0.26, 0.23, 0.26))
    return Grid((*heads[:2], heads[3]), tuple(rows), (0.32, 0.36, 0.32))


def _count(figure: KeyFigure, big: int, size: int) -> Paragraph:
    """The count large and the rest beside it; a reason instead of a count stays as small as the rest."""
    if not figure.figure.is_counted or fit.width_of(figure.big, big, bold=True) > 240:
        return (Run(figure.words, size, colour="text" if figure.figure.is_counted else "quiet"),)
    count = Run(figure.big, big, bold=True, colour="accent")
    return (count, Run(f" {figure.beside}", size)) if figure.beside else (count,)


def _told(figures: Sequence[KeyFigure], place: str) -> str:
    said = "; ".join(f"{one.title}: {one.words}" for one in figures)
    return text("pptx.alt.table", name=place, values=said)


def _in_words(figure: KeyFigure) -> str:
    return f"{figure.title}: {figure.words} ({figure.basis.foot})"
