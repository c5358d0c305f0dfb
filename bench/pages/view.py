"""What the view shows for a choice of kabupaten, type of group and period: the same rows for every contestant.

Read from the marts of the warehouse. Every contestant keeps the answers of a choice it has seen, so that frameworks are
compared and not caches of rows. Runs in the environment of the peers too: nothing but DuckDB is imported.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb
import plotly

from schemas.warehouse_file import LOCKED, ROOT, current_file

EVERYWHERE = "Semua"
PLACES: Mapping[str, str | None] = {
    EVERYWHERE: None, "Lombok Barat": "52.01", "Lombok Tengah": "52.02", "Sumbawa": "52.04", "Dompu": "52.05",
    "Bima": "52.06",
}  # fmt: skip
TYPES = ("KKG", "KKKS", "KKM")
PERIODS: Mapping[str, int] = {"24 bulan": 24, "12 bulan": 12, "6 bulan": 6}
CLASSES = ("aktif", "cukup_aktif", "kurang_aktif", "vakum")
ROWS_OF_TABLE = 20
NATION = 1000  # from this many groups on the whole country is shown
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
BOUNDARIES = ROOT / "geo" / "boundaries"

Rows = list[tuple[Any, ...]]

BY_CLASS = """
    select group_type, activity_class, count(*) from group_status
    where $place is null or kabupaten_code = $place group by all order by all
"""
BY_MONTH = """
    select m.month, cast(sum(m.meetings) as bigint), sum(m.attended) / nullif(sum(m.invited), 0)
    from group_month as m join working_group as g using (group_id)
    where ($place is null or g.kabupaten_code = $place) and g.group_type = $kind and m.month >= $first
    group by m.month order by m.month
"""
BY_SIZE = """
    select least(members // 10, 6) * 10, count(*) from working_group
    where ($place is null or kabupaten_code = $place) and group_type = $kind and members is not null
    group by all order by all
"""
BY_KABUPATEN = """
    select kabupaten_code, count(*) filter (activity_class = 'aktif') / count(*) from group_status
    where group_type = $kind and ($place is null or kabupaten_code = $place) group by all order by all
"""
POINTS = """
    select g.longitude, g.latitude, s.activity_class, g.name, g.group_id
    from working_group as g join group_status as s using (group_id)
    where ($place is null or g.kabupaten_code = $place) and g.group_type = $kind and g.longitude is not null
    order by g.group_id
"""
MOST = """
    select g.name, k.name, s.activity_class, cast(sum(m.meetings) as bigint)
    from group_month as m join working_group as g using (group_id) join group_status as s using (group_id)
        join kabupaten as k on k.code = g.kabupaten_code
    where ($place is null or g.kabupaten_code = $place) and g.group_type = $kind and m.month >= $first
    group by g.group_id, g.name, k.name, s.activity_class order by 4 desc, g.group_id limit $most
"""


@dataclass(frozen=True)
class Choice:
    """What the three filters say, as the reader sees it."""

    place: str = EVERYWHERE
    kind: str = TYPES[0]
    period: str = next(iter(PERIODS))

    @property
    def of_place(self) -> str:
        """The choice without the period, which some parts do not follow."""
        return f"{self.place} · {self.kind}"

    @property
    def words(self) -> str:
        """All of it: stands on the page, so that who measures knows what is shown."""
        return f"{self.of_place} · {self.period}"


FIRST = Choice()


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(current_file()), read_only=True, config=dict(LOCKED))


@lru_cache(maxsize=200)
def rows(question: str, choice: Choice) -> Rows:
    """Rows of one of the questions above."""
    asked = {"place": PLACES[choice.place], "kind": choice.kind, "first": _first(choice), "most": ROWS_OF_TABLE}
    used = {name: value for name, value in asked.items() if f"${name}" in question}
    return _connection().cursor().execute(question, used).fetchall()


def _first(choice: Choice) -> date:
    last = _connection().cursor().execute("select max(month) from group_month").fetchall()[0][0]
    months = last.year * 12 + last.month - PERIODS[choice.period]
    return date(months // 12, months % 12 + 1, 1)


@cache
def is_nation() -> bool:
    """Whether the warehouse holds more than NTB."""
    found: int = _connection().cursor().execute("select count(*) from working_group").fetchall()[0][0]
    return found >= NATION


def camera() -> tuple[float, float, float]:
    """Longitude, latitude and zoom that show every group."""
    return (118.0, -2.5, 3.4) if is_nation() else (117.6, -8.7, 6.3)


def write_shapes(folder: Path) -> None:
    """`shapes.geojson` with every kabupaten, `points.geojson` with every group, plotly: to be served by URL."""
    folder.mkdir(parents=True, exist_ok=True)
    shapes = "kabupaten_country.geojson" if is_nation() else "kabupaten_ntb.geojson"
    shutil.copyfile(BOUNDARIES / shapes, folder / "shapes.geojson")
    (folder / "geo").mkdir(exist_ok=True)
    shutil.copyfile(PLOTLY, folder / "geo" / "plotly.min.js")  # where the dashboard has it too
    every = (
        _connection()
        .cursor()
        .execute(
            "select g.longitude, g.latitude, s.activity_class, g.kabupaten_code, g.group_type "
            "from working_group as g join group_status as s using (group_id) where g.longitude is not null"
        )
    )
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [round(longitude, 4), round(latitude, 4)]},
         "properties": {"c": activity_class, "k": code, "t": kind}}
        for longitude, latitude, activity_class, code, kind in every.fetchall()
    ]  # fmt: skip
    collection = {"type": "FeatureCollection", "features": features}
    (folder / "points.geojson").write_text(json.dumps(collection, separators=(",", ":")), encoding="utf-8")
