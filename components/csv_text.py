"""Rows as CSV, once for every download of the house."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell of text that begins so is worked out by a spreadsheet


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV: the columns of the first row as heads, days as YYYY-MM-DD, missing as nothing; no rows, no text."""
    if not rows:
        return ""
    names = list(rows[0])
    return cells_text(names, [[row[name] for name in names] for row in rows])


def cells_text(heads: Sequence[str], body: Sequence[Sequence[Any]]) -> str:
    """The same for a table of cells with its heads. Text that a spreadsheet would take for a formula gets a `'`."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_plain(value) for value in row] for row in body)
    return out.getvalue()


def _plain(value: Any) -> Any:
    """Names come from files of others: `=cmd|...` must stay words. A dash alone, or before a blank, is no formula."""
    if isinstance(value, str) and value.startswith(_FORMULA) and not (value == "-" or value.startswith("- ")):
        return f"'{value}"
    return value
