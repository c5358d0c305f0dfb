"""A table as CSV or Parquet: plain names of columns, the same rows as in the workbook, and what they rest on."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa
from pyarrow import parquet as pq

from answers.about import About
from answers.document import Column, Kind, Table
from exports import table_values
from exports.table_csv import cells_csv
from exports.table_values import TableError
from exports.workbook_about import clock_words, column_line, definitions
from translations.text import text

CSV_MIME, PARQUET_MIME, ZIP_MIME = "text/csv", "application/vnd.apache.parquet", "application/zip"
TYPES: Mapping[Kind, Any] = {
    "text": pa.string(),
    "count": pa.int64(),
    "percent": pa.float64(),
    "rate": pa.float64(),
    "rupiah": pa.float64(),
    "km": pa.float64(),
    "date": pa.date32(),
    "month": pa.date32(),
}
ABOUT = "tentang.csv"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # a zip carries no day of its own, so that the same content is the same file


def csv(table: Table, about: About) -> bytes:
    """The rows under plain names, with a byte order mark; days as YYYY-MM-DD, missing as nothing.

    A row that is torn from its file must still say where it comes from, so each ends with `source`, `is_simulated`
    and `data_version`; a column of the table that has one of these names already stands in its place.
    """
    rests_on = {
        "source": table.basis.source,
        "is_simulated": str(table.basis.is_simulated),
        "data_version": about.stamp.data_version,
    }
    names = [column.key for column in table.columns]
    more = {name: value for name, value in rests_on.items() if name not in names}
    return cells_csv([*names, *more], [(*row, *more.values()) for row in table_values.rows(table)])


def parquet(table: Table, about: About) -> bytes:
    """The rows with their types; title, unit and meaning of each column, and of the table, stand in the metadata."""
    rows = table_values.rows(table)
    fields, columns = [], []
    for place, column in enumerate(table.columns):
        values = [row[place] for row in rows]
        kind = pa.float64() if any(isinstance(one, float) for one in values) else TYPES[column.kind]
        fields.append(pa.field(column.key, kind, metadata=_said(column)))
        columns.append(pa.array(values, type=kind))
    out = io.BytesIO()
    schema = pa.schema(fields, metadata=_metadata(table, about))
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), out)
    return out.getvalue()


def csv_zip(tables: Sequence[Table], about: About) -> bytes:
    """All tables as CSV, and `tentang.csv`: selection, columns with their units, definitions, rules, sources.

    Raises TableError where two tables have one key.
    """
    return _zipped(tables, "csv", lambda table: csv(table, about), about)


def parquet_zip(tables: Sequence[Table], about: About) -> bytes:
    """The same with Parquet."""
    return _zipped(tables, "parquet", lambda table: parquet(table, about), about)


def about_csv(tables: Sequence[Table], about: About) -> bytes:
    """What the sheet `Tentang` of the workbook says, as lines of (part, what, words, unit, plain name)."""
    said: list[tuple[str, str, str, str, str]] = []

    def say(part: str, what: str, words: str, unit: str = "", key: str = "") -> None:
        said.append((part, what, words, unit, key))

    say(text("workbook.about.selection"), text("workbook.about.filters"), about.filters)
    say(text("workbook.about.selection"), text("workbook.about.link"), about.link)
    say(text("workbook.about.selection"), text("workbook.about.made"), about.stamp.words)
    for table in tables:
        say(text("workbook.about.sheets"), table.title, table.basis.foot, clock_words(table.basis), table.key)
    for line in dict.fromkeys(column_line(column) for table in tables for column in table.columns):
        say(text("workbook.about.columns"), *line)
    for what, words in definitions(tables):
        say(text("workbook.about.definitions"), what, words)
    for part, lines in (
        (text("workbook.about.rules"), about.method),
        (text("workbook.about.attribution"), about.attribution),
    ):
        for place, words in enumerate(lines, start=1):
            say(part, str(place), words)
    heads = ("part", "what", "words", "unit", "column")
    return cells_csv(heads, said)


def _zipped(tables: Sequence[Table], ending: str, made: Callable[[Table], bytes], about: About) -> bytes:
    out = io.BytesIO()
    if len({table.key for table in tables}) < len(tables):
        raise TableError(f"two tables have the same key, and so the same file: {[table.key for table in tables]}")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(_entry(ABOUT), about_csv(tables, about))
        for table in tables:
            packed.writestr(_entry(f"{table.key}.{ending}"), made(table))
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _OLDEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _said(column: Column) -> dict[str, str]:
    title, definition, unit, _ = column_line(column)
    return {
        "title": title,
        "unit": unit,
        "kind": column.kind,
        "decimals": str(column.decimals),
        "definition": definition,
    }


def _metadata(table: Table, about: About) -> dict[str, str]:
    basis, stamp = table.basis, about.stamp
    return {
        "title": table.title,
        "language": about.language,
        "filters": about.filters,
        "clock": basis.clock or "",
        "source": basis.source,
        "coverage": basis.coverage,
        "caveat": basis.caveat,
        "is_simulated": str(basis.is_simulated).lower(),
        "mark": text("log.sample") if basis.is_simulated else "",
        "notes": json.dumps(table.notes, ensure_ascii=False),
        "definitions": json.dumps(dict(definitions([table])), ensure_ascii=False),
        "rules": json.dumps(about.method, ensure_ascii=False),
        "attribution": json.dumps(about.attribution, ensure_ascii=False),
        "link": about.link,
        "stamp": stamp.words,
        "data_version": stamp.data_version,
        "code_version": stamp.code_version,
        "made_at": stamp.made_at.isoformat(),
    }
