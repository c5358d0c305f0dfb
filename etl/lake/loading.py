"""A lake -> the tables of the register and the log, inside DuckDB: no row of a long table passes through Python.

Each table is written as it is read, then checked where it lies: that is one pass over the files and a few over columns
that are packed already. Only of a table that breaks a rule are the files read again, to say where (examining.py).
"""

from pathlib import Path

import duckdb
import pandas as pd
from duckdb import CaseExpression, ColumnExpression, ConstantExpression, FunctionExpression

from etl import contract_rules, disk, frames
from etl.lake import examining, findings, layout, reading
from etl.lake.findings import Finding
from etl.problems import BadInputError
from etl.warehouse import NewWarehouse
from schemas import contract
from schemas.contract import Contract

# Written from frames: few rows, and those of survey rounds stand beside them.
BY_FRAME = "load_batch"
TABLES = tuple(table for table in layout.TABLES if table != BY_FRAME)
# Rows of one kabupaten, and in it those of one group, stand together: a question about it reads a few blocks only.
PLACED = "kabupaten_of_group, group_id"
NEEDED = ("load_batch", "working_group")


def frames_of(folder: Path) -> dict[str, pd.DataFrame]:
    """`load_batch`, and `working_group` for who reads the register before it is written. Raises BadInputError when the
    lake has not the files and columns it must have, with all of that at once.
    """
    with duckdb.connect() as connection:
        found = [one for table in layout.TABLES for one in _wrong_layout(connection, folder, table)]
        if found:
            raise BadInputError(list(found))
        return {table: _frame(connection, folder, contract.load(table)) for table in NEEDED}


def load(new: NewWarehouse, folder: Path) -> None:
    """Write TABLES into the draft. Raises BadInputError with what breaks a contract; the draft is of no use then."""
    problems: list[Finding] = []
    # In the order of the files DuckDB would keep all rows until those before them are there, and pack them twice.
    new.connection.execute("set preserve_insertion_order = false")
    for table in TABLES:
        rules = contract.load(table)
        new.connection.execute(rules.create_sql)
        if layout.files(folder, table).all:
            problems += _written(new, folder, rules)
    new.connection.execute("reset preserve_insertion_order")
    if problems:
        raise BadInputError(list(problems))


def _wrong_layout(connection: duckdb.DuckDBPyConnection, folder: Path, table: str) -> list[Finding]:
    if not layout.files(folder, table).all:
        return [findings.finding("no_files", f"{table}/", table=table)] if table in NEEDED else []
    return reading.wrong_files(connection, folder, contract.load(table))


def _frame(connection: duckdb.DuckDBPyConnection, folder: Path, rules: Contract) -> pd.DataFrame:
    try:
        rows = reading.typed(connection, folder, rules, layout.files(folder, rules.table).all).df()
    except duckdb.Error as error:
        raise BadInputError(examining.of_frame(connection, folder, rules, error)) from error
    frame = rows.astype({column.name: column.pandas_dtype for column in rules.columns})
    return frame.assign(**{frames.FILE: f"{rules.table}/", frames.ROW: range(1, len(frame) + 1)})


def _written(new: NewWarehouse, folder: Path, rules: Contract) -> list[Finding]:
    """Write one table; what of it breaks the contract."""
    is_split = rules.table in layout.PARTITIONED
    try:
        # A province at a time: all rows of the country put in order at once would not fit, and what DuckDB then lays
        # aside it sometimes fails to lay aside in time.
        for paths in layout.by_province(folder, rules.table) if is_split else [layout.files(folder, rules.table).all]:
            rows = reading.typed(new.connection, folder, rules, paths)
            (_in_their_places(new, rows, rules) if is_split else _all(rows, rules)).insert_into(rules.table)
    except duckdb.Error as error:  # a value of another type, nothing where something must be: examining says which
        if disk.is_of_machine(error):
            raise
        return examining.problems(new, folder, rules, error)
    held = new.connection.table(rules.table)
    # That every group is known was asked while the rows were written.
    referring = [one for one in rules.columns if one.references and not (is_split and one.name == "group_id")]
    is_clean = (
        not any(contract_rules.counts(held, contract_rules.of_values(rules)))
        and contract_rules.repeated(held, rules.key) is None
        and not any(examining.strangers(new, held, column).limit(1).fetchall() for column in referring)
    )
    return [] if is_clean else examining.problems(new, folder, rules)


def _all(rows: duckdb.DuckDBPyRelation, rules: Contract) -> duckdb.DuckDBPyRelation:
    return rows.project(*map(ColumnExpression, rules.names))


def _in_their_places(new: NewWarehouse, rows: duckdb.DuckDBPyRelation, rules: Contract) -> duckdb.DuckDBPyRelation:
    """The columns of the contract; a row of an unknown group, or one in the folder of another province or year, is an
    error while the rows are written: a pass of its own would read all CSV twice.
    """
    placed = rows.set_alias("held").join(examining.places_of_groups(new).set_alias("known"), "group_id", how="left")
    province = ColumnExpression("province_of_group")
    strays = province.isnull() | (ColumnExpression("folder_province") != province)
    day = layout.PARTITIONED[rules.table]
    if day not in layout.PARTITIONS:
        strays = strays | (FunctionExpression("year", ColumnExpression(day)) != ColumnExpression("folder_year"))
    refused = FunctionExpression("error", ConstantExpression("folder")).cast("VARCHAR")
    group = CaseExpression(strays, refused).otherwise(ColumnExpression("group_id")).alias("group_id")
    keys = [name for name in (day, *rules.key) if name in rules.names and name != "group_id"]
    in_order = placed.order(", ".join([PLACED, *dict.fromkeys(keys)]))
    return in_order.project(*(group if name == "group_id" else ColumnExpression(name) for name in rules.names))
