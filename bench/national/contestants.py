"""What a build of national size is measured against, each run as a process: `python -m bench.national.contestants WHAT
LAKE FOLDER`. Nothing here checks a contract.

floor: DuckDB reads the meetings, groups them once by group and month, and writes that. mart: our own SQL makes
group_month from the same files. pandas: the same mart in pandas. copy: DuckDB reads every table of the lake and writes
it, and the floor's months beside.
"""

import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from bench.national import in_pandas
from etl import warehouse
from etl.lake import layout, reading
from schemas import contract

AS_OF = date(2026, 11, 22)
SQL = Path(__file__).parent / "sql"
FILE, SECONDS = "national.duckdb", "seconds"


def floor(lake: Path, folder: Path) -> None:
    """The least: read, one GROUP BY, write."""
    with _opened(folder) as connection:
        _view(connection, lake, "meeting")
        connection.sql((SQL / "floor_month.sql").read_text(encoding="utf-8")).create("floor_month")


def mart(lake: Path, folder: Path) -> None:
    """group_month by etl/sql, straight from the files."""
    with _opened(folder) as connection:
        for table in ("meeting", "working_group"):
            _view(connection, lake, table)
        asked = {"as_of": AS_OF}
        # The same text as in the build; as a view it is read and grouped in one go, as the floor is.
        for table in ("log_meeting", "log_waiting"):
            text = (warehouse.SQL / f"{table}.sql").read_text(encoding="utf-8").replace("$as_of", f"'{AS_OF}'")
            connection.execute(f"create view {table} as {text}")
        rules = contract.load("group_month")
        connection.execute(rules.create_sql)
        months = (warehouse.SQL / "group_month.sql").read_text(encoding="utf-8")
        connection.sql(months, params=asked).insert_into("group_month")


def pandas(lake: Path, folder: Path) -> None:
    """group_month in pandas, written as Parquet."""
    in_pandas.group_month(lake, AS_OF).to_parquet(folder / "group_month.parquet", index=False)


def copy(lake: Path, folder: Path) -> None:
    """All tables of the lake as tables of one file, and the floor's months: no check, no order, no mart."""
    with _opened(folder) as connection:
        for table in layout.TABLES:
            _view(connection, lake, table, "lake_")
            connection.table(f"lake_{table}").create(table)
        connection.sql((SQL / "floor_month.sql").read_text(encoding="utf-8")).create("floor_month")


WHAT: Mapping[str, Callable[[Path, Path], None]] = {"floor": floor, "mart": mart, "pandas": pandas, "copy": copy}


def _opened(folder: Path) -> duckdb.DuckDBPyConnection:
    """The limits of the builder, so that both may use the same machine."""
    limits: dict[str, Any] = {
        "memory_limit": warehouse.MEMORY,
        "threads": str(warehouse.threads()),
        "preserve_insertion_order": "false",
    }
    return duckdb.connect(str(folder / FILE), config=limits)


def _view(connection: duckdb.DuckDBPyConnection, lake: Path, table: str, prefix: str = "") -> None:
    rules = contract.load(table)
    rows = reading.typed(connection, lake, rules, layout.files(lake, table).all)
    rows.project(", ".join(rules.names)).create_view(prefix + table)


def main(what: str, lake: Path, folder: Path) -> None:
    """Do it, and leave the seconds of the work alone: all have imported the same libraries before."""
    started = time.perf_counter()
    WHAT[what](lake, folder)
    (folder / SECONDS).write_text(str(time.perf_counter() - started), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
