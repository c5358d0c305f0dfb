"""The marks of the points on the map: the shape says the type of group, how far it is filled says its class.

Fill is the same as in the icons of the class (● ◐ ◔ ○), so that no reader depends on colour. Each mark stands on a rim
of the ground, so that two that overlap stay two. `python -m charts.deck_marks` draws the pictures anew, for light and
dark, and writes down where each mark lies; tests hold them to the colours of the theme and to the code.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from charts.theme import PALETTES, Palette
from schemas.vocabulary import ActivityClass, GroupType

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER = Path(__file__).parent
MODES = tuple(PALETTES)
CELL = 64  # px of a mark in the picture: more blurs when it is drawn at 10 px, less when at 40

# Corners around the middle, in cells; the radii make the four shapes look equally large.
_SQUARE = tuple((0.34 * x, 0.34 * y) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)))
_TRIANGLE = ((0.0, -0.39), (0.40, 0.31), (-0.40, 0.31))
_DIAMOND = ((0.0, -0.42), (0.42, 0.0), (0.0, 0.42), (-0.42, 0.0))
_CIRCLE = tuple((0.38 * math.cos(step * math.tau / 72), 0.38 * math.sin(step * math.tau / 72)) for step in range(72))
SHAPES = {GroupType.KKG: _CIRCLE, GroupType.KKKS: _SQUARE, GroupType.KKM: _TRIANGLE, GroupType.KKPS: _DIAMOND}

# What is filled of a mark, in cells from its middle: left, top, right, bottom. The rest is an outline.
FILLED = {
    ActivityClass.AKTIF: (-0.5, -0.5, 0.5, 0.5),
    ActivityClass.CUKUP_AKTIF: (-0.5, -0.5, 0.0, 0.5),
    ActivityClass.KURANG_AKTIF: (0.0, -0.5, 0.5, 0.04),
    ActivityClass.VAKUM: (0.0, 0.0, 0.0, 0.0),
}
OUTLINE = 0.12  # of a cell: 1 px of the smallest mark
RIM = 0.07  # of a cell, around the shape, in the colour of the ground

_FINER = 8  # drawn so many times larger, then made small: soft edges
RING = "ring"  # around the chosen mark
_FILLS = (*ActivityClass, None)  # the last column is the bare shape: the type, of whatever class
_CELLS = tuple(
    (group_type, fill, column, row) for row, group_type in enumerate(SHAPES) for column, fill in enumerate(_FILLS)
)

Corners = Sequence[tuple[float, float]]


def file_name(mode: str) -> str:
    """Name of the picture for `light` or `dark`."""
    return f"group_marks_{mode}.png"


MAPPING_FILE = "group_marks.json"  # fetched once: in every rerun it would be 1 kB


def mapping_document() -> str:
    """`mapping` as the file that browsers fetch."""
    return json.dumps(mapping(), separators=(",", ":"))


@cache
def mapping() -> dict[str, dict[str, int]]:
    """Where each mark (`KKG-aktif`) lies in the picture, as deck.gl's `iconMapping`."""
    names = {f"{group_type}-{fill}": (column, row) for group_type, fill, column, row in _CELLS if fill}
    return {name: _box(column, row) for name, (column, row) in names.items()} | {RING: _box(len(_FILLS), 0)}


def css_name(group_type: str | None, activity_class: str | None) -> str:
    """Part of a widget's key that gives it this mark (group.css): `t1_c0_`; None for any type (round) or class."""
    row = list(SHAPES).index(GroupType(group_type)) if group_type else 0
    column = _FILLS.index(ActivityClass(activity_class) if activity_class else None)
    return f"t{row}_c{column}_"


def picture(mode: str) -> "Image":
    """All marks on one picture, on nothing."""
    from PIL import Image  # noqa: PLC0415  (only who draws anew needs it)

    colours = PALETTES[mode]
    found = Image.new("RGBA", (CELL * (len(_FILLS) + 1), CELL * len(SHAPES)))
    for group_type, fill, column, row in _CELLS:
        found.paste(_mark(group_type, fill, colours), (column * CELL, row * CELL))
    found.paste(_ring(colours), (len(_FILLS) * CELL, 0))
    return found


def _box(column: int, row: int) -> dict[str, int]:
    return {"x": column * CELL, "y": row * CELL, "width": CELL, "height": CELL}


def _ring(colours: Palette) -> "Image":
    from PIL import Image, ImageDraw  # noqa: PLC0415

    size = CELL * _FINER
    ring = Image.new("RGBA", (size, size), (*bytes.fromhex(colours.ground[1:]), 0))
    # Ground on both sides of the line, so that it is seen on marks of any colour.
    for edge, width, colour in ((0.01, 0.14, colours.ground), (0.03, 0.09, colours.text)):
        box = (edge * size, edge * size, (1 - edge) * size, (1 - edge) * size)
        ImageDraw.Draw(ring).ellipse(box, outline=colour, width=round(width * size))
    return ring.resize((CELL, CELL), Image.Resampling.BOX)


def _mark(group_type: GroupType, fill: ActivityClass | None, colours: Palette) -> "Image":
    from PIL import Image, ImageDraw  # noqa: PLC0415

    size = CELL * _FINER
    shape = SHAPES[group_type]
    ink = colours.classes[fill] if fill else colours.quiet
    mark = Image.new("RGBA", (size, size), (*bytes.fromhex(colours.ground[1:]), 0))
    pen = ImageDraw.Draw(mark)
    pen.polygon(_pixels(_moved(shape, RIM), size), fill=colours.ground)
    pen.polygon(_pixels(shape, size), fill=ink)
    hole = Image.new("L", (size, size))
    pen = ImageDraw.Draw(hole)
    pen.polygon(_pixels(_moved(shape, -OUTLINE), size), fill=255)
    left, top, right, bottom = ((part + 0.5) * size for part in FILLED[fill or ActivityClass.AKTIF])
    if group_type == GroupType.KKM and fill == ActivityClass.KURANG_AKTIF:
        bottom += 0.06 * size  # a triangle has little in its upper half
    if right > left:
        pen.rectangle((left, top, right, bottom), fill=0)
    mark.paste(colours.ground, mask=hole)
    return mark.resize((CELL, CELL), Image.Resampling.BOX)


def _moved(corners: Corners, by: float) -> Corners:
    """The same shape with every side moved outwards, in cells."""
    middle_x, middle_y = (sum(corner[axis] for corner in corners) / len(corners) for axis in (0, 1))
    (x1, y1), (x2, y2) = corners[:2]
    to_side = abs((x2 - x1) * (y1 - middle_y) - (x1 - middle_x) * (y2 - y1)) / math.hypot(x2 - x1, y2 - y1)
    part = 1 + by / to_side
    return [(middle_x + part * (x - middle_x), middle_y + part * (y - middle_y)) for x, y in corners]


def _pixels(corners: Corners, size: int) -> list[tuple[float, float]]:
    return [((x + 0.5) * size, (y + 0.5) * size) for x, y in corners]


if __name__ == "__main__":
    for one in MODES:
        picture(one).save(FOLDER / file_name(one), optimize=True)
    (FOLDER / MAPPING_FILE).write_text(mapping_document(), encoding="utf-8")
