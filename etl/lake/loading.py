"""A lake -> the tables of the register and the log, inside DuckDB: no row of a long table passes through Python.

Each table is written as it is read, then checked where it lies: that is one pass over the files and a few over columns
that are packed already. Only of a table that breaks a rule are the files read again, to say where (examining.py).
"""

from pathlib import Path

import duckdb
import pandas as pd
from duckdb import CaseExpression, ColumnExpression, ConstantExpression, FunctionExpression

from etl import contract_rules, frames
from etl.lake import examining, findings, layout, reading
from etl.lake.findings import Finding
from etl.problems import BadInputError
from etl.warehouse import NewWarehouse
from schemas import contract
from schemas.contract import Contract

# Written from frames: few rows, and those of survey rounds stand beside them.
BY_FRAME = "load_batch"
TABLES = tuple(table for table in layout.TABLES if table != BY_FRAME)
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
    for table in TABLES:
        rules = contract.load(table)
        new.connection.execute(rules.create_sql)
        if layout.files(folder, table).all and not _is_clean(new, folder, rules):
            problems += examining.problems(new, folder, rules)
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
        found = examining.of_values(reading.as_text(connection, folder, rules), rules)
        raise BadInputError(list(found or examining.other(rules, error))) from error
    frame = rows.astype({column.name: column.pandas_dtype for column in rules.columns})
    return frame.assign(**{frames.FILE: f"{rules.table}/", frames.ROW: range(1, len(frame) + 1)})


def _is_clean(new: NewWarehouse, folder: Path, rules: Contract) -> bool:
    """Write one table; whether all of it keeps the contract."""
    try:
        for province, paths in layout.by_province(folder, rules.table).items():
            rows = reading.typed(new.connection, folder, rules, paths)
            before = new.connection.table(rules.table).shape[0]
            _in_its_year(rows, rules).insert_into(rules.table)
            if province and not _in_its_province(new, rules, province, before):
                return False
    except duckdb.Error:  # a value of another type, nothing where something must be: examining says which
        return False
    held = new.connection.table(rules.table)
    return (
        not any(contract_rules.counts(held, contract_rules.of_values(rules)))
        and contract_rules.repeated(held, rules.key) is None
        and not any(
            examining.strangers(new, held, column).limit(1).fetchall() for column in rules.columns if column.references
        )
    )


def _in_its_year(rows: duckdb.DuckDBPyRelation, rules: Contract) -> duckdb.DuckDBPyRelation:
    """The columns of the contract; a day of another year than its folder's is an error while the rows are written: a
    pass of its own would read all CSV twice.
    """
    columns = [ColumnExpression(name) for name in rules.names]
    day = layout.PARTITIONED.get(rules.table)
    if day is None or day in layout.PARTITIONS:
        return rows.project(*columns)
    value = ColumnExpression(day)
    strays = FunctionExpression("year", value) != ColumnExpression("folder_year")
    refused = FunctionExpression("error", ConstantExpression("year")).cast("DATE")
    kept = CaseExpression(strays, refused).otherwise(value).alias(day)
    return rows.project(*(kept if name == day else ColumnExpression(name) for name in rules.names))


def _in_its_province(new: NewWarehouse, rules: Contract, province: str, before: int) -> bool:
    """Whether the groups of the rows written last are groups of the province whose folder they came from."""
    written = new.connection.table(rules.table).filter(ColumnExpression("rowid") >= ConstantExpression(before))
    return not contract_rules.unknown(written, "group_id", examining.groups_of(new, province)).limit(1).fetchall()
