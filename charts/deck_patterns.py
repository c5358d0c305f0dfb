"""Patterns over the places without a colour class, the same that the legend of `charts.svg_map` shows.

deck.gl's own pattern fill fetches a picture, which the page's security policy refuses for anything inline; so dots and
lines are worked out once per place and sent as short marks (about 2 kB for the largest kabupaten).
"""

from collections.abc import Mapping
from functools import cache

import pydeck as pdk
import shapely

from charts.map_classes import MapClass
from charts.svg_document import CLASS_PATTERN
from charts.theme import Palette
from geo import boundaries

STEP = 0.09  # degrees between marks: about 14 dots across Sumbawa
SMALLEST_LINE = 0.02  # degrees; shorter pieces on islands are specks, not a pattern
DECIMALS = 3  # about 100 m
DIRECTIONS = {"hatch": ((1, 1),), "lines": ((1, 1),), "grid": ((1, 0), (0, 1))}
LINE_PX = {"hatch": 1.5, "lines": 3.5, "grid": 2.0}

Point = tuple[float, float]


def pattern_layers(classes: Mapping[str, MapClass], colours: Palette) -> list[pdk.Layer]:
    """Dots and lines over all places whose class has a pattern; always both layers, so that deck.gl updates them."""
    patterns = {code: CLASS_PATTERN[one] for code, one in classes.items() if one in CLASS_PATTERN}
    points = [point for code, name in patterns.items() if name == "dots" for point in dots(code)]
    lines = [
        {"path": path, "ink": _rgb(colours.text if name == "hatch" else colours.no_data), "px": LINE_PX[name]}
        for code, name in patterns.items()
        if name in DIRECTIONS
        for path in strokes(code, name)
    ]
    return [
        pdk.Layer(
            "PathLayer",
            lines,
            id="pattern_lines",
            pickable=False,
            get_path="path",
            get_color="ink",
            get_width="px",
            width_units='"pixels"',
        ),
        pdk.Layer(
            "ScatterplotLayer",
            points,
            id="pattern_dots",
            pickable=False,
            get_position="-",  # in deck.gl's expressions: the row itself
            get_radius=1300,  # metres: about 1 px on a phone, and never more than
            radius_max_pixels=1.8,
            get_fill_color=_rgb(colours.text),
        ),
    ]


@cache
def dots(code: str) -> tuple[Point, ...]:
    """Points of a grid, every other row shifted, that lie inside the place; one in its middle where none does."""
    shape = _shape(code)
    west, south, east, north = shape.bounds
    columns, rows = int((east - west) / STEP) + 2, int((north - south) / STEP) + 2
    grid = [
        (west + (column + 0.5 * (row % 2)) * STEP, south + (row + 0.5) * STEP)
        for row in range(rows)
        for column in range(columns)
    ]
    inside = [point for point in grid if shape.contains(shapely.Point(point))]
    return tuple(_rounded(point) for point in inside or [shape.representative_point().coords[0]])


@cache
def strokes(code: str, pattern: str) -> tuple[tuple[Point, Point], ...]:
    """Straight lines of a pattern (`hatch`, `lines`, `grid`), cut to the place."""
    shape = _shape(code)
    west, south, east, north = shape.bounds
    reach = (east - west) + (north - south)
    lines = []
    for right, up in DIRECTIONS[pattern]:
        for number in range(int(reach / STEP) + 1):
            # Horizontal lines climb the west side; all others start along a base line that reaches far enough west.
            offset = (number + 0.5) * STEP
            x = west if not right * up and right else west + offset - up * right * (north - south)
            y = south + offset if not up else south
            lines.append(shapely.LineString([(x, y), (x + right * reach, y + up * reach)]))
    pieces = shapely.get_parts(shapely.intersection(lines, shape))
    return tuple(
        (_rounded(piece.coords[0]), _rounded(piece.coords[-1]))
        for piece in pieces
        if piece.geom_type == "LineString" and piece.length >= SMALLEST_LINE
    )


@cache
def _shape(code: str) -> shapely.Geometry:
    for feature in boundaries.load_kabupaten().features:
        if feature["properties"]["code"] == code:
            return shapely.make_valid(shapely.geometry.shape(feature["geometry"]))
    raise ValueError(f"{code!r} is not a kabupaten or kota of NTB")


def _rounded(point: tuple[float, ...]) -> Point:
    return round(point[0], DECIMALS), round(point[1], DECIMALS)


def _rgb(colour: str) -> list[int]:
    return [*bytes.fromhex(colour.removeprefix("#"))]
