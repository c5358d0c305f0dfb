"""The drawn map as a picture sharp on any projector, with its legend, notes and source as words beside it."""

import io
from collections.abc import Sequence
from dataclasses import replace

from answers.document import LegendEntry, MapPicture
from exports.pictures import svg_to_png
from exports.powerpoint import fit, page, template, words
from exports.powerpoint.page import Box
from exports.powerpoint.sheet import Sheet
from exports.powerpoint.words import Paragraph, Run

SHARP = 2  # px of the picture per px of the slide: still sharp when somebody enlarges it
BESIDE = 520  # px, the column of words
MARK, INDENT = 24, 48
BETWEEN, UNDER = 14, 16
LEAST_WIDE = 900  # px, of a map under which its source may stand


def draw(sheet: Sheet, picture: MapPicture, box: Box) -> None:
    """Map on the left, legend and notes on the right, the source of the boundaries under a map that is wide enough.

    What finds no room goes to the notes of the slide; never that source.
    """
    place, is_under = _place(picture, box)
    drawn = svg_to_png(picture.svg, round(SHARP * place.width))
    shape = sheet.holder(template.BODY).insert_picture(io.BytesIO(drawn))
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    sheet.place(shape, place)
    sheet.tell(shape, picture.name, picture.alt)
    column = Box(place.right + 2 * page.GAP, box.top, BESIDE, box.height)
    source = _quiet(picture.attribution)
    if is_under:
        sheet.text_box(place.below(UNDER, box.bottom), [source])
    left = _legend(sheet, picture.legend, column, column.height - (0 if is_under else _source_height(source)))
    _words(sheet, picture.notes, [] if is_under else [source], left)


def _place(picture: MapPicture, box: Box) -> tuple[Box, bool]:
    """Where the map stands, and whether its source finds room under it."""
    width = box.width - BESIDE - 2 * page.GAP
    source = words.height([_quiet(picture.attribution)], LEAST_WIDE)
    over = Box(box.left, box.top, width, box.height - source - UNDER)
    fitted = over.fitted(picture.width, picture.height)
    is_under = fitted.width >= LEAST_WIDE
    if not is_under:
        fitted = replace(over, height=box.height).fitted(picture.width, picture.height)
    return Box(box.left, box.top, fitted.width, fitted.height), is_under


def _source_height(source: Paragraph) -> int:
    return words.height([source], BESIDE) + 2 * BETWEEN


def _legend(sheet: Sheet, entries: Sequence[LegendEntry], column: Box, room: float) -> Box:
    """One entry per class: mark, words, count. Returns what is left of the column."""
    kept = list(entries)
    size = next((one for one in page.NAME if _height(kept, one) <= room), page.NAME[-1])
    while len(kept) > 1 and _height(kept, size) > room:
        last = kept.pop()
        sheet.cut.append(" · ".join(filter(None, (last.words, last.count))))
    top = column.top
    for one in kept:
        height = words.height([_entry(one, size)], BESIDE - INDENT)
        _mark(sheet, one, Box(column.left, top, INDENT, height), size)
        sheet.text_box(Box(column.left + INDENT, top, BESIDE - INDENT, height), [_entry(one, size)])
        top += height + BETWEEN
    return Box(column.left, top + BETWEEN, column.width, max(0, column.bottom - top - BETWEEN))


def _height(entries: Sequence[LegendEntry], size: int) -> int:
    return sum(words.height([_entry(one, size)], BESIDE - INDENT) + BETWEEN for one in entries)


def _entry(one: LegendEntry, size: int) -> Paragraph:
    said = Run(one.words, size)
    return (said, Run(f" · {one.count}", size, colour="quiet")) if one.count else (said,)


def _mark(sheet: Sheet, one: LegendEntry, box: Box, size: int) -> None:
    """Its icon in its colour, or a square with an outline: the palest class would vanish on white."""
    if one.icon:
        sheet.text_box(box, [(Run(one.icon, size, bold=True, colour=one.colour),)])
    else:
        sheet.block(Box(box.left, box.top + (size * fit.LINE - MARK) / 2, MARK, MARK), one.colour, outline="quiet")


def _words(sheet: Sheet, notes: Sequence[str], last: list[Paragraph], room: Box) -> None:
    """The notes for which there is room, and `last` after them in any case."""
    said: list[Paragraph] = []
    for one in notes:
        longer = [*said, _quiet(one)]
        if words.height([*longer, *last], room.width, gap=12) <= room.height:
            said = longer
        else:
            sheet.cut.append(one)
    said += last
    if said:
        sheet.text_box(room.of_height(words.height(said, room.width, gap=12)), said, gap=12)


def _quiet(said: str) -> Paragraph:
    return (Run(said, page.LEAST, colour="quiet"),)
