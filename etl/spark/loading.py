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
from etl.lake.findings import Finding
from etl.spark import marts_folder
from etl.spark.findings import finding, refuse
from etl.spark.marts_folder import Note
from etl.warehouse import NewWarehouse
from schemas import contract

NOTE = f"{marts_folder.NOTE}/"


def fill(new: NewWarehouse, reference: Mapping[str, pd.DataFrame], folder: Path, lake: Path) -> str:
    """Write the derived tables of the log from `folder`; returns the engine that made them.

    reference: at least the tables marts_folder.REFERENCE. The register must stand in the warehouse. Raises
    BadInputError, naming table and part, when what lies there is not what would be derived here; the checks of the
    build on its derived tables follow as always.
    """
    note = read_note(folder)
    found = _differences(note, reference, lake, str(new.parameters["as_of"]))
    refuse([*found, *_other_parts(new, note, folder)])
    for table in marts_folder.TABLES:
        _write(new, folder, table)
    for table in marts_folder.HERE:
        new.derive(table)
    activity_values.refuse_more_than_there_are(new.frame("activity_value"))
    return note.engine


def read_note(folder: Path) -> Note:
    """Raises BadInputError when there is none, or it cannot be read."""
    told = marts_folder.told(folder)
    if not list((folder / marts_folder.NOTE).glob("part-*")):
        refuse([finding("no_note", str(folder))])
    try:
        return Note.from_json(told)
    except ValueError as error:
        refuse([finding("unreadable_note", NOTE, str(error))])
        raise


def refuse_unfinished(folder: Path) -> None:
    """Raises BadInputError when the run that wrote these tables did not reach its end."""
    if not read_note(folder).is_finished:
        refuse([finding("is_finished", NOTE, False, "is_finished")])


def _differences(note: Note, reference: Mapping[str, pd.DataFrame], lake: Path, as_of: str) -> list[Finding]:
    """Where the note says another thing than what is here."""
    here = {
        "is_finished": True,
        "as_of": as_of,
        "lake": marts_folder.lake_fingerprint(marts_folder.local_contents(lake)),
        "code": marts_folder.code_fingerprint(),
        "reference": marts_folder.reference_fingerprint(reference),
    }
    return [
        finding(name, NOTE, getattr(note, name), name, wanted)
        for name, wanted in here.items()
        if getattr(note, name) != wanted
    ]


def _other_parts(new: NewWarehouse, note: Note, folder: Path) -> list[Finding]:
    """Parts of tables that have other rows than the note counts, or columns of another type than the contract."""
    problems: list[Finding] = []
    for table in marts_folder.TABLES:
        counted = note.rows.get(table, {})
        try:
            relation = _relation(new, folder, table)
            problems += _other_columns(table, relation)
            found = _parts(table, relation)
        except duckdb.Error as error:
            problems.append(finding("unreadable", f"{table}/", str(error).splitlines()[0]))
            continue
        for part in sorted({*counted, *found}):
            if counted.get(part, 0) != found.get(part, 0):
                place = "/".join(filter(None, (table, part)))
                problems.append(finding("rows", place, found.get(part, 0), wanted=counted.get(part, 0)))
    return problems


def _relation(new: NewWarehouse, folder: Path, table: str) -> duckdb.DuckDBPyRelation | None:
    """The rows as they lie there; None without a file."""
    files = sorted(path for path in (folder / table).rglob("*.parquet") if not path.name.startswith((".", "_")))
    if not files:
        return None
    is_cut = table in marts_folder.PARTITIONED
    return new.connection.read_parquet([str(path) for path in files], hive_partitioning=is_cut)


def _other_columns(table: str, relation: duckdb.DuckDBPyRelation | None) -> list[Finding]:
    if relation is None:
        return []
    there = dict(zip(relation.columns, map(str, relation.types), strict=True))
    return [
        finding("type", f"{table}/", there.get(column.name, ""), column.name, column.sql_type)
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


def _write(new: NewWarehouse, folder: Path, table: str) -> None:
    rules, relation = contract.load(table), _relation(new, folder, table)
    new.connection.execute(rules.create_sql)
    if relation is None:
        return
    try:
        relation.project(", ".join(rules.names)).insert_into(table)
    except duckdb.ConstraintException as error:
        refuse([finding("empty", f"{table}/", str(error).splitlines()[0])])
