"""What is wrong in a table of a lake: its files are read again, as text, and the first rows that break a rule named."""

from collections.abc import Iterable
from pathlib import Path

import duckdb
from duckdb import ColumnExpression, FunctionExpression

from etl import contract_rules, disk
from etl.contract_rules import MOST_SHOWN
from etl.lake import findings, layout, reading
from etl.lake.findings import Finding
from etl.lake.reading import FILE, ROW, Rows
from etl.problems import Problem
from etl.warehouse import NewWarehouse
from schemas.contract import Column, Contract


def problems(new: NewWarehouse, folder: Path, rules: Contract, why: object = "-") -> list[Finding]:
    """Every rule that the table breaks, with the first rows of each and how many there are; `why`: what DuckDB said."""
    try:
        text = reading.as_text(new.connection, folder, rules)
        found = of_values(text, rules) + _of_key(text, rules) + _of_references(new, text, rules)
        return found + _of_folders(new, text, rules) or other(rules, why)
    except duckdb.Error as error:
        return other(rules, error)


def of_frame(connection: duckdb.DuckDBPyConnection, folder: Path, rules: Contract, why: duckdb.Error) -> list[Problem]:
    """The same of a short table that is read before anything is written; `why`: what DuckDB said."""
    try:
        return [*(of_values(reading.as_text(connection, folder, rules), rules) or other(rules, why))]
    except duckdb.Error as error:
        return [*other(rules, error)]


def other(rules: Contract, error: object) -> list[Finding]:
    """What no rule explains, in DuckDB's words. Raises it again where it is the machine that failed."""
    if isinstance(error, duckdb.Error) and disk.is_of_machine(error):
        raise error
    return [findings.finding("other", f"{rules.table}/", value=str(error).splitlines()[0])]


def strangers(new: NewWarehouse, rows: Rows, column: Column) -> Rows:
    """The rows whose value in `column` does not stand where the contract says."""
    table, target = str(column.references).split(".")
    return contract_rules.unknown(rows, column.name, new.connection.table(table).project(ColumnExpression(target)))


def places_of_groups(new: NewWarehouse) -> Rows:
    """group_id, province_of_group and kabupaten_of_group; an identifier once, whatever the register says of it."""
    groups, kabupaten = (new.connection.table(table).set_alias(table) for table in ("working_group", "kabupaten"))
    places = kabupaten.project("code as kabupaten_code, province_code")
    placed = groups.join(places.set_alias("places"), "kabupaten_code")
    return placed.aggregate(
        "group_id, min(province_code) as province_of_group, min(kabupaten_code) as kabupaten_of_group"
    )


def of_values(text: Rows, rules: Contract) -> list[Finding]:
    """Types, empty cells, words and bounds."""
    rows, found = _typed_beside(text, rules), []
    for column in rules.columns:
        value, written = ColumnExpression(column.name), ColumnExpression(_text(column.name))
        found += _named(rows.filter(written.isnotnull() & value.isnull()), rules, "type", column)
        if not column.nullable:
            found += _named(rows.filter(written.isnull()), rules, contract_rules.EMPTY, column)
    for rule in contract_rules.of_values(rules):
        found += _named(rows.filter(rule.broken), rules, rule.kind, rule.column)
    return found


def _of_key(text: Rows, rules: Contract) -> list[Finding]:
    again = contract_rules.repeated(text, rules.key)
    if again is None:
        return []
    column, count = ", ".join(rules.key), again.shape[0]
    named = [
        findings.finding("key", f"{rules.table}/", column, _joined(key), times=times)
        for *key, times in again.order(_joined(rules.key)).limit(MOST_SHOWN).fetchall()
    ]
    return named + findings.more(f"{rules.table}/", column, count)


def _of_references(new: NewWarehouse, text: Rows, rules: Contract) -> list[Finding]:
    """Only to tables that are whole: of a broken one its own findings are enough."""
    found: list[Finding] = []
    for column in rules.columns:
        if column.references and new.connection.table(column.references.split(".")[0]).shape[0]:
            bad = strangers(new, _typed_beside(text, rules), column)
            found += _named(bad, rules, "unknown", column)
    return found


def _of_folders(new: NewWarehouse, text: Rows, rules: Contract) -> list[Finding]:
    """Rows that lie in the folder of another year or province."""
    found: list[Finding] = []
    day = layout.PARTITIONED.get(rules.table)
    if day is None:
        return found
    rows = _typed_beside(text, rules)
    if day not in layout.PARTITIONS:
        strays = FunctionExpression("year", ColumnExpression(day)) != ColumnExpression("folder_year").cast("BIGINT")
        found += _named(rows.filter(strays), rules, "year", rules.column(day))
    placed = rows.set_alias("rows").join(places_of_groups(new).set_alias("known"), "group_id")
    strange = placed.filter(ColumnExpression("folder_province") != ColumnExpression("province_of_group"))
    found += _named(strange, rules, "province", rules.column("group_id"))
    return found


def _typed_beside(text: Rows, rules: Contract) -> Rows:
    """Every column typed (NULL where it is none of its type) and, under another name, as it was written."""
    typed = [ColumnExpression(one.name).try_cast(one.sql_type).alias(one.name) for one in rules.columns]
    written = [ColumnExpression(one.name).alias(_text(one.name)) for one in rules.columns]
    return text.project(*typed, *written, *map(ColumnExpression, (FILE, ROW, "folder_province", "folder_year")))


def _named(bad: Rows, rules: Contract, key: str, column: Column) -> list[Finding]:
    """The first of the bad rows in the order of files and rows, and how many there are if not all are named."""
    count = bad.shape[0]
    if not count:
        return []
    wanted = (FILE, ROW, _text(column.name), *map(_text, rules.key))
    told = bad.project(*map(ColumnExpression, wanted)).order(_joined(wanted)).limit(MOST_SHOWN).fetchall()
    words = {
        "type": findings.type_word(column.type), "allowed": ", ".join(column.allowed), "pattern": column.pattern,
        "bound": column.minimum if key == contract_rules.LEAST else column.maximum, "references": column.references,
        "table": str(column.references).split(".", maxsplit=1)[0],
    }  # fmt: skip
    named = [
        findings.finding(key, file, column.name, value, row=row, row_key=_joined(map(str, row_key)), **words)
        for file, row, value, *row_key in told
    ]
    return named + findings.more(f"{rules.table}/", column.name, count)


def _text(name: str) -> str:
    return f"{name}_as_written"


def _joined(parts: Iterable[object]) -> str:
    return ", ".join(map(str, parts))
