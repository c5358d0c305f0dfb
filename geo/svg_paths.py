"""NTB as inline SVG: one short path per area, light enough for a landing page opened on a phone.

The projection is the simplest that keeps shapes near the equator: degrees, with longitude shrunk by the cosine of the
middle latitude.
"""

import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape as to_shape

from geo import boundaries, topology
from geo.topology import Area

FILE = boundaries.FOLDER / "kabupaten_ntb.svg.json"

# One latitude for every area, or neighbours would no longer meet.
MIDDLE_LATITUDE = -8.6
SHRINK = math.cos(math.radians(MIDDLE_LATITUDE))  # of longitude
WIDTH = 1000.0
# In units of a drawing 1000 wide, where one unit is about 0.4 km.
TOLERANCE = 1.1
SMALLEST_ISLAND = 3.0
MARGIN = 4.0
# Corners lie on a grid of a tenth of a unit; relative steps on that grid add up without drifting.
GRID = 10


@dataclass(frozen=True)
class AreaPath:
    """One area of the drawing, in units of its view box (y grows downwards).

    d: SVG path data, to be filled with fill-rule evenodd. anchor: a point well inside the area, for its label.
    box: left, top, right, bottom.
    """

    code: str
    name: str
    d: str
    anchor: tuple[float, float]
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Frame:
    """How a drawing stands on the ground, so that points find their place on it."""

    left: float  # of the shapes, longitude shrunk
    top: float
    scale: float  # units per degree
    margin: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point in degrees stands on the drawing (y grows downwards)."""
        x, y = longitude * SHRINK - self.left, self.top - latitude
        return x * self.scale + self.margin, y * self.scale + self.margin


@dataclass(frozen=True)
class SvgMap:
    """A drawing: view box 0 0 width height, and its areas in the order of their codes."""

    width: float
    height: float
    areas: tuple[AreaPath, ...]

    @property
    def view_box(self) -> str:
        """The value of the SVG viewBox attribute."""
        return f"0 0 {self.width:g} {self.height:g}"


def paths(level: str = "kabupaten", width: float = WIDTH) -> SvgMap:
    """The drawing of NTB's kabupaten (or kecamatan) at a width in SVG units.

    The usual one (kabupaten, 1000 wide, our own boundaries) is read ready-made; anything else, official boundaries
    above all, is worked out. Attribution goes with the drawing: see boundaries.load_kabupaten().
    Raises ValueError for another level.
    """
    if level not in boundaries.LEVELS:
        raise ValueError(f"level is {level!r}, known are {', '.join(boundaries.LEVELS)}")
    if level == "kabupaten" and width == WIDTH and boundaries.official_file(level) is None:
        return read()
    loaded = boundaries.load(level)
    rows = [(f["properties"]["code"], f["properties"]["name"], to_shape(f["geometry"])) for f in loaded.features]
    return draw(rows, width)


def read(path: Path = FILE) -> SvgMap:
    """The committed drawing."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    areas = tuple(
        AreaPath(area["code"], area["name"], area["d"], tuple(area["anchor"]), tuple(area["box"]))
        for area in stored["areas"]
    )
    return SvgMap(stored["width"], stored["height"], areas)


def write(drawing: SvgMap, path: Path = FILE) -> None:
    """Commit a drawing: one area per line, so that a change shows where it is."""
    lines = ",\n".join(json.dumps(asdict(area), ensure_ascii=False, separators=(",", ":")) for area in drawing.areas)
    text = f'{{"width":{drawing.width:g},"height":{drawing.height:g},"areas":[\n{lines}\n]}}\n'
    path.write_bytes(text.encode())


def draw(rows: Sequence[tuple[str, str, Area]], width: float = WIDTH) -> SvgMap:
    """A drawing of (code, name, shape in degrees) that share their corners, scaled to `width` units."""
    return draw_framed(rows, width)[0]


def draw_framed(rows: Sequence[tuple[str, str, Area]], width: float) -> tuple[SvgMap, Frame]:
    """The same with the frame that places points on it."""
    flat = [_projected(shape) for _, _, shape in rows]
    left, bottom, right, top = shapely.total_bounds(flat)
    margin = MARGIN * width / WIDTH
    scale = (width - 2 * margin) / (right - left)
    height = math.ceil((top - bottom) * scale + 2 * margin)
    placed = shapely.transform(flat, lambda xy: ((xy - [left, top]) * [scale, -scale]) + margin)
    light = topology.simplified(list(placed), TOLERANCE * width / WIDTH)
    areas = tuple(_area(*row[:2], shape, width) for row, shape in zip(rows, light, strict=True))
    return SvgMap(width, height, areas), Frame(float(left), float(top), float(scale), margin)


def _projected(shape: Area) -> Any:
    return shapely.transform(shape, lambda xy: xy * [SHRINK, 1.0])


def _area(code: str, name: str, shape: Area, width: float) -> AreaPath:
    islands = topology.parts(shape, dust=0)
    smallest = SMALLEST_ISLAND * (width / WIDTH) ** 2
    seen = islands[:1] + [island for island in islands[1:] if island.area >= smallest]
    rings = [ring for island in seen for ring in (island.exterior, *island.interiors)]
    largest = seen[0]
    # The middle of the widest circle inside: further from the edges than a centroid, and never in the sea.
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.5 * width / WIDTH)
    x, y = circle.coords[0]
    box = shapely.total_bounds(seen)
    return AreaPath(
        code,
        name,
        "".join(_ring(ring) for ring in rings),
        (round(x, 1), round(y, 1)),
        (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)),
    )


def _ring(ring: Any) -> str:
    """`m` to the first corner and one relative `l` for all others: a third shorter than absolute numbers."""
    corners = [(round(x * GRID), round(y * GRID)) for x, y in ring.coords[:-1]]
    text = f"M{_number(corners[0][0])}{_joined(_number(corners[0][1]))}l"
    steps: list[str] = []
    for (x0, y0), (x1, y1) in itertools.pairwise(corners):
        if (x0, y0) != (x1, y1):
            steps += [_number(x1 - x0), _number(y1 - y0)]
    return text + "".join(step if n == 0 else _joined(step) for n, step in enumerate(steps)) + "z"


def _number(grid_steps: int) -> str:
    text = f"{grid_steps / GRID:.1f}".removesuffix(".0")
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _joined(number: str) -> str:
    # A minus sign already parts two numbers.
    return number if number.startswith("-") else f" {number}"
