"""Makes the lake inside DuckDB: every number is a hash of what it is about and of the seed, so the same call makes it
again. One province at a time, so that 50 million meetings take no more memory than one.
"""

import hashlib
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from etl.lake import layout
from geo import group_names, places
from schemas import contract
from schemas.vocabulary import BatchKind, FundingSource, NarasumberKind, ResourcePersonKind, SpendingCategory, Topic

SQL = Path(__file__).parent / "sql"
BATCH, LOADED_BY = "simulasi-nasional", "simulasi (bench.national)"
FIRST = date(2022, 1, 3)  # a Monday
OPEN_DAYS_OF_A_WEEK = 6


@dataclass(frozen=True)
class Size:
    """What is made: groups, their meetings from FIRST to `until`, the share of partitions in CSV, the seed."""

    groups: int = 40_000
    meetings: int = 20_000_000
    until: date = date(2026, 11, 21)
    csv: float = 0.0
    seed: int = 2026

    @property
    def years(self) -> range:
        """All years of the log."""
        return range(FIRST.year, self.until.year + 1)

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Values of `$name` in the SQL beside."""
        weeks, days = divmod((self.until - FIRST).days + 1, 7)
        return {
            "groups": self.groups, "meetings": self.meetings, "batch": BATCH, "first": FIRST, "until": self.until,
            "first_year": self.years[0], "last_year": self.years[-1],
            "open_days": weeks * OPEN_DAYS_OF_A_WEEK + min(days, OPEN_DAYS_OF_A_WEEK),
            "topics": [str(one) for one in Topic], "narasumber": [str(one) for one in NarasumberKind],
            "sources": [str(one) for one in FundingSource], "categories": [str(one) for one in SpendingCategory],
            "kinds": [str(one) for one in ResourcePersonKind],
        }  # fmt: skip


def make(folder: Path, size: Size) -> dict[str, int]:
    """Write the lake into `folder`, which must not be there yet or be empty; returns rows per table."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty: a lake is made in a folder of its own")
    spilled = folder / ".tmp"  # a lake leaves out what begins with a dot
    with duckdb.connect(config={"memory_limit": "3GB", "temp_directory": str(spilled)}) as connection:
        rows = _Maker(connection, folder, size).run()
    shutil.rmtree(spilled, ignore_errors=True)
    return rows


class _Maker:
    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path, size: Size) -> None:
        self.connection, self.folder, self.size = connection, folder, size
        self.rows = dict.fromkeys(layout.TABLES, 0)

    def run(self) -> dict[str, int]:
        """All tables; the order is that in which they are made from each other."""
        self.connection.execute("set variable seed = ?", [self.size.seed])
        self.connection.execute((SQL / "chance.sql").read_text(encoding="utf-8"))
        for name, frame in (("kabupaten", places.kabupaten()), ("kecamatan", places.kecamatan())):
            self.connection.from_df(frame).create(name)
        for made, query in (("stretch", "kabupaten"), ("seat", "seat"), ("seated", "seated")):
            self._ask(query).create(made)
        for table in ("working_group", "resource_person"):
            self._ask(table).create(table)
            self._write(table, self.connection.table(table))
        self._ask("rhythm").create("rhythm")
        self._write("resource_person_topic", self._ask("resource_person_topic"))
        self._write_aliases()
        for province_code in self._provinces():
            for table in layout.PARTITIONED:
                self._write_partitions(table, province_code)
        self._write_batch()
        return self.rows

    def _ask(self, name: str, **more: Any) -> duckdb.DuckDBPyRelation:
        sql = (SQL / f"{name}.sql").read_text(encoding="utf-8")
        parameters = {**self.size.parameters, **more}
        named = set(re.findall(r"\$(\w+)", sql))  # DuckDB refuses a parameter that the query does not name
        return self.connection.sql(sql, params={key: value for key, value in parameters.items() if key in named})

    def _provinces(self) -> list[str]:
        return [
            code for (code,) in self.connection.sql("select distinct province_code from seated order by 1").fetchall()
        ]

    def _write_aliases(self) -> None:
        frame = self._ask("group_alias").df()
        frame["alias_folded"] = frame["alias"].map(group_names.fold)
        frame["source_row"] = frame["source_row"].astype("Int64")
        columns = "group_id, alias, alias_folded, batch_id, cast(source_sheet as varchar) source_sheet, source_row"
        self._write("group_alias", self.connection.from_df(frame).project(columns))

    def _write_partitions(self, table: str, province_code: str) -> None:
        """One file per year; what the folder says stands in no file."""
        day, names = layout.PARTITIONED[table], contract.load(table).names
        self._ask(table, province_code=province_code).create("province_rows")
        written = ", ".join(name for name in names if name not in layout.PARTITIONS)
        year_of = day if day == "year" else f"year({day})"
        for year in self.size.years:
            rows = self.connection.table("province_rows").filter(f"{year_of} = {year}")
            if day != "year":
                rows = rows.filter(f"{day} <= date '{self.size.until}'")
            folder = layout.partition(self.folder, table, province_code, year)
            if rows.limit(1).fetchall():
                self._write(table, rows.project(written), folder, self._is_csv(province_code, year))
        self.connection.execute("drop table province_rows")

    def _is_csv(self, province_code: str, year: int) -> bool:
        digest = hashlib.sha256(f"{self.size.seed} {province_code} {year}".encode()).digest()
        return digest[0] / 256 < self.size.csv

    def _write(self, table: str, rows: duckdb.DuckDBPyRelation, folder: Path | None = None, csv: bool = False) -> None:
        target = folder or self.folder / table
        target.mkdir(parents=True, exist_ok=True)
        if csv or (folder is None and self.size.csv >= 1):
            rows.write_csv(str(target / "part-0.csv"), header=True)
        else:
            rows.write_parquet(str(target / "part-0.parquet"), compression="zstd")
        self.rows[table] += rows.shape[0]

    def _write_batch(self) -> None:
        """All of it came with one simulated file."""
        rows = sum(self.rows.values())
        told = f"{self.size.groups} {self.size.meetings} {self.size.until} {self.size.seed}"
        row = {
            "batch_id": BATCH, "kind": str(BatchKind.SAMPLE), "file_name": "bench.national",
            "sha256": hashlib.sha256(told.encode()).hexdigest(),
            "loaded_at": datetime.combine(self.size.until, datetime.min.time()), "loaded_by": LOADED_BY,
            "rows_read": rows, "rows_taken": rows, "rows_refused": 0, "is_sample": True, "is_undone": False,
            "brought_for": None,
        }  # fmt: skip
        columns = contract.load("load_batch").columns
        frame = pd.DataFrame([row]).astype({column.name: column.pandas_dtype for column in columns})
        self._write("load_batch", self.connection.from_df(frame))
