"""The committed place tables (geo/places/*.csv): province, kabupaten, kecamatan and desa with their codes."""

from functools import cache
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).resolve().parent / "places"

STUDIED = "52"  # Nusa Tenggara Barat: its kecamatan have shapes and desa, and names in texts are looked for there
# Codes are text everywhere: read as numbers, 52.10 and 52.1 would be the same place.
_TEXT_COLUMNS = ("code", "name", "kind", "province_code", "kabupaten_code", "kecamatan_code", "seat")


def provinces() -> pd.DataFrame:
    """All 38 provinces: code (`52`), name."""
    return _table("province").copy()


def kabupaten() -> pd.DataFrame:
    """All 514 kabupaten and kota of the country.

    Columns: code (`52.06`), name (no "Kabupaten ", but "Kota Bima"), kind (`kabupaten` or `kota`), province_code, seat,
    area_km2, population (people), longitude and latitude (degrees, EPSG:4326, middle of the area).
    """
    return _table("kabupaten").copy()


def kecamatan() -> pd.DataFrame:
    """The 117 kecamatan of Nusa Tenggara Barat: code (`52.06.09`), name, kabupaten_code, longitude, latitude."""
    table = all_kecamatan()
    return table[table["kabupaten_code"].str.startswith(f"{STUDIED}.")].reset_index(drop=True)


def all_kecamatan() -> pd.DataFrame:
    """The 7,285 kecamatan of the country, the same columns. The same name stands in up to six kabupaten."""
    return _table("kecamatan").copy()


def desa() -> pd.DataFrame:
    """The 1,166 desa and kelurahan of Nusa Tenggara Barat: code (`52.06.09.2001`), name, kecamatan_code, longitude,
    latitude (degrees; missing for the 16 the source has no point for).
    """
    return _table("desa_ntb").copy()


@cache
def _table(name: str) -> pd.DataFrame:
    path = FOLDER / f"{name}.csv"
    columns = pd.read_csv(path, nrows=0).columns
    text = {column: str for column in columns if column in _TEXT_COLUMNS}
    # Only empty means missing: the default list would turn a place called "NA" into nothing.
    return pd.read_csv(path, dtype=text, keep_default_na=False, na_values=[""])
