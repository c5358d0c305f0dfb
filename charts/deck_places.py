"""Where the map of a province looks, and where each place carries its label: geometry only, no values."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pydeck as pdk

from geo import boundaries, country
from geo import places as geo_places

Bounds = tuple[float, float, float, float]  # west, south, east, north in degrees
NTB = "52"

# Labels of the surveyed kabupaten are placed by hand: inside the shape, and far enough apart that five labels of three
# lines do not touch on a map 350 px wide. A place without an entry is labelled in the middle of its box.
LABEL_POINTS = {
    "52.01": (116.07, -8.76),
    "52.02": (116.29, -8.74),
    "52.03": (116.57, -8.50),
    "52.04": (117.50, -8.75),
    "52.05": (118.18, -8.55),
    "52.06": (118.79, -8.63),
    "52.07": (116.93, -8.86),
    "52.08": (116.33, -8.31),
    "52.71": (116.11, -8.59),
    "52.72": (118.77, -8.43),
}

WORLD_PX = 512  # width of the Mercator world at zoom 0 in deck.gl
PADDING_PX = 16
MAX_ZOOM = 10.5  # Kota Mataram alone would else fill the picture without any neighbour to know it by
MAX_KECAMATAN_ZOOM = 12.5


@dataclass(frozen=True)
class MapPlace:
    """One kabupaten or kota as the map needs it."""

    code: str
    name: str
    label_point: tuple[float, float]
    bounds: Bounds


@cache
def places(province: str = NTB) -> dict[str, MapPlace]:
    """The kabupaten and kota of a province by code, from the shapes that are drawn; empty for a code nobody has.

    NTB: the ten from our boundaries or official ones.
    """
    found = {}
    shapes = boundaries.load_kabupaten().features if province == NTB else country.of_province(province)
    for feature in shapes:
        code, name = feature["properties"]["code"], feature["properties"]["name"]
        box = _bounds(feature["geometry"]["coordinates"])
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        found[code] = MapPlace(code, name, LABEL_POINTS.get(code, middle), box)
    return found


@cache
def kecamatan() -> dict[str, MapPlace]:
    """The 117 kecamatan of NTB by code, labelled in the middle of their desa."""
    table = geo_places.kecamatan()
    middles = dict(zip(table["code"], zip(table["longitude"], table["latitude"], strict=True), strict=True))
    found = {}
    for feature in boundaries.load_kecamatan().features:
        code, name = feature["properties"]["code"], feature["properties"]["name"]
        found[code] = MapPlace(code, name, middles[code], _bounds(feature["geometry"]["coordinates"]))
    return found


def view_of(code: str | None, *, width_px: int, height_px: int, province: str = NTB) -> pdk.ViewState:
    """The view that shows one kabupaten or kecamatan, or with None (or an unknown code) the whole of a province.

    deck.gl cannot fit a view by itself: the size of the picture has to be guessed, the smaller one where in doubt.
    """
    box, closest = _box_of(code, province)
    return view_of_box(box, width_px=width_px, height_px=height_px, closest=closest)


def view_of_box(box: Bounds, *, width_px: int, height_px: int, closest: float = MAX_ZOOM) -> pdk.ViewState:
    """The view that shows all of a box, no nearer than `closest`."""
    west, south, east, north = box
    top, bottom = _mercator(north), _mercator(south)
    across = (width_px - 2 * PADDING_PX) / (WORLD_PX * (east - west) / 360)
    down = (height_px - 2 * PADDING_PX) / (WORLD_PX * (top - bottom))
    zoom = min(math.log2(across), math.log2(down), closest)
    middle = _latitude((top + bottom) / 2)
    return pdk.ViewState(longitude=round((west + east) / 2, 4), latitude=round(middle, 4), zoom=round(zoom, 2))


def around(province: str) -> Bounds:
    """The box of a province."""
    return _around([place.bounds for place in places(province).values()])


def _box_of(code: str | None, province: str) -> tuple[Bounds, float]:
    """What must be seen, and how close the view may come."""
    known = places(province)
    if code in known:
        return known[code].bounds, MAX_ZOOM
    if code and code[:5] in known and code in kecamatan():
        return kecamatan()[code].bounds, MAX_KECAMATAN_ZOOM
    return around(province), MAX_ZOOM


def _mercator(latitude: float) -> float:
    """Height in the Mercator world, 0 at the equator, in world widths."""
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi)


def _latitude(mercator: float) -> float:
    return math.degrees(2 * math.atan(math.exp(2 * math.pi * mercator)) - math.pi / 2)


def _around(boxes: list[Bounds]) -> Bounds:
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def _bounds(coordinates: Any) -> Bounds:
    points = list(_points(coordinates))
    return _around([(x, y, x, y) for x, y in points])


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """All corners of the nested coordinate lists of a GeoJSON geometry."""
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
    else:
        for part in coordinates:
            yield from _points(part)
