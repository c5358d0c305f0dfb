"""Derived tables of another engine -> the warehouse under construction, instead of deriving them here.

They are taken only when their note says that they were worked out to the end, from this very lake, for this day, by the
rules of this checkout, and when every part has the rows that the note counts. No Spark and no Java is needed here.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from etl import activity_values
from etl.lake import layout
from etl.problems import BadInputError, Problem
from etl.spark import marts_folder
from etl.spark.marts_folder import Note
from etl.warehouse import NewWarehouse
from schemas import contract

AGAIN = "run `python -m etl.spark` again with this lake, this day and this checkout"


def fill(new: NewWarehouse, tables: dict[str, pd.DataFrame], folder: Path, lake: Path) -> str:
    """Write the derived tables of the log from `folder` and add them to `tables`; returns the engine that made them.

    `tables` holds places and rules already. Raises BadInputError, naming table and part, when what lies there is not
    what would be derived here; the checks of the build on its derived tables follow as always.
    """
    note = read_note(folder)
    refuse([*_differences(note, tables, lake, str(new.parameters["as_of"])), *_missing_parts(new, note, folder)])
    for table in marts_folder.TABLES:
        tables[table] = _write(new, folder, table)
    activity_values.refuse_more_than_there_are(tables["activity_value"])
    return note.engine


def read_note(folder: Path) -> Note:
    """Raises BadInputError when there is none, or it cannot be read."""
    lines = [path.read_text(encoding="utf-8") for path in sorted((folder / marts_folder.NOTE).glob("part-*"))]
    if not lines:
        rule = f"a folder of derived tables has {marts_folder.NOTE}/, which says how they were made"
        raise BadInputError([Problem(str(folder), None, "-", "", rule, AGAIN)])
    try:
        return Note.from_json("".join(lines))
    except ValueError as error:
        place = f"{marts_folder.NOTE}/ of {folder}"
        raise BadInputError([Problem(place, None, "-", str(error), "a note that can be read", AGAIN)]) from error


def refuse_unfinished(folder: Path) -> None:
    """Raises BadInputError when the run that wrote these tables did not reach its end."""
    if not read_note(folder).is_finished:
        place = f"{marts_folder.NOTE}/ of {folder}"
        raise BadInputError([Problem(place, None, "is_finished", "False", "worked out to the end", AGAIN)])


def refuse(problems: list[Problem]) -> None:
    """Raises BadInputError when there is any problem."""
    if problems:
        raise BadInputError(problems)


def _differences(note: Note, tables: Mapping[str, pd.DataFrame], lake: Path, as_of: str) -> list[Problem]:
    """What the note says and what is here, in words a person can act on."""
    contents = marts_folder.local_contents(lake)
    reference = marts_folder.reference_fingerprint(tables)
    here = {
        "is_finished": ("True", "worked out to the end"),
        "as_of": (as_of, f"worked out for the day of this build, {as_of}"),
        "lake": (marts_folder.lake_fingerprint(contents), "worked out from the lake as it is now"),
        "code": (marts_folder.code_fingerprint(), "worked out by the SQL and the contracts of this checkout"),
        "reference": (reference, "worked out with the places and rules of this data folder"),
    }  # fmt: skip
    return [
        Problem(f"{marts_folder.NOTE}/", None, name, str(getattr(note, name)), f"{rule} ({wanted})", AGAIN)
        for name, (wanted, rule) in here.items()
        if str(getattr(note, name)) != wanted
    ]


def _missing_parts(new: NewWarehouse, note: Note, folder: Path) -> list[Problem]:
    """Parts of tables that have other rows than the note counts, or columns of another type than the contract."""
    problems: list[Problem] = []
    for table in marts_folder.TABLES:
        counted = note.rows.get(table, {})
        try:
            relation = _relation(new, folder, table)
            problems += _other_columns(table, relation)
            found = _parts(table, relation)
        except duckdb.Error as error:
            rule = "Parquet files that can be read"
            problems.append(Problem(f"{table}/", None, "-", str(error).splitlines()[0], rule, AGAIN))
            continue
        for part in sorted({*counted, *found}):
            if counted.get(part, 0) != found.get(part, 0):
                rule = f"the {counted.get(part, 0)} rows that the note counts"
                place = "/".join(filter(None, (table, part)))
                problems.append(Problem(place, None, "-", f"{found.get(part, 0)} rows", rule, AGAIN))
    return problems


def _relation(new: NewWarehouse, folder: Path, table: str) -> duckdb.DuckDBPyRelation | None:
    """The rows as they lie there; None without a file."""
    files = sorted(path for path in (folder / table).rglob("*.parquet") if not path.name.startswith((".", "_")))
    if not files:
        return None
    is_cut = table in marts_folder.PARTITIONED
    return new.connection.read_parquet([str(path) for path in files], hive_partitioning=is_cut)


def _other_columns(table: str, relation: duckdb.DuckDBPyRelation | None) -> list[Problem]:
    if relation is None:
        return []
    there = dict(zip(relation.columns, map(str, relation.types), strict=True))
    return [
        Problem(f"{table}/", None, column.name, there.get(column.name, ""), f"of type {column.sql_type}", AGAIN)
        for column in contract.load(table).columns
        if there.get(column.name) != column.sql_type
    ]


def _parts(table: str, relation: duckdb.DuckDBPyRelation | None) -> dict[str, int]:
    if relation is None:
        return {}
    if table not in marts_folder.PARTITIONED:
        return {marts_folder.WHOLE: relation.shape[0]}
    names = layout.PARTITIONS
    counted = relation.aggregate(f"{', '.join(names)}, count(*)").fetchall()
    return {marts_folder.part(zip(names, values, strict=True)): rows for *values, rows in counted}


def _write(new: NewWarehouse, folder: Path, table: str) -> pd.DataFrame:
    rules, relation = contract.load(table), _relation(new, folder, table)
    new.connection.execute(rules.create_sql)
    if relation is not None:
        try:
            relation.project(", ".join(rules.names)).insert_into(table)
        except duckdb.ConstraintException as error:
            rule = "no empty value where the contract forbids it"
            refuse([Problem(f"{table}/", None, "-", str(error).splitlines()[0], rule, AGAIN)])
    frame: pd.DataFrame = new.connection.table(table).df()
    return frame.astype({column.name: column.pandas_dtype for column in rules.columns})
