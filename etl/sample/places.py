"""Where sample groups can be: kabupaten, their kecamatan and the desa points that lie inside the shapes we draw."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from math import cos, radians
from typing import Any, NamedTuple

import pandas as pd
import shapely
from shapely.geometry import Point, shape

from etl.sample import chance
from geo import boundaries, places

METRES_PER_DEGREE = 111_320
DECIMALS = 5  # about a metre
POINTS_TRIED = 200  # in a kabupaten without desa points


class Spot(NamedTuple):
    """A place for a meeting: degrees, EPSG:4326."""

    longitude: float
    latitude: float


@dataclass(frozen=True)
class Kecamatan:
    """One kecamatan: its desa (number, and the points inside its shape), its middle and its shape."""

    code: str
    name: str
    desa: int
    spots: tuple[Spot, ...]
    middle: Spot
    outline: shapely.Geometry

    def near(self, spot: Spot, low: float, high: float, *key: object) -> Spot:
        """A point `low` to `high` metres from `spot`, inside the shape; `spot` itself where none is found."""
        for attempt in range(24):
            shrunk = 1 - attempt / 25
            metres = chance.between(low, high, "metres", attempt, *key) * shrunk
            angle = 360 * chance.unit("angle", attempt, *key)
            moved = _moved(spot, metres, angle)
            if self.outline.contains(Point(moved)):
                return moved
        return spot


@dataclass(frozen=True)
class Area:
    """One kabupaten or kota with its kecamatan and its seat (the point of groups that cover the whole of it)."""

    code: str
    name: str
    kecamatan: tuple[Kecamatan, ...]
    seat: Spot

    @cached_property
    def by_code(self) -> dict[str, Kecamatan]:
        """Kecamatan code -> kecamatan."""
        return {one.code: one for one in self.kecamatan}

    @cached_property
    def around_seat(self) -> Kecamatan:
        """The kecamatan in which the seat lies."""
        seat = Point(self.seat)
        return next((one for one in self.kecamatan if one.outline.contains(seat)), self.kecamatan[0])


def areas(codes: Iterable[str]) -> list[Area]:
    """The kabupaten with these codes, in order of code. Outside Nusa Tenggara Barat we have no kecamatan and no desa:
    there an area has one "kecamatan" without a code, the kabupaten itself, with points anywhere in it.
    """
    wanted = set(codes)
    table = places.kabupaten()
    table = table[table["code"].isin(wanted)].sort_values("code")
    return [_area(row) for row in table.to_dict("records")]


def _area(row: Mapping[Hashable, Any]) -> Area:
    code, middle = row["code"], Spot(row["longitude"], row["latitude"])
    outlines = _outlines()
    if code not in outlines:
        return Area(code, row["name"], (_whole_kabupaten(code, row["name"], middle),), middle)
    kecamatan = places.kecamatan()
    kecamatan = kecamatan[kecamatan["kabupaten_code"] == code].sort_values("code")
    desa = places.desa()
    found = tuple(_kecamatan(one, desa[desa["kecamatan_code"] == one["code"]], outlines[one["code"]] & outlines[code])
                  for one in kecamatan.to_dict("records"))  # fmt: skip
    # Seats are named after their kecamatan ("Taliwang"), or nearly ("Sumbawa Besar" lies in Sumbawa).
    seat = next((one.middle for one in found if one.name and str(row["seat"]).startswith(one.name)), middle)
    return Area(code, row["name"], found, seat)


def _whole_kabupaten(code: str, name: str, middle: Spot) -> Kecamatan:
    outline = _outlines_of_the_country()[code]
    shapely.prepare(outline)
    west, south, east, north = outline.bounds
    tried = (
        Spot(
            round(chance.between(west, east, "x", code, number), DECIMALS),
            round(chance.between(south, north, "y", code, number), DECIMALS),
        )
        for number in range(POINTS_TRIED)
    )
    spots = tuple(spot for spot in tried if outline.contains(Point(spot)))
    inside = middle if outline.contains(Point(middle)) else Spot(*outline.representative_point().coords[0])
    return Kecamatan("", name, 1, spots or (inside,), inside, outline)


def _kecamatan(row: Mapping[Hashable, Any], desa: pd.DataFrame, outline: shapely.Geometry) -> Kecamatan:
    points = desa.dropna(subset=["longitude", "latitude"]).sort_values("code")
    spots = [Spot(x, y) for x, y in zip(points["longitude"], points["latitude"], strict=True)]
    inside = tuple(spot for spot in spots if outline.contains(Point(spot)))
    middle = Spot(row["longitude"], row["latitude"])
    if not outline.contains(Point(middle)):
        middle = inside[0] if inside else Spot(*outline.representative_point().coords[0])
    return Kecamatan(row["code"], row["name"], len(desa), inside or (middle,), middle, outline)


@cache
def _outlines() -> dict[str, shapely.Geometry]:
    """Code -> shape, from the committed files: official shapes somebody added must not change the sample."""
    nobody = boundaries.FOLDER / "none"
    features = [
        *boundaries.load_kabupaten(nobody).features,
        *boundaries.load_kecamatan(nobody).features,
    ]
    return {one["properties"]["code"]: shapely.make_valid(shape(one["geometry"])) for one in features}


@cache
def _outlines_of_the_country() -> dict[str, shapely.Geometry]:
    features = boundaries.load_indonesia().features
    return {one["properties"]["code"]: shapely.make_valid(shape(one["geometry"])) for one in features}


def _moved(spot: Spot, metres: float, angle: float) -> Spot:
    east, north = metres * cos(radians(angle)), metres * cos(radians(90 - angle))
    latitude = spot.latitude + north / METRES_PER_DEGREE
    longitude = spot.longitude + east / (METRES_PER_DEGREE * cos(radians(spot.latitude)))
    return Spot(round(longitude, DECIMALS), round(latitude, DECIMALS))
