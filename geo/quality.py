"""How good the built files are, in numbers: `python -m geo.quality` (`--with-sources` also needs the two packages)."""

import argparse
from statistics import mean, median
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo import boundaries, cells, places, rebuild, sources, topology

METRES = rebuild.METRES
DEGREES = rebuild.DEGREES


def main() -> None:
    """Print every number with its name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--with-sources", action="store_true", help="compare with the raw shapes as well (one minute)")
    numbers = committed_files()
    if parser.parse_args().with_sources:
        numbers |= against_sources() | method_one_level_up()
    for name, value in numbers.items():
        print(f"{name:58} {value:10.4f}")


def committed_files() -> dict[str, float]:
    """Numbers that need nothing but the committed files. Shares are 0 to 1, distances in km."""
    kabupaten, kecamatan = _layer("kabupaten_ntb"), _layer("kecamatan_ntb")
    published = places.kabupaten().set_index("code")["area_km2"].loc[list(kabupaten.index)]
    off = (kabupaten.area / 1e6 / published - 1).abs()
    desa = places.desa().dropna(subset=["longitude"])
    desa_points = _points(desa)
    middles = _points(places.kecamatan())
    polygons = kecamatan.loc[list(places.kecamatan()["code"])]
    gap = shapely.distance(shapely.centroid(polygons.to_numpy()), middles)
    return {
        "kabupaten: mean difference from the published area": float(off.mean()),
        "kabupaten: largest difference from the published area": float(off.max()),
        "desa points inside their kabupaten": _share_inside(kabupaten, desa["code"].str[:5], desa_points),
        "desa points inside their kecamatan": _share_inside(kecamatan, desa["kecamatan_code"], desa_points),
        "kecamatan: own middle to given middle, median km": float(np.median(gap) / 1000),
        "kecamatan: own middle to given middle, largest km": float(gap.max() / 1000),
        "kecamatan: that distance by root of area, median": float(np.median(gap / np.sqrt(polygons.area))),
    }


def against_sources() -> dict[str, float]:
    """Intersection over union of the built kabupaten with the raw geoBoundaries shapes (0 to 1)."""
    shapes = _raw_shapes()
    ntb = _overlap(boundaries.load_kabupaten().features, shapes)
    country = _overlap(boundaries.load_indonesia().features, shapes)
    return {
        "kabupaten NTB: mean IoU with the raw shapes": mean(ntb),
        "kabupaten NTB: lowest IoU with the raw shapes": min(ntb),
        "kabupaten Indonesia: mean IoU with the raw shapes": mean(country),
        "kabupaten Indonesia: lowest IoU with the raw shapes": min(country),
    }


def method_one_level_up() -> dict[str, float]:
    """The kecamatan method tried where the truth is known: kabupaten from the middles of their kecamatan.

    Inside each province the cells of the kecamatan are joined by kabupaten and compared with the real kabupaten. There
    are about as many kecamatan in a kabupaten as desa in a kecamatan, so the result says what to expect of the
    kecamatan, whose true shapes we may not ship.
    """
    source = sources.read_kecamatan(sources.fetch(sources.PLACES))
    source = source[source["longitude"] != ""]
    shapes = _raw_shapes()
    result: dict[str, list[float]] = {}
    for province in sorted({code[:2] for code in shapes.index}):
        truth = shapes[shapes.index.str.startswith(province)]
        owners = source["regency_id"].map(rebuild.dotted)
        own = source[owners.isin(list(truth.index))]
        points = gpd.GeoSeries(gpd.points_from_xy(own["longitude"].astype(float), own["latitude"].astype(float)))
        metres = truth.estimate_utm_crs()
        xy = shapely.get_coordinates(points.set_crs(DEGREES).to_crs(metres).to_numpy())
        truth = truth.to_crs(metres)
        guessed = cells.kecamatan_shapes(topology.joined(list(truth)), xy, list(owners[own.index]))
        result[province] = [_iou(guessed[code], truth[code]) for code in guessed]
    every = [value for values in result.values() for value in values]
    return {
        "method one level up: kabupaten compared": len(every),
        "method one level up: median IoU, whole country": median(every),
        "method one level up: median IoU, NTB": median(result[rebuild.NTB]),
        "method one level up: tenth percentile of IoU": float(np.percentile(every, 10)),
    }


def _layer(name: str) -> gpd.GeoSeries:
    table = gpd.read_file(boundaries.FOLDER / f"{name}.geojson").set_index("code")
    return table.geometry.to_crs(METRES)


def _points(table: pd.DataFrame) -> npt.NDArray[np.object_]:
    points = gpd.GeoSeries(gpd.points_from_xy(table["longitude"], table["latitude"]), crs=DEGREES)
    metres: npt.NDArray[np.object_] = points.to_crs(METRES).to_numpy()
    return metres


def _share_inside(shapes: gpd.GeoSeries, codes: pd.Series, points: npt.NDArray[np.object_]) -> float:
    return float(shapely.intersects(shapes.loc[list(codes)].to_numpy(), points).mean())


def _raw_shapes() -> gpd.GeoSeries:
    kabupaten = sources.read_kabupaten(sources.fetch(sources.PLACES))
    coded = rebuild.with_codes(sources.read_shapes(sources.fetch(sources.SHAPES)), kabupaten)
    return coded.set_index("code").geometry


def _overlap(features: list[dict[str, Any]], raw: gpd.GeoSeries) -> list[float]:
    built = gpd.GeoDataFrame.from_features(features).set_index("code").geometry
    return [_iou(built[code], raw[code]) for code in built.index]


def _iou(one: topology.Area, other: topology.Area) -> float:
    return float(one.intersection(other).area / one.union(other).area)


if __name__ == "__main__":
    main()
