"""Does a point lie where its row says? Checked against the shapes the map draws, in metres.

The kabupaten are simplified real shapes; the kecamatan are worked out from desa points. So a point may lie a little
outside of either and still be right. How little was measured on the 1,150 desa points of Nusa Tenggara Barat:

* kabupaten: 1,147 of them lie inside their own shape or at most 350 m outside of it, almost all of those at a coast;
  the next lies 982 m away.
* kecamatan: with each desa left out in turn and the cells drawn anew without it, 80 % lie inside the cells of their
  own kecamatan, 95 % at most 620 m, 99 % at most 2.0 km and 99.5 % at most 2.5 km outside.
"""

from enum import StrEnum
from functools import cache
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyproj
import shapely

from geo import boundaries

METRES = "EPSG:32750"  # as in geo/rebuild.py: UTM zone 50 south
DEGREES = "EPSG:4326"

KABUPATEN_TOLERANCE = 500  # metres
KECAMATAN_TOLERANCE = 2_500  # metres, for the approximate shapes; official ones get KABUPATEN_TOLERANCE

# Powers of ten by which a degree grows when a spreadsheet takes its decimal point for a thousands separator.
_LOST_DECIMALS = tuple(10.0**power for power in range(1, 16))


class Verdict(StrEnum):
    """What is said of one point."""

    INSIDE = "inside"  # in the stated kecamatan (or kabupaten, where no kecamatan is stated), or within the tolerance
    SWAPPED = "swapped"  # would lie there with longitude and latitude exchanged
    WRONG_SIGN = "wrong_sign"  # would lie there south of the equator
    LOST_DECIMALS = "lost_decimals"  # would lie there with the decimal point put back
    OUTSIDE_KECAMATAN = "outside_kecamatan"  # in the kabupaten, but farther from the kecamatan than the tolerance
    OUTSIDE_KABUPATEN = "outside_kabupaten"  # in another kabupaten of the province
    NOWHERE = "nowhere"  # in the sea or in another province


def check(points: pd.DataFrame) -> pd.DataFrame:
    """One verdict for each row of `points`: longitude, latitude (degrees, none missing), kabupaten_code, kecamatan_code
    (may be missing).

    Columns, with the index of `points`: verdict; metres (to the stated place, 0 inside; missing where the numbers are
    no degrees); found_code (kabupaten, or kecamatan for OUTSIDE_KECAMATAN, in which the point does lie; may be
    missing); longitude and latitude as they were perhaps meant (for SWAPPED, WRONG_SIGN, LOST_DECIMALS).
    """
    rows = [
        _judge(float(longitude), float(latitude), str(kabupaten), None if pd.isna(kecamatan) else str(kecamatan))
        for longitude, latitude, kabupaten, kecamatan in zip(
            points["longitude"], points["latitude"], points["kabupaten_code"], points["kecamatan_code"], strict=True
        )
    ]
    columns = ["verdict", "metres", "found_code", "longitude", "latitude"]
    return pd.DataFrame(rows, index=points.index, columns=columns)


def _judge(longitude: float, latitude: float, kabupaten: str, kecamatan: str | None) -> tuple[Any, ...]:
    kept = (longitude, latitude)
    if not _are_degrees(longitude, latitude):
        meant = _meant(longitude, latitude, kabupaten)
        return (meant[0], None, None, *meant[1:]) if meant else (Verdict.NOWHERE, None, None, *kept)
    point = _metres(longitude, latitude)
    away = _away("kabupaten", kabupaten, point)
    if away <= KABUPATEN_TOLERANCE:
        if kecamatan is None:
            return Verdict.INSIDE, away, kabupaten, *kept
        away = _away("kecamatan", kecamatan, point)
        if away <= kecamatan_tolerance():
            return Verdict.INSIDE, away, kecamatan, *kept
        return Verdict.OUTSIDE_KECAMATAN, away, _found("kecamatan", point), *kept
    meant = _meant(longitude, latitude, kabupaten)
    if meant:
        return meant[0], away, None, *meant[1:]
    found = _found("kabupaten", point)
    return (Verdict.OUTSIDE_KABUPATEN if found else Verdict.NOWHERE), away, found, *kept


def kecamatan_tolerance() -> int:
    """Metres by which a point may lie outside the kecamatan that is stated for it."""
    return KECAMATAN_TOLERANCE if _shapes("kecamatan")[2] else KABUPATEN_TOLERANCE


def _meant(longitude: float, latitude: float, kabupaten: str) -> tuple[Verdict, float, float] | None:
    """The mistake that explains the point, and the point without it."""
    tried = [(Verdict.SWAPPED, latitude, longitude), (Verdict.WRONG_SIGN, longitude, -abs(latitude)),
             (Verdict.SWAPPED, latitude, -abs(longitude))]  # fmt: skip
    whole = [(longitude / east, latitude / south) for east in (1.0, *_LOST_DECIMALS)
             for south in (1.0, *_LOST_DECIMALS)]  # fmt: skip
    if max(abs(longitude), abs(latitude)) > 180:
        tried += [(Verdict.LOST_DECIMALS, east, south) for east, south in whole]
        tried += [(Verdict.LOST_DECIMALS, east, -abs(south)) for east, south in whole]
    for verdict, east, south in tried:
        if _are_degrees(east, south) and _away("kabupaten", kabupaten, _metres(east, south)) <= KABUPATEN_TOLERANCE:
            return verdict, east, south
    return None


def _are_degrees(longitude: float, latitude: float) -> bool:
    """Whether the numbers lie in or near Indonesia, the only place where the projection to metres is asked for."""
    return 90 <= longitude <= 145 and -15 <= latitude <= 15


def _metres(longitude: float, latitude: float) -> shapely.Point:
    return shapely.Point(*_projection().transform(longitude, latitude))


def _away(level: str, code: str, point: shapely.Point) -> float:
    codes, shapes, _ = _shapes(level)
    place = codes.get(code)
    return float("inf") if place is None else float(shapely.distance(shapes[place], point))


def _found(level: str, point: shapely.Point) -> str | None:
    codes, shapes, _ = _shapes(level)
    hit = np.flatnonzero(shapely.intersects(shapes, point))
    return list(codes)[int(hit[0])] if len(hit) else None


@cache
def _projection() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(DEGREES, METRES, always_xy=True)


@cache
def _shapes(level: str) -> tuple[dict[str, int], npt.NDArray[np.object_], bool]:
    """(code -> place, shapes in metres, whether they are approximate)."""
    drawn = boundaries.load(level)
    table = gpd.GeoDataFrame.from_features(drawn.features, crs=DEGREES).to_crs(METRES)
    shapes: npt.NDArray[np.object_] = table.geometry.to_numpy()
    shapely.prepare(shapes)
    return {str(code): place for place, code in enumerate(table["code"])}, shapes, drawn.is_approximate
