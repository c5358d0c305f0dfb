"""Rows in, a CSV file out: once for every download of the house."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from schemas import plain_cells

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Excel reads the file as Windows-1252, and `≤` breaks


def table_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as a file: the columns of the first row as heads, days as YYYY-MM-DD, missing as nothing.

    UTF-8 with a byte order mark; without rows the file is empty.
    """
    if not rows:
        return b""
    names = list(rows[0])
    return cells_csv(names, [[row[name] for name in names] for row in rows])


def cells_csv(heads: Sequence[str], body: Sequence[Sequence[Any]]) -> bytes:
    """The same for a table of cells with its heads. Text that a spreadsheet would take for a formula gets a `'`."""
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_plain(value) for value in row] for row in body)
    return out.getvalue().encode()


def _plain(value: Any) -> Any:
    """Names come from files of others: `=cmd|...` must stay words."""
    return plain_cells.guarded(value) if isinstance(value, str) else value
