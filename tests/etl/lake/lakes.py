"""Lakes of a test: the tables of a warehouse written as one, and single rows of it spoilt."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from etl.lake import layout
from schemas import contract

CSV_YEARS = (2025,)  # of a lake that comes in both formats


def written(database: duckdb.DuckDBPyConnection, folder: Path, csv_years: Iterable[int] = CSV_YEARS) -> Path:
    """The register and log of an open warehouse as a lake in `folder`; the partitions of some years as CSV."""
    groups = read(database, "working_group")
    places = groups[["group_id"]].assign(province_code=groups["kabupaten_code"].str[:2])
    for table in layout.TABLES:
        rules = contract.load(table)
        frame = read(database, table)
        if table not in layout.PARTITIONED:
            put(frame, folder / table / "part-0.parquet")
            continue
        day = layout.PARTITIONED[table]
        year = frame[day] if day == "year" else frame[day].dt.year
        placed = frame.merge(places, on="group_id").assign(year=year.to_numpy())
        inside = [name for name in rules.names if name not in layout.PARTITIONS]
        for (province, of_year), rows in placed.groupby(["province_code", "year"]):
            suffix = "csv" if of_year in csv_years else "parquet"
            put(rows[inside], layout.partition(folder, table, province, int(of_year)) / f"part-0.{suffix}")
    return folder


def read(database: duckdb.DuckDBPyConnection, table: str) -> pd.DataFrame:
    """A table of an open warehouse with the types of its contract; on a cursor of its own, since other tests use the
    connection too.
    """
    return database.table(table).df().astype(
        {one.name: one.pandas_dtype for one in contract.load(table).columns}
    )  # fmt: skip


def put(frame: pd.DataFrame, path: Path) -> None:
    """Write one file of a lake."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".csv":
        _days(frame).to_csv(path, index=False)
        return
    for name in frame.select_dtypes("datetime").columns:
        if name != "loaded_at":
            frame = frame.assign(**{name: frame[name].dt.date})
    frame.to_parquet(path, index=False)


def spoil(path: Path, row: int, **values: Any) -> Mapping[str, Any]:
    """Write other values into one row (the first is 1) of a file; returns the row as it was."""
    is_csv = path.suffix == ".csv"
    # Whole numbers stay whole where a cell is empty.
    frame = pd.read_csv(path, dtype=str) if is_csv else pd.read_parquet(path, dtype_backend="numpy_nullable")
    before = frame.iloc[row - 1].to_dict()
    for name, value in values.items():
        frame.loc[frame.index[row - 1], name] = value
    frame.to_csv(path, index=False) if is_csv else frame.to_parquet(path, index=False)
    return before


def _days(frame: pd.DataFrame) -> pd.DataFrame:
    days = {name: frame[name].dt.strftime("%Y-%m-%d") for name in frame.select_dtypes("datetime").columns}
    return frame.assign(**days)
