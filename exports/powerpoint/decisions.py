"""What is to be decided: numbered rows of a native table with the sentence, the recommendation and who acts."""

from collections.abc import Sequence

from answers.document import Decision
from exports.powerpoint import fit, grid, page
from exports.powerpoint.grid import BETWEEN, PAD, Grid
from exports.powerpoint.page import Box
from exports.powerpoint.sheet import Sheet
from exports.powerpoint.words import Paragraph, Run
from translations.text import text

SIZES = (30, 28, 26, 24)
SHARES = (0.045, 0.435, 0.335, 0.185)
TALLEST = 216


def draw(sheet: Sheet, decisions: Sequence[Decision], box: Box) -> None:
    """The table in the box; words for which even the least size leaves no room are cut with `…` and kept whole."""
    tried = (_grid(decisions, size) for size in SIZES)
    chosen = next((one for one in tried if grid.fits(one, box)), None)
    told = text("pptx.alt.decisions", values=" ".join(f"{n}. {one.sentence}" for n, one in enumerate(decisions, 1)))
    grid.draw(sheet, chosen or _cut(sheet, decisions, box), box, told=told, tallest=TALLEST)


def _grid(decisions: Sequence[Decision], size: int) -> Grid:
    heads = ("", text("pptx.head.state"), text("decision.head.action"), text("decision.head.who"))
    rows = tuple(
        (
            ((Run(str(place), 44, bold=True, colour="accent"),),),
            _state(one, size),
            ((Run(one.action, size),),),
            ((Run(one.actor or one.who, size, bold=True),),),
        )
        for place, one in enumerate(decisions, start=1)
    )
    return Grid(heads, rows, SHARES)


def _state(one: Decision, size: int) -> tuple[Paragraph, ...]:
    said: list[Paragraph] = [(Run(one.sentence, size, bold=True),), (Run(one.source, page.LEAST, colour="quiet"),)]
    if one.beside:
        said.append((Run(one.beside, page.LEAST, colour="quiet"),))
    return tuple(said)


def _cut(sheet: Sheet, decisions: Sequence[Decision], box: Box) -> Grid:
    """The least size, and each cell no higher than its part of the box."""
    size = SIZES[-1]
    plain = _grid(decisions, size)
    room = (box.height - plain.heights(box.width)[0]) / len(decisions) - 2 * PAD
    rows = []
    for row in plain.rows:
        cells = []
        for cell, width in zip(row, plain.widths(box.width), strict=True):
            left, kept = room, []
            for (run,) in cell or ():
                if left < fit.height_of(1, run.size):
                    sheet.cut.append(run.words)
                    continue
                fitted = fit.fit(run.words, width - BETWEEN, left, (run.size,), bold=run.bold)
                if fitted.rest:
                    sheet.cut.append(run.words)
                kept.append((Run(fitted.text, run.size, run.bold, run.colour),))
                left -= fitted.height
            cells.append(tuple(kept))
        rows.append(tuple(cells))
    return Grid(plain.heads, tuple(rows), SHARES)
