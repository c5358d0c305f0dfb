"""What a change of a value says to a reader: table, column and value in the words of the template."""

from collections.abc import Callable
from datetime import date

from answers import data
from geo import names
from queries import run
from schemas import contract
from translations.format import day, number, rupiah
from translations.text import text

# As in etl/history/changes.py, which makes them.
TABLES = ("working_group", "group_alias", "meeting", "funding", "spending", "resource_person", "resource_person_topic",
          "monitoring_visit")  # fmt: skip
_PLACE = ("batch_id", "source_sheet", "source_row", "is_sample")  # where a row stands is no value of it
_NUMERIC = ("integer", "number")
_CODES: dict[str, Callable[[str], str]] = {
    "Topic": lambda code: data.option_words("topics", code),
    "NarasumberKind": lambda code: data.option_words("narasumber", code),
    "FundingSource": lambda code: data.option_words("funding_source", code),
    "Founder": lambda code: data.option_words("founder", code),
    "MeetingKind": lambda code: text(f"meeting_kind.{code}"),
    "GroupLevel": lambda code: text(f"group_level.{code}"),
    "LocationSource": lambda code: text(f"location_source.{code}"),
    "ReviewState": lambda code: text(f"review_state.{code}"),
    "ResourcePersonKind": lambda code: text(f"resource_person_kind.{code}"),
    "SpendingCategory": lambda code: text(f"spending_category.{code}"),
    "Visitor": lambda code: text(f"visitor.{code}"),
}


def columns() -> set[str]:
    """Every column whose values stand in the history."""
    return {
        column.name
        for table in TABLES
        for column in contract.load(table).columns
        if column.name not in (*contract.load(table).key, *_PLACE) or column.name == "topic"
    }


def table(row: run.Row) -> str:
    """`Pertemuan`."""
    return text(f"audit.table.{row['table_name']}")


def subject(row: run.Row) -> str:
    """Group, else the narasumber by code; the identifier of a group that is gone."""
    return str(row["group_name"] or row["group_id"] or row["row_key"])


def what(row: run.Row) -> str:
    """The column, or what became of the whole row."""
    return text(f"audit.column.{row['column_name']}") if row["column_name"] else text(f"audit.change.{row['kind']}")


def value(row: run.Row, which: str) -> str:
    """The `old_value` or `new_value` as a reader writes it; a dash where nothing stood."""
    written = row[which]
    if written is None or not row["column_name"]:
        return text("audit.nothing") if row["column_name"] else ""
    if row["table_name"] == "resource_person_topic":
        return "; ".join(data.option_words("topics", code) for code in written.split("; "))
    column = contract.load(row["table_name"]).column(row["column_name"])
    try:
        return _said(column, written)
    except (ValueError, KeyError):
        return str(written)  # as a file had it before the words changed


def _said(column: contract.Column, written: str) -> str:
    kinds: dict[str, Callable[[str], str]] = {
        "boolean": lambda text_of: text("page_tables.yes" if text_of == "true" else "page_tables.no"),
        "date": lambda text_of: day(date.fromisoformat(text_of)),
    }
    if column.name in ("kabupaten_code", "kecamatan_code"):
        return names.place_name(written)
    if column.unit == "rupiah":
        return rupiah(float(written))
    if column.type in _NUMERIC and column.unit != "degree" and column.name != "founded_year":
        return number(float(written))
    return _CODES.get(column.vocabulary or "", kinds.get(column.type, str))(written)


def source(row: run.Row) -> str:
    """File, sheet and row from which the new value was read."""
    if not row["source_sheet"]:
        return str(row["source_file_name"] or "")
    return text("audit.cell", file=row["source_file_name"] or "", sheet=row["source_sheet"], row=row["source_row"])
