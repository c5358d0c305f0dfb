"""The same tables from the same lake by DuckDB, Parquet to Parquet: what Spark is measured against. Run as a process.

`python -m bench.spark_floor LAKE OUT DAY`. The SQL, the order of the tables and the distances are those of the build;
no check is made, as Spark makes none.
"""

import sys
from datetime import date
from pathlib import Path

from etl import activity_values, distances
from etl.lake import layout
from etl.spark import marts_folder, reference
from etl.warehouse import SQL, NewWarehouse
from schemas import contract
from schemas.warehouse_file import ROOT


def main(lake: Path, out: Path, as_of: date) -> None:
    """Write every table of marts_folder.TABLES below `out`."""
    new = NewWarehouse("f1005", {"as_of": as_of})
    try:
        for table, frame in reference.read(ROOT / "data", as_of).items():
            new.write(table, frame)
        for table in layout.TABLES:
            _read(new, lake, table)
        for table in marts_folder.TABLES:
            _derive(new, table)
            _export(new, table, out)
    finally:
        new.discard()


def _read(new: NewWarehouse, lake: Path, table: str) -> None:
    rules = contract.load(table)
    new.connection.execute(rules.create_sql)
    files = [str(path) for path in layout.files(lake, table).parquet]
    if files:
        rows = new.connection.read_parquet(files, hive_partitioning=table in layout.PARTITIONED)
        rows.project(", ".join(rules.names)).insert_into(table)


def _derive(new: NewWarehouse, table: str) -> None:
    if table == "group_narasumber":
        frames = [new.connection.table(one).df() for one in ("working_group", "person_status")]
        new.write(table, distances.run(*frames))
    elif table == "activity_value":
        activity_values.fill(new)
    else:
        new.connection.execute(contract.load(table).create_sql)
        new.ask((SQL / f"{table}.sql").read_text(encoding="utf-8")).insert_into(table)


def _export(new: NewWarehouse, table: str, out: Path) -> None:
    folder = out / table
    folder.mkdir(parents=True)
    rows = new.connection.table(table)
    if table not in marts_folder.PARTITIONED:
        rows.write_parquet(str(folder / "part-0.parquet"))
        return
    day = marts_folder.PARTITIONED[table]
    groups = new.connection.table("working_group").project("group_id, left(kabupaten_code, 2) as province_code")
    dated = rows.project(f"*, year({day}) as year").join(groups, "group_id")
    dated.write_parquet(str(folder), partition_by=list(layout.PARTITIONS))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
