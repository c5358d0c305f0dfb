"""The rules of a contract as DuckDB asks for them: which rows break one, and how many, without fetching a table."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
from duckdb import ColumnExpression, ConstantExpression, Expression, FunctionExpression, StarExpression

from etl.problems import Problem
from schemas.contract import Column, Contract

MOST_SHOWN = 100  # rows named for one rule of one column
EMPTY, ALLOWED, LEAST, MOST, FORM = "empty", "allowed", "least", "most", "form"


@dataclass(frozen=True)
class Rule:
    """One rule of one column; `broken` is true for a value that breaks it, false or NULL for all others."""

    kind: str
    column: Column
    broken: Expression


def of_values(contract: Contract) -> list[Rule]:
    """What must hold of each value alone; that a column is never empty stands in `never_empty`."""
    found: list[Rule] = []
    for column in contract.columns:
        value = ColumnExpression(column.name)
        if column.allowed:
            found.append(Rule(ALLOWED, column, value.isnotin(*map(ConstantExpression, column.allowed))))
        if column.minimum is not None:
            found.append(Rule(LEAST, column, value < ConstantExpression(column.minimum)))
        if column.maximum is not None:
            found.append(Rule(MOST, column, value > ConstantExpression(column.maximum)))
        if column.pattern:
            fits = FunctionExpression("regexp_full_match", value, ConstantExpression(column.pattern))
            found.append(Rule(FORM, column, fits == ConstantExpression(False)))
    return found


def never_empty(contract: Contract) -> list[Rule]:
    """Columns that always hold something. The tables of the warehouse refuse NULL there by themselves."""
    return [Rule(EMPTY, one, ColumnExpression(one.name).isnull()) for one in contract.columns if not one.nullable]


def counts(rows: duckdb.DuckDBPyRelation, rules: Sequence[Rule]) -> list[int]:
    """How many rows break each rule, in one pass over `rows`."""
    if not rules:
        return []
    asked = [FunctionExpression("count_if", rule.broken).alias(f"broken_{at}") for at, rule in enumerate(rules)]
    return [int(count or 0) for count in rows.aggregate(asked).fetchall()[0]]


def repeated(rows: duckdb.DuckDBPyRelation, key: Sequence[str]) -> duckdb.DuckDBPyRelation | None:
    """Keys that stand in more than one row, with `times`; None when there is none."""
    columns = [ColumnExpression(name) for name in key]
    if rows.project(*columns).distinct().shape[0] == rows.shape[0]:
        return None
    times = FunctionExpression("count").alias("times")
    return rows.aggregate([*columns, times]).filter(ColumnExpression("times") > ConstantExpression(1))


def unknown(rows: duckdb.DuckDBPyRelation, column: str, known: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The rows whose value in `column` is not among the one column of `known`; NULL refers to nothing.

    Every value is looked up once, however many rows have it.
    """
    value = ColumnExpression(column)
    strange = rows.filter(value.isnotnull()).project(value).distinct().except_(known)
    return rows.set_alias("held").join(strange.set_alias("strange"), column, how="semi")


def problems(rows: duckdb.DuckDBPyRelation, contract: Contract) -> list[Problem]:
    """What breaks the contract in a table that the warehouse made itself; the row is counted from 1."""
    rules, found = of_values(contract), []
    placed = rows.project(StarExpression(), ColumnExpression("rowid"))
    for rule, count in zip(rules, counts(rows, rules), strict=True):
        if count:
            name = rule.column.name
            bad = placed.filter(rule.broken).project(ColumnExpression("rowid"), ColumnExpression(name))
            cure = "write a value that keeps the rule"
            found += [Problem(contract.table, row + 1, name, str(value), rule.column.rule, cure)
                      for row, value in bad.limit(MOST_SHOWN).fetchall()]  # fmt: skip
    again = repeated(rows, contract.key)
    for *key, _ in again.limit(MOST_SHOWN).fetchall() if again is not None else []:
        value, rule_of_key = ", ".join(map(str, key)), f"one row per {contract.one_row_per}"
        found.append(Problem(contract.table, None, "+".join(contract.key), value, rule_of_key, "keep one of the rows"))
    return found
