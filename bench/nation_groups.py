"""40,000 groups for the map of the country: the simulated ones of NTB laid over every kabupaten, in a warehouse copy.

Only what the map asks for is made (`working_group`, `group_status`, `map_file`); the whole log of a country comes from
the generator of national data.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd

from etl import static_files
from schemas.warehouse_file import POINTER

GROUPS = 40_000
SEED = 2026
SPREAD = 0.15  # degrees around the middle of a kabupaten


def spread(folder: Path, groups: int = GROUPS) -> None:
    """Fill the warehouse in `folder` up to so many groups, and publish the files of its map."""
    path = folder / (folder / POINTER).read_text(encoding="utf-8").strip()
    with duckdb.connect(str(path)) as connection:
        known = connection.table("working_group").df()
        kabupaten = connection.sql("select code, longitude, latitude from kabupaten where not is_study_area").df()
        copies = pd.DataFrame(_copies(known, kabupaten, groups - len(known)))
        status = connection.table("group_status").df().merge(copies[["group_id", "new_id", "code"]], on="group_id")
        made = known.merge(copies, on="group_id")
        for frame in (made, status):
            frame["group_id"], frame["kabupaten_code"] = frame["new_id"], frame["code"]
            frame["kecamatan_code"] = None
        status["last_visit_on"] = None  # no visits are copied
        made["longitude"], made["latitude"] = made["x"].where(made["longitude"].notna()), made["y"]
        made.loc[made["longitude"].isna(), "latitude"] = None
        for table, frame in (("working_group", made), ("group_status", status)):
            columns = connection.table(table).columns
            connection.from_df(frame[columns]).insert_into(table)
        located = connection.sql(
            "select working_group.*, activity_class from working_group join group_status using (group_id)"
        ).df()
        files = static_files.names(located)
        connection.execute("delete from map_file")
        connection.from_df(files[connection.table("map_file").columns]).insert_into("map_file")
    static_files.publish(files, located)


def _copies(known: pd.DataFrame, kabupaten: pd.DataFrame, wanted: int) -> Iterator[dict[str, object]]:
    """Which group is copied where: always the same ones."""
    lot = random.Random(SEED)
    ids = list(known["group_id"])
    places = list(kabupaten.itertuples(index=False))
    for number in range(wanted):
        code, x, y = places[number % len(places)]
        group_id = ids[(number // len(places) * 7 + number) % len(ids)]
        yield {
            "group_id": group_id,
            "new_id": f"{group_id}.{number}",
            "code": code,
            "x": x + lot.uniform(-SPREAD, SPREAD),
            "y": y + lot.uniform(-SPREAD, SPREAD),
        }
