"""Rebuild every committed file of geo/ from the two pinned packages: `python -m geo.rebuild`.

Same packages and same library versions, same bytes. Readers of the dashboard never need this.
"""

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import MultiPoint

from geo import cells, names, sources, svg_paths, topology
from geo.topology import Area

HERE = Path(__file__).resolve().parent
NTB = "52"
METRES = "EPSG:32750"  # UTM zone 50 south: the middle meridian runs through Sumbawa
DEGREES = "EPSG:4326"

DECIMALS = 5  # about a metre, ten times finer than the shapes are
# Degrees: a corner goes when it spans less than about 30 x 30 m. Nearly all of these are no bends at all but the places
# where two desa of one kecamatan meet a border.
NTB_TOLERANCE = 0.0003
COUNTRY_DECIMALS = 4
# Degrees, about 500 m. The country is only ever drawn whole; with less the packed file passes 0.6 MB.
COUNTRY_TOLERANCE = 0.005

Feature = tuple[dict[str, Any], Area]


def main() -> None:
    """Fetch, build and write all files."""
    places_wheel = sources.fetch(sources.PLACES)
    shapes_wheel = sources.fetch(sources.SHAPES)
    kabupaten_source = sources.read_kabupaten(places_wheel)
    shapes = with_codes(sources.read_shapes(shapes_wheel), kabupaten_source)
    kecamatan_source = sources.read_kecamatan(places_wheel)
    desa = desa_table(sources.read_desa(places_wheel, NTB))
    kabupaten = kabupaten_table(kabupaten_source, shapes, kecamatan_source)
    every_kecamatan = kecamatan_table(kecamatan_source)
    kecamatan = every_kecamatan[every_kecamatan["code"].str.startswith(NTB)]
    write_table("province", province_table(sources.read_province(places_wheel)))
    write_table("kabupaten", kabupaten)
    write_table("kecamatan", every_kecamatan)
    write_table("desa_ntb", desa)
    write_ntb(shapes, kabupaten, kecamatan, desa)
    write_country(shapes, kabupaten)


# --- places -----------------------------------------------------------------------------------------------------------


def dotted(code: str) -> str:
    """`52`, `5206`, `520609`, `5206092001` -> `52`, `52.06`, `52.06.09`, `52.06.09.2001`."""
    return ".".join(part for part in (code[:2], code[2:4], code[4:6], code[6:]) if part)


def province_table(source: pd.DataFrame) -> pd.DataFrame:
    """code, name."""
    return pd.DataFrame({"code": source["id"], "name": source["name"].str.strip()}).sort_values("code")


def kabupaten_table(source: pd.DataFrame, shapes: gpd.GeoDataFrame, kecamatan: pd.DataFrame) -> pd.DataFrame:
    """One row per kabupaten and kota of the country; the middle from its shape."""
    codes = source["id"].map(dotted)
    table = pd.DataFrame({"code": codes, "name": source["name"].str.strip().str.removeprefix("Kabupaten ")})
    table["kind"] = np.where(source["name"].str.startswith("Kota "), "kota", "kabupaten")
    table["province_code"] = source["province_id"]
    table["seat"] = source["capital"].str.strip()
    table["area_km2"] = source["area"]
    table["population"] = source["population"]
    middles = shapely.get_coordinates(shapely.centroid(shapes.geometry.to_numpy()))
    by_code = dict(zip(shapes["code"], middles.tolist(), strict=True))
    # The one kabupaten without a shape: the middle of its kecamatan stands in for the middle of its land.
    points = kecamatan[["longitude", "latitude"]].astype(float).groupby(kecamatan["regency_id"].map(dotted)).mean()
    for code in set(codes) - set(by_code):
        by_code[code] = points.loc[code].tolist()
    table["longitude"] = [f"{by_code[code][0]:.{DECIMALS}f}" for code in codes]
    table["latitude"] = [f"{by_code[code][1]:.{DECIMALS}f}" for code in codes]
    return table.sort_values("code")


def kecamatan_table(source: pd.DataFrame) -> pd.DataFrame:
    """One row per kecamatan of the country, with the middle the source gives."""
    return _with_points(source, {"kabupaten_code": source["regency_id"].map(dotted)})


def desa_table(source: pd.DataFrame) -> pd.DataFrame:
    """One row per desa or kelurahan of NTB; no point where the source has none."""
    return _with_points(source, {"kecamatan_code": source["district_id"].map(dotted)})


def _with_points(source: pd.DataFrame, parent: dict[str, pd.Series]) -> pd.DataFrame:
    table = pd.DataFrame({"code": source["id"].map(dotted), "name": source["name"].str.strip(), **parent})
    for column in ("longitude", "latitude"):
        table[column] = [f"{float(value):.{DECIMALS}f}" if value else "" for value in source[column]]
    return table.sort_values("code")


def write_table(name: str, table: pd.DataFrame) -> None:
    """geo/places/<name>.csv, UTF-8, one line feed per row on every system."""
    table.to_csv(HERE / "places" / f"{name}.csv", index=False, lineterminator="\n")


# --- shapes -----------------------------------------------------------------------------------------------------------


def with_codes(shapes: gpd.GeoDataFrame, kabupaten: pd.DataFrame) -> gpd.GeoDataFrame:
    """The shapes that are a kabupaten or kota, with code; lakes and forest have no code and drop out."""
    known = {names.fold(name): dotted(code) for name, code in zip(kabupaten["name"], kabupaten["id"], strict=True)}
    known |= {row["folded"]: row["code"] for row in names.aliases() if row["level"] == "kabupaten"}
    codes = shapes["name"].map(lambda name: known.get(names.fold(name)))
    coded = shapes.assign(code=codes)[codes.notna()].sort_values("code").reset_index(drop=True)
    if coded["code"].duplicated().any():
        raise ValueError(f"Two shapes for one code: {list(coded.loc[coded['code'].duplicated(), 'code'])}")
    return coded


def write_ntb(shapes: gpd.GeoDataFrame, kabupaten: pd.DataFrame, kecamatan: pd.DataFrame, desa: pd.DataFrame) -> None:
    """The three NTB files: kabupaten, kecamatan and the light drawing of the kabupaten."""
    shapes = shapes[shapes["code"].str.startswith(f"{NTB}.")].reset_index(drop=True)
    points = _desa_points(desa)
    codes = list(shapes["code"])
    fitted = fitted_kabupaten(list(shapes.geometry.to_crs(METRES)), codes, points)
    kecamatan_by_code: dict[str, Area] = {}
    for code, shape in zip(codes, fitted, strict=True):
        own = points[points["kabupaten_code"] == code]
        xy = shapely.get_coordinates(own.geometry.to_numpy())
        kecamatan_by_code |= cells.kecamatan_shapes(shape, xy, list(own["kecamatan_code"]))
    small = _to_degrees([kecamatan_by_code[code] for code in kecamatan["code"]])
    small = topology.simplified(topology.on_grid(small, 10**-DECIMALS), NTB_TOLERANCE)
    # A kabupaten is the sum of its kecamatan, corner for corner, so the two layers can be drawn on top of each other.
    owner = kecamatan["kabupaten_code"].to_numpy()
    large = [topology.merged([s for s, own in zip(small, owner, strict=True) if own == code]) for code in codes]
    kabupaten = kabupaten[kabupaten["code"].isin(codes)]
    large_features = list(zip(_properties(kabupaten, "kind", "province_code"), large, strict=True))
    rows = _properties(kecamatan, "kabupaten_code")
    small_features = [({**row, "is_approximate": True}, shape) for row, shape in zip(rows, small, strict=True)]
    write_geojson("kabupaten_ntb", large_features, DECIMALS)
    write_geojson("kecamatan_ntb", small_features, DECIMALS)
    drawing = svg_paths.draw([(row["code"], row["name"], shape) for row, shape in large_features])
    svg_paths.write(drawing)


def fitted_kabupaten(shapes: Sequence[Area], codes: Sequence[str], points: gpd.GeoDataFrame) -> list[Area]:
    """The kabupaten (metres) without overlaps, holes and stray pieces."""
    inhabited = [MultiPoint(list(points.geometry[points["kabupaten_code"] == code])) for code in codes]
    apart = topology.without_overlaps(shapes)
    whole = topology.without_fragments(topology.without_holes(apart), inhabited)
    return topology.without_holes(whole)


def _desa_points(desa: pd.DataFrame) -> gpd.GeoDataFrame:
    known = desa[desa["longitude"] != ""]
    geometry = gpd.points_from_xy(known["longitude"].astype(float), known["latitude"].astype(float), crs=DEGREES)
    points = gpd.GeoDataFrame(known[["code", "kecamatan_code"]], geometry=geometry).to_crs(METRES)
    return points.assign(kabupaten_code=points["kecamatan_code"].str[:5])


def _to_degrees(shapes: Sequence[Area]) -> list[Area]:
    return list(gpd.GeoSeries(list(shapes), crs=METRES).to_crs(DEGREES))


def write_country(shapes: gpd.GeoDataFrame, kabupaten: pd.DataFrame) -> None:
    """All kabupaten of the country with a shape, coarse, packed."""
    clean = shapely.coverage_clean(list(shapes.geometry), snapping_distance=10**-DECIMALS, gap_width=0.005)
    coarse = topology.simplified([topology.joined([shape], dust=0) for shape in clean], COUNTRY_TOLERANCE)
    coarse = topology.on_grid(coarse, 10**-COUNTRY_DECIMALS)
    rows = _properties(kabupaten[kabupaten["code"].isin(shapes["code"])], "kind", "province_code")
    write_geojson("kabupaten_indonesia", list(zip(rows, coarse, strict=True)), COUNTRY_DECIMALS, is_packed=True)


def _properties(table: pd.DataFrame, *extra: str) -> list[dict[str, Any]]:
    return [
        {str(key): value for key, value in row.items()} for row in table[["code", "name", *extra]].to_dict("records")
    ]


def write_geojson(name: str, features: Iterable[Feature], decimals: int, is_packed: bool = False) -> None:
    """geo/boundaries/<name>.geojson, or .geojson.gz with a fixed time stamp so that the bytes never change."""
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": row, "geometry": geometry(shape, decimals)} for row, shape in features
        ],
    }
    content = (json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    path = HERE / "boundaries" / f"{name}.geojson"
    if is_packed:
        path.with_suffix(".geojson.gz").write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
    else:
        path.write_bytes(content)


def geometry(shape: Area, decimals: int) -> dict[str, Any]:
    """GeoJSON geometry with rounded numbers; outer rings counter-clockwise (RFC 7946), always the same start corner."""
    shape = shapely.orient_polygons(shape.normalize())
    mapping = shapely.geometry.mapping(shape)
    return {"type": mapping["type"], "coordinates": _rounded(mapping["coordinates"], decimals)}


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, float):
        return round(value, decimals)
    return [_rounded(item, decimals) for item in value]


if __name__ == "__main__":
    main()
