"""The contract of every table, read from `schemas/<table>.yaml`: type, unit, allowed values, meaning.

The ETL checks each frame against its contract before anything is written, the warehouse creates its tables from
it, and `docs/data_dictionary.md` is generated from it, so that the three can't disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from schemas import vocabulary, yaml_file

FOLDER = Path(__file__).parent

# contract type -> (pandas dtype of the checked frame, DuckDB type of the table)
TYPES: Mapping[str, tuple[str, str]] = {
    "text": ("string", "VARCHAR"),
    "integer": ("Int64", "BIGINT"),
    "number": ("Float64", "DOUBLE"),
    "boolean": ("boolean", "BOOLEAN"),
    "date": ("datetime64[us]", "DATE"),
    "timestamp": ("datetime64[us]", "TIMESTAMP"),
}


# Why a column is listed as personal data: the name itself, words in which names are looked for and taken out, data
# about somebody who is known by a code alone, or what stands for a sender.
PERSONAL = ("name", "words", "person", "office")


@dataclass(frozen=True)
class Column:
    """One column: what it holds, in which unit, and which values it may take."""

    name: str
    type: str
    describes: str
    unit: str | None = None
    nullable: bool = False
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    references: str | None = None  # "table.column"; NULL refers to nothing
    vocabulary: str | None = None
    personal: str | None = None  # what it holds, or might hold, of a person: see PERSONAL

    @property
    def pandas_dtype(self) -> str:
        """Dtype of this column in a checked frame."""
        return TYPES[self.type][0]

    @property
    def sql_type(self) -> str:
        """Type of this column in the warehouse."""
        return TYPES[self.type][1]

    @property
    def rule(self) -> str:
        """The rule in words, for messages and the dictionary."""
        parts = [self.type]
        if self.allowed:
            parts.append("one of " + ", ".join(self.allowed))
        if self.minimum is not None:
            parts.append(f">= {self.minimum:g}")
        if self.maximum is not None:
            parts.append(f"<= {self.maximum:g}")
        if self.pattern:
            parts.append(f"of the form {self.pattern}")
        if self.references:
            parts.append(f"found in {self.references}")
        parts.append("may be empty" if self.nullable else "never empty")
        return ", ".join(parts)


# Which rows of a table a reader gets who does not see all groups (queries/seen.py says how each is cut):
# all of them; those of the own kabupaten; of its groups; of their meetings; of its narasumber; all for who signed in;
# the files that brought such rows or were brought for them. A table that says nothing has no rows for such a reader.
SEEN_BY = ("everyone", "kabupaten", "group", "meeting", "person", "signed_in", "batch")


@dataclass(frozen=True)
class Contract:
    """One table: one row per what, its key, its columns in order, and who sees its rows (see SEEN_BY)."""

    table: str
    describes: str
    one_row_per: str
    made_by: str
    key: tuple[str, ...]
    columns: tuple[Column, ...] = field(default=())
    seen_by: str | None = None

    def column(self, name: str) -> Column:
        """Column by name; KeyError names the table."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.table} has no column {name}")

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return [column.name for column in self.columns]

    @property
    def create_sql(self) -> str:
        """CREATE TABLE statement. NOT NULL stands in the file too; keys hold NULLs, so they are checked in the ETL."""
        lines = [f"  {c.name} {c.sql_type}{'' if c.nullable else ' NOT NULL'}" for c in self.columns]
        return f"CREATE TABLE {self.table} (\n" + ",\n".join(lines) + "\n)"


@cache
def load(table: str) -> Contract:
    """Contract of one table. Raises FileNotFoundError for a table without one, ValueError for a broken file."""
    path = FOLDER / f"{table}.yaml"
    raw: dict[str, Any] = yaml_file.read(path)
    columns = tuple(_column(path, name, spec) for name, spec in raw["columns"].items())
    seen_by = raw.get("seen_by")
    if seen_by not in (None, *SEEN_BY):
        raise ValueError(f"{path.name}: seen_by is {seen_by!r}; use one of {', '.join(SEEN_BY)}, or leave it out")
    facts = (raw["describes"], raw["one_row_per"], raw["made_by"], tuple(raw["key"]))
    contract = Contract(table, *facts, columns, seen_by)
    for name in contract.key:
        contract.column(name)
    return contract


@cache
def all_contracts() -> tuple[Contract, ...]:
    """All contracts, by table name."""
    return tuple(load(path.stem) for path in sorted(FOLDER.glob("*.yaml")))


def _column(path: Path, name: str, spec: dict[str, Any]) -> Column:
    if spec.get("type") not in TYPES:
        raise ValueError(f"{path.name}: column {name} has type {spec.get('type')!r}; use one of {', '.join(TYPES)}")
    spec = dict(spec)
    words = spec.get("vocabulary")
    if words:
        spec["allowed"] = [str(member) for member in getattr(vocabulary, words)]
    if spec.get("personal") not in (None, *PERSONAL):
        raise ValueError(f"{path.name}: column {name} has personal {spec['personal']!r}; use {', '.join(PERSONAL)}")
    spec["allowed"] = tuple(str(value) for value in spec.get("allowed", ()))
    return Column(name=name, **spec)
