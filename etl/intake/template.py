"""The definition of the template (template.yaml): sheets, columns, words; the writer and the reader both ask here."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from schemas import contract, yaml_file
from schemas.contract import Column as ContractColumn
from translations.text import catalogue

PATH = Path(__file__).with_name("template.yaml")
EXAMPLE_MARK = "contoh"  # a row with this word in its first column is never loaded
SILENT = ("petunjuk", "pilihan")  # sheets that hold no data
ERRORS = "Kesalahan"  # the column of a file given back that says what is wrong; passed over when it is read again
LONGEST_TEXT = 300  # characters, where a column says nothing


def fold(words: str) -> str:
    """A header or a word as it is compared: small letters and digits only (`"Biaya (Rp)*"` -> `"biayarp"`)."""
    return re.sub(r"[\W_]+", "", words.casefold())


@dataclass(frozen=True, eq=False)  # one object each: compared and hashed by identity
class Column:
    """One column of a sheet, and the contract column it fills (or helps to fill, for hints)."""

    header: str
    table: str
    name: str
    kind: str
    required: bool
    note: str
    example: Any
    aliases: tuple[str, ...]
    most: int
    hides: bool  # what stands here instead of a known word may be somebody's name: never shown, never kept
    people: str  # of a column of text: which names of people are looked for in it (etl/intake/people.py)

    @property
    def field(self) -> str:
        """Name of the column in a frame of this sheet; several headers may fill one contract column."""
        return fold(self.header)

    @property
    def contract(self) -> ContractColumn:
        """The contract column."""
        return contract.load(self.table).column(self.name)

    @property
    def names(self) -> frozenset[str]:
        """Folded headers under which the column is recognised."""
        own = () if self.kind in ("marker", "hint") else (fold(self.name),)
        return frozenset({fold(self.header), *map(fold, self.aliases), *own} - {""})

    @property
    def vocabulary(self) -> str | None:
        """Name of the word list, if the column has one."""
        return self.contract.vocabulary


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet: the table it fills and its columns in order."""

    name: str
    table: str
    intro: str
    keeps_rows: bool  # a bad value that is not required is left out, and the row goes in
    aliases: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> frozenset[str]:
        """Folded names under which the sheet is recognised."""
        return frozenset({fold(self.name), *map(fold, self.aliases), fold(self.table)})

    @property
    def required(self) -> tuple[Column, ...]:
        """Columns that must be there."""
        return tuple(column for column in self.columns if column.required)

    def column(self, field: str) -> Column:
        """Column by its field name (KeyError when there is none)."""
        return {column.field: column for column in self.columns}[field]


@dataclass(frozen=True)
class Template:
    """All sheets in order, and the first column that each of them has: the row number."""

    marker: Column
    sheets: tuple[Sheet, ...]

    def by_table(self, table: str) -> Sheet:
        """The sheet of a table (KeyError when there is none)."""
        return {sheet.table: sheet for sheet in self.sheets}[table]


@cache
def load() -> Template:
    """The template."""
    raw = _raw()
    marker = _column("working_group", {**raw["marker"], "column": "group_id", "kind": "marker"})
    sheets = []
    for name, spec in raw["sheets"].items():
        columns = tuple(_column(spec["table"], one) for one in spec["columns"])
        keeps_rows = spec["on_bad"] == "value"
        sheets.append(Sheet(name, spec["table"], spec["intro"], keeps_rows, tuple(spec["aliases"]), columns))
    return Template(marker, tuple(sheets))


@cache
def words(vocabulary: str) -> dict[str, str]:
    """Code -> Indonesian words of one vocabulary, in the order of the vocabulary."""
    listed = _raw()["words"][vocabulary]
    if isinstance(listed, str):
        known = catalogue("id")
        return {code: known[f"{listed}.{code}"] for code in _codes(vocabulary)}
    return {code: str(listed[code]) for code in _codes(vocabulary)}


def key_of_words(vocabulary: str) -> str | None:
    """The key below which the translations have the words of a vocabulary; None where the template has its own."""
    listed = _raw()["words"][vocabulary]
    return listed if isinstance(listed, str) else None


@cache
def codes_by_word(vocabulary: str) -> dict[str, str]:
    """Folded word, code or other word -> code."""
    also = {fold(str(word)): str(code) for word, code in _raw().get("also", {}).get(vocabulary, {}).items()}
    return also | {fold(code): code for code in words(vocabulary)} | {fold(w): c for c, w in words(vocabulary).items()}


def _codes(vocabulary: str) -> list[str]:
    from schemas import vocabulary as lists  # noqa: PLC0415 - the argument has its name

    return [str(member) for member in getattr(lists, vocabulary)]


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = yaml_file.read(PATH)
    return raw


def _column(table: str, spec: dict[str, Any]) -> Column:
    table, _, name = spec["column"].rpartition(".") if "." in spec["column"] else (table, "", spec["column"])
    rules = contract.load(table).column(name)
    kind = spec.get("kind") or ("word" if rules.vocabulary else rules.type)
    aliases, most = tuple(map(str, spec.get("aliases", ()))), int(spec.get("most", LONGEST_TEXT))
    example, hides = spec.get("example", ""), bool(spec.get("hides", False))
    required = bool(spec.get("required", False))
    people = str(spec.get("people", "free"))
    return Column(str(spec["header"]), table, name, kind, required, spec["note"], example, aliases, most, hides, people)
