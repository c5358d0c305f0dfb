"""The whole country as a screen shows it: few corners to a kabupaten, and every border once.

    python -m geo.country

writes the two files from the committed shapes of the country (`boundaries.load_indonesia`), which are ten times finer
than a screen that shows all of it: a pixel is 5 km there, and detailed shapes block the browser at each new colour.
Same library versions, same bytes. Zoomed in on one province the finer shapes are drawn (`of_province`).
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape as to_shape

from geo import boundaries, topology
from geo.topology import Area

SOURCE = boundaries.FOLDER / "kabupaten_indonesia.geojson.gz"
KABUPATEN_FILE = boundaries.FOLDER / "kabupaten_country.geojson"
BORDER_FILE = boundaries.FOLDER / "border_country.json"
TOLERANCE = 0.03  # degrees, about 3 km: half a pixel where the country is 1000 px wide
SMALLEST_ISLAND = 0.004  # square degrees, about 50 km2; the largest of a kabupaten stays, however small
DECIMALS = 2


def write(folder: Path = boundaries.FOLDER) -> None:
    """Both files."""
    features = built()
    (folder / KABUPATEN_FILE.name).write_text(document(features), encoding="utf-8", newline="\n")
    rows = ",\n".join(json.dumps(one, separators=(",", ":")) for one in borders(features))
    (folder / BORDER_FILE.name).write_text(f"[\n{rows}\n]\n", encoding="utf-8", newline="\n")


def built() -> list[dict[str, Any]]:
    """Features of the kabupaten (i: its place in the list, code, name)."""
    source = boundaries.load_indonesia().features
    shapes = topology.simplified([to_shape(one["geometry"]) for one in source], TOLERANCE)
    return [
        _feature({"i": number, "code": one["properties"]["code"], "name": one["properties"]["name"]}, shape)
        for number, (one, shape) in enumerate(zip(source, shapes, strict=True))
    ]


def borders(features: Sequence[Mapping[str, Any]]) -> list[list[float]]:
    """Each piece of every outline once, from west to east: longitude and latitude of both ends, and 1 where it is a
    coast or parts provinces, else 0. No names, which would make the file half as large again.

    Outlines around each shape would draw a border twice, and again for the provinces: where a machine has no graphics
    card, the lines take far longer than all the rest of the map.
    """
    of_both_sides: dict[tuple[tuple[float, float], tuple[float, float]], set[str]] = {}
    for feature in features:
        for ring in chain.from_iterable(feature["geometry"]["coordinates"]):
            for one, other in pairwise(map(tuple, ring)):
                ends = (one, other) if one < other else (other, one)
                of_both_sides.setdefault(ends, set()).add(feature["properties"]["code"])
    return [
        [*one, *other, int(len(codes) == 1 or len({code[:2] for code in codes}) > 1)]
        for (one, other), codes in sorted(of_both_sides.items())
    ]


def document(features: list[dict[str, Any]]) -> str:
    """A GeoJSON FeatureCollection as text, one feature per line, so that a change shows where it is."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


@cache
def kabupaten_codes() -> tuple[str, ...]:
    """Codes of the kabupaten of the country file, each at its `i`."""
    return tuple(one["properties"]["code"] for one in json.loads(KABUPATEN_FILE.read_text("utf-8"))["features"])


@cache
def of_province(province_code: str) -> tuple[dict[str, Any], ...]:
    """The finer shapes of one province: i (as in the country file), code, name, kind, province_code.

    None for a code that nobody has.
    """
    return tuple(by_province().get(province_code, ()))


def by_province() -> dict[str, list[dict[str, Any]]]:
    """The finer shapes of every province; read anew each time, since all of them take 40 MB."""
    found: dict[str, list[dict[str, Any]]] = {}
    for number, one in enumerate(boundaries.load_indonesia().features):
        numbered = {**one, "properties": {"i": number, **one["properties"]}}
        found.setdefault(one["properties"]["province_code"], []).append(numbered)
    return found


def _feature(properties: dict[str, Any], shape: Area) -> dict[str, Any]:
    islands = topology.parts(shape, dust=0)
    seen = islands[:1] + [one for one in islands[1:] if one.area >= SMALLEST_ISLAND]
    coordinates = [_rings(one) for one in seen]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
    }


def _rings(piece: shapely.Polygon) -> list[list[list[float]]]:
    """Outer ring counter-clockwise (RFC 7946) and those of holes, always the same start corner.

    Rounding lays the corners of the smallest on one another: these keep a decimal more, or (holes) go.
    """
    piece = shapely.orient_polygons(piece.normalize())
    outside = next(ring for ring in (_corners(piece.exterior, DECIMALS + more) for more in range(4)) if len(ring) > 3)
    holes = [_corners(ring, DECIMALS) for ring in piece.interiors]
    return [outside, *(ring for ring in holes if len(ring) > 3)]


def _corners(ring: Any, decimals: int) -> list[list[float]]:
    """Rounded; a corner that rounding lays on the one before it goes."""
    found: list[list[float]] = []
    for x, y in ring.coords:
        corner = [round(x, decimals), round(y, decimals)]
        if not found or corner != found[-1]:
            found.append(corner)
    return found


if __name__ == "__main__":
    write()
