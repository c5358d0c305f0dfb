"""Sentences that stand alone: the method, what is known of a place, why there is nothing to show."""

from collections.abc import Sequence
from dataclasses import replace

from exports.powerpoint import page, sheet, template, words
from exports.powerpoint.page import Box
from exports.powerpoint.sheet import Sheet
from exports.powerpoint.words import Paragraph, Run

LONGEST_LINE = 1480  # px, that an eye finds the next line
GAP = 32


def method(sheet_: Sheet, said: Sequence[str], box: Box) -> None:
    """Sentences to be read, in lines that an eye can follow."""
    draw(sheet_, said, replace(box, width=min(box.width, LONGEST_LINE)), page.SPEECH)


def draw(
    sheet_: Sheet, said: Sequence[str], box: Box, sizes: Sequence[int], *, colour: str = "text", gap: int = GAP
) -> Box:
    """A paragraph each, as large as all of them fit; those without room go to the notes. Returns where they stand."""
    kept, width = list(said), box.width
    size = next((one for one in sizes if _height(kept, one, width, gap) <= box.height), page.LEAST)
    while len(kept) > 1 and _height(kept, size, width, gap) > box.height:
        sheet_.cut.append(kept.pop())
    holder = sheet_.holder(template.BODY)
    place = Box(box.left, box.top, width, min(box.height, _height(kept, size, width, gap)))
    sheet_.place(holder, place)
    words.write(sheet.frame_of(holder), _plain(kept, size, colour), gap=gap)
    return place


def _height(said: Sequence[str], size: int, width: float, gap: int) -> int:
    return words.height(_plain(said, size), width, gap)


def _plain(said: Sequence[str], size: int, colour: str = "text") -> list[Paragraph]:
    return [(Run(one, size, colour=colour),) for one in said]
