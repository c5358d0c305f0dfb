"""Frames of text from CSV, typed and checked against their contract; every problem is collected with its place."""

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from etl.pandera_alone import pa
from etl.problems import Problem
from schemas.contract import Column, Contract

FILE, ROW = "_file", "_row"  # where a row came from; dropped when the table is written
MOST_SHOWN = 60  # characters of a value in a message


def read_text(path: Path, name: str, columns: Iterable[str], problems: list[Problem]) -> pd.DataFrame:
    """CSV as text: the asked columns plus `_file` and `_row`; what cannot be read is a problem, not a crash."""
    wanted = list(columns)
    head, *rows = _csv_rows(path, name, problems) or [[]]
    if not head:
        return pd.DataFrame(columns=[*wanted, FILE, ROW])
    # Not pd.read_csv: it fills a short row, and takes the first column for row names where every row is too long.
    kept = []
    for number, row in enumerate(rows, start=2):
        if len(row) == len(head):
            kept.append({**dict(zip(head, row, strict=True)), FILE: name, ROW: number})
        elif row:
            rule = f"{len(head)} fields, as in the first row"
            problems.append(Problem(name, number, "-", f"{len(row)} fields", rule, "look for a comma without quotes"))
    for column in wanted:
        if head.count(column) != 1:
            is_there = column in head
            rule = f"the column must be there{' once' if is_there else ''}: {', '.join(wanted)}"
            cure = f"remove the second {column}" if is_there else f"add the column {column}"
            problems.append(Problem(name, 1, column, ", ".join(head), rule, cure))
    return pd.DataFrame([{column: row.get(column, "") for column in (*wanted, FILE, ROW)} for row in kept],
                        columns=[*wanted, FILE, ROW])  # fmt: skip


def _csv_rows(path: Path, name: str, problems: list[Problem]) -> list[list[str]]:
    """Rows of a CSV file, the header first; none when it cannot be read. A BOM, as Excel writes it, is no text."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except FileNotFoundError:
        problems.append(Problem(name, None, "-", "", "the file must be there", f"restore {name} from the repository"))
        return []
    except (UnicodeDecodeError, csv.Error) as error:
        problems.append(Problem(name, None, "-", str(error)[:MOST_SHOWN], "UTF-8 CSV with commas", "save it as such"))
        return []
    if not rows:
        problems.append(Problem(name, None, "-", "", "the file has a first row with the columns", "restore the file"))
    return rows


def typed(frame: pd.DataFrame, contract: Contract, problems: list[Problem]) -> pd.DataFrame:
    """Text columns turned into the types of the contract; empty text becomes missing. Bad values are collected."""
    result = frame[[FILE, ROW]].copy()
    for column in contract.columns:
        result[column.name] = _converted(frame, column, problems)
    return result


def check(frame: pd.DataFrame, contract: Contract, problems: list[Problem]) -> None:
    """Types, allowed values, bounds, forms and keys by the contract (pandera, lazy: all failures at once)."""
    schema = pa.DataFrameSchema({column.name: _pandera_column(column) for column in contract.columns})
    try:
        schema.validate(frame[contract.names], lazy=True)
    except pa.errors.SchemaErrors as errors:
        for failure in errors.failure_cases.to_dict("records"):
            problems.append(_from_failure(frame, contract, failure))
    for position in frame.index[frame.duplicated(list(contract.key), keep="first")]:
        value = ", ".join(str(frame.at[position, name]) for name in contract.key)
        rule = f"one row per {contract.one_row_per}"
        problems.append(_problem(frame, position, "+".join(contract.key), value, rule, "keep one of the rows"))


def check_references(
    frames: Mapping[str, pd.DataFrame], contracts: Iterable[Contract], problems: list[Problem]
) -> None:
    """Codes that point to another table must stand there."""
    for contract in contracts:
        for column in contract.columns:
            if not column.references or contract.table not in frames:
                continue
            table, target = column.references.split(".")
            frame, known = frames[contract.table], set(frames[table][target].dropna())
            values = frame[column.name]
            for position in frame.index[values.notna() & ~values.isin(known)]:
                rule, cure = f"found in {column.references}", f"use a known value or add it to {table}"
                problems.append(_problem(frame, position, column.name, values[position], rule, cure))


def empty(contract: Contract) -> pd.DataFrame:
    """A frame without rows, with the columns and types of the contract."""
    return pd.DataFrame({c.name: pd.Series(dtype=c.pandas_dtype) for c in contract.columns} | {FILE: [], ROW: []})


def _converted(frame: pd.DataFrame, column: Column, problems: list[Problem]) -> pd.Series:
    text = frame[column.name] if column.name in frame.columns else pd.Series("", index=frame.index)
    values: list[Any] = []
    for position, value in text.items():
        try:
            values.append(_parse(value, column.type))
        except ValueError:
            problems.append(_problem(frame, position, column.name, value, column.rule, f"write a valid {column.type}"))
            values.append(None)
    return pd.Series(values, index=frame.index, dtype=column.pandas_dtype)


def _parse(value: Any, kind: str) -> Any:
    """One value of text as the type of the contract (ValueError if it is none); typed values pass through."""
    if pd.isna(value) or value == "":
        return None
    return PARSERS[kind](value) if isinstance(value, str) else value


def _boolean(value: str) -> bool:
    if value not in ("true", "false"):
        raise ValueError(value)
    return value == "true"


PARSERS: Mapping[str, Callable[[str], Any]] = {
    "text": str,
    "integer": int,
    "number": float,
    "date": pd.Timestamp,
    "timestamp": pd.Timestamp,
    "boolean": _boolean,
}


def _pandera_column(column: Column) -> pa.Column:
    checks = []
    if column.allowed:
        checks.append(pa.Check.isin(column.allowed))
    if column.minimum is not None:
        checks.append(pa.Check.ge(column.minimum))
    if column.maximum is not None:
        checks.append(pa.Check.le(column.maximum))
    if column.pattern:
        checks.append(pa.Check.str_matches(f"^{column.pattern}$"))
    return pa.Column(column.pandas_dtype, checks, nullable=column.nullable)


def _from_failure(frame: pd.DataFrame, contract: Contract, failure: Mapping[Any, Any]) -> Problem:
    position, name = failure["index"], str(failure["column"])
    rule = contract.column(name).rule if name in contract.names else str(failure["check"])
    if position is None or pd.isna(position):
        return Problem(contract.table, None, name, str(failure["failure_case"])[:MOST_SHOWN], rule, "mend the column")
    return _problem(frame, position, name, failure["failure_case"], rule, "write a value that keeps the rule")


def _problem(frame: pd.DataFrame, position: Any, column: str, value: Any, rule: str, cure: str) -> Problem:
    shown = "" if value is None or pd.isna(value) else str(value)[:MOST_SHOWN]
    file, row = frame.loc[position, [FILE, ROW]]
    return Problem(str(file), int(row), column, shown, rule, cure)
