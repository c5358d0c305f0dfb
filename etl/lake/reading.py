"""The files of one table of a lake as one relation of DuckDB: typed for loading, or as text to say what is wrong."""

from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import duckdb
from duckdb import ColumnExpression, ConstantExpression, Expression, FunctionExpression

from etl.lake import findings, layout
from etl.lake.findings import Finding
from schemas.contract import Contract

FILE, ROW = "_file", "_row"  # where a row came from; the number is 1 for the first, NULL in CSV

Rows = duckdb.DuckDBPyRelation


def wrong_files(connection: duckdb.DuckDBPyConnection, folder: Path, rules: Contract) -> list[Finding]:
    """Files that cannot be read, lie in no folder of a province and a year, or have not all columns of the contract."""
    found: list[Finding] = []
    for path in layout.files(folder, rules.table).all:
        name = layout.said(folder, path)
        if rules.table in layout.PARTITIONED and layout.place_of(path) is None:
            found.append(findings.finding("place", name))
        try:
            held = _columns(connection, path)
        except duckdb.OutOfMemoryException:  # the machine's fault, not that of the file
            raise
        # RuntimeError: a name of a column that is no text (found by fuzzing).
        except (duckdb.Error, RuntimeError, OSError) as error:
            said = str(error).splitlines()[0] if str(error) else type(error).__name__
            found.append(findings.finding("unreadable", name, format=path.suffix[1:], said=said))
            continue
        missing = [column for column in in_files(rules) if column not in held]
        found += [findings.finding("column_missing", name, column) for column in missing]
        # A fraction would be rounded without a word.
        broken = [one for one in rules.columns if one.type == "integer" and _is_fraction(held.get(one.name, ""))]
        found += [
            findings.finding("type", name, one.name, held[one.name], type=findings.type_word(one.type))
            for one in broken
        ]
    return found


def in_files(rules: Contract) -> list[str]:
    """Columns that stand in the files: all but those which a folder says."""
    return [name for name in rules.names if not _is_of_folder(rules, name)]


def typed(connection: duckdb.DuckDBPyConnection, folder: Path, rules: Contract, paths: Sequence[Path]) -> Rows:
    """The rows of these files with the columns of the contract and their types, and the folder's province and year.

    A value that is none of its type raises when the rows are read.
    """
    columns = [ColumnExpression(one.name).cast(one.sql_type).alias(one.name) for one in rules.columns]
    of_folder = [] if rules.table not in layout.PARTITIONED else [
        ColumnExpression("province_code").cast("VARCHAR").alias("folder_province"),
        ColumnExpression("year").cast("BIGINT").alias("folder_year"),
    ]  # fmt: skip
    types = {name: rules.column(name).sql_type for name in in_files(rules)}
    parts = _parts(connection, rules, paths, types, filename=False)
    return _union([part.project(*columns, *of_folder) for part in parts])


def as_text(connection: duckdb.DuckDBPyConnection, folder: Path, rules: Contract) -> Rows:
    """All rows with every column as text, FILE, ROW, and the folder's province and year; slow, to say what is wrong."""
    columns = [ColumnExpression(name).cast("VARCHAR").alias(name) for name in rules.names]
    is_split = rules.table in layout.PARTITIONED
    of_folder = [
        (ColumnExpression(name) if is_split else ConstantExpression(None)).cast("VARCHAR").alias(f"folder_{part}")
        for name, part in zip(layout.PARTITIONS, ("province", "year"), strict=True)
    ]
    base = str(folder.resolve()) + "/"
    told = []
    for part in _parts(connection, rules, layout.files(folder, rules.table).all, None, filename=True):
        row: Expression = ConstantExpression(None)
        if "file_row_number" in part.columns:
            row = ColumnExpression("file_row_number") + ConstantExpression(1)
        file = FunctionExpression(
            "replace", ColumnExpression("filename"), ConstantExpression(base), ConstantExpression("")
        )
        told.append(part.project(*columns, *of_folder, file.alias(FILE), row.cast("BIGINT").alias(ROW)))
    return _union(told)


def _parts(
    connection: duckdb.DuckDBPyConnection, rules: Contract, paths: Sequence[Path], types: dict[str, str] | None,
    *, filename: bool,
) -> list[Rows]:  # fmt: skip
    """One relation per format. types None: CSV as text."""
    split: dict[str, Any] = {
        "hive_partitioning": rules.table in layout.PARTITIONED, "filename": filename, "union_by_name": True
    }  # fmt: skip
    parquet = [str(path.resolve()) for path in paths if path.suffix == ".parquet"]
    text = [str(path.resolve()) for path in paths if path.suffix == ".csv"]
    found = []
    if parquet:
        found.append(connection.read_parquet(parquet, file_row_number=filename, **split))
    if text:
        kinds: dict[str, Any] = {"all_varchar": True} if types is None else {"dtype": types}
        # DuckDB takes several files; its stub names one.
        found.append(connection.read_csv(text, header=True, sep=",", **kinds, **split))  # type: ignore[arg-type]
    return found


def _union(parts: Sequence[Rows]) -> Rows:
    return reduce(lambda one, other: one.union(other), parts)


def _columns(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    """Name -> type of the columns in a file; CSV has none."""
    if path.suffix == ".parquet":
        rows = connection.read_parquet(str(path), hive_partitioning=False)
        return {name: str(kind) for name, kind in zip(rows.columns, rows.types, strict=True)}
    # Raises where its rows cannot be told apart.
    return dict.fromkeys(connection.read_csv(str(path), header=True, sep=",", all_varchar=True).columns, "")


def _is_fraction(kind: str) -> bool:
    return kind.startswith(("DOUBLE", "FLOAT", "DECIMAL"))


def _is_of_folder(rules: Contract, name: str) -> bool:
    return rules.table in layout.PARTITIONED and name in layout.PARTITIONS
