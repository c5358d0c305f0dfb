"""The drawn map as a picture sharp on any projector, with its legend, notes and source as words beside it."""

import io
from collections.abc import Sequence

from answers.document import LegendEntry, MapPicture
from exports.pictures import svg_to_png
from exports.powerpoint import fit, page, template, words
from exports.powerpoint.page import Box
from exports.powerpoint.sheet import Sheet
from exports.powerpoint.words import Paragraph, Run

SHARP = 2  # px of the picture per px of the slide: still sharp when somebody enlarges it
BESIDE = 520  # px, the column of words
MARK, INDENT = 24, 48
BETWEEN = 14


def draw(sheet: Sheet, picture: MapPicture, box: Box) -> None:
    """Map on the left, words on the right. Notes that find no room there go to the notes of the slide."""
    stage = Box(box.left, box.top, box.width - BESIDE - 2 * page.GAP, box.height)
    place = stage.fitted(picture.width, picture.height)
    place = Box(stage.left, stage.top, place.width, place.height)
    drawn = svg_to_png(picture.svg, round(SHARP * place.width))
    shape = sheet.holder(template.BODY).insert_picture(io.BytesIO(drawn))
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    sheet.place(shape, place)
    sheet.tell(shape, picture.name, picture.alt)
    column = Box(place.right + 2 * page.GAP, box.top, BESIDE, box.height)
    source = words.height([_quiet(picture.attribution)], BESIDE)
    _words(sheet, picture, _legend(sheet, picture.legend, column, room=column.height - source - 2 * BETWEEN))


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
    if one.icon:
        sheet.text_box(box, [(Run(one.icon, size, bold=True, colour=one.colour),)])
    else:
        sheet.block(Box(box.left, box.top + (size * fit.LINE - MARK) / 2, MARK, MARK), one.colour)


def _words(sheet: Sheet, picture: MapPicture, room: Box) -> None:
    """The source of the boundaries always; before it the notes for which there is room."""
    said = [_quiet(picture.attribution)]
    for note in picture.notes:
        longer = [*said[:-1], _quiet(note), said[-1]]
        if words.height(longer, room.width, gap=12) <= room.height:
            said = longer
        else:
            sheet.cut.append(note)
    sheet.text_box(room.of_height(words.height(said, room.width, gap=12)), said, gap=12)


def _quiet(said: str) -> Paragraph:
    return (Run(said, page.LEAST, colour="quiet"),)
