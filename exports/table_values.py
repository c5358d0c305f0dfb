"""The rows of a table as every file of it holds them: the same values in XLSX, CSV and Parquet."""

import math
from datetime import date, datetime
from decimal import Decimal

from answers.document import Column, Scalar, Table
from translations.text import text

DAYS = ("date", "month")  # a month is kept as its first day


class TableError(ValueError):
    """A value that does not fit its column: a table that was made wrongly, never a fault of the reader."""


def rows(table: Table) -> list[tuple[Scalar, ...]]:
    """All rows, each value as its column's kind asks; missing, NaN and infinite are None.

    Raises TableError where a row has another length than the columns, or a value is no number or day.
    """
    found = []
    for place, row in enumerate(table.rows, start=1):
        if len(row) != len(table.columns):
            raise TableError(f"{table.key}, row {place}: {len(row)} values for {len(table.columns)} columns")
        found.append(tuple(_value(one, column, table) for one, column in zip(row, table.columns, strict=True)))
    return found


def unit_words(column: Column) -> str:
    """The unit of a column in words; of a percentage also how it is stored."""
    return column.unit or text(f"workbook.unit.{column.kind}")


def _value(value: Scalar | Decimal, column: Column, table: Table) -> Scalar:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if column.kind == "text":
        return str(value)
    if column.kind in DAYS:
        return _day(value, column, table)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TableError(f"{table.key}, column {column.key}: {value!r} is no number")
    # Counts are whole; only the sums that a rate is divided from may be kilometres or the like.
    return int(value) if column.kind == "count" and value == int(value) else float(value)


def _day(value: object, column: Column, table: Table) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise TableError(f"{table.key}, column {column.key}: {value!r} is no day")
