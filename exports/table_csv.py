"""Rows in, a CSV file out."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Excel reads the file as Windows-1252, and `≤` breaks


def table_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """UTF-8 with a byte order mark; the columns are those of the first row. Raises ValueError without rows."""
    if not rows:
        raise ValueError("a file without rows has no columns")
    out = io.StringIO()
    out.write(MARK)
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
