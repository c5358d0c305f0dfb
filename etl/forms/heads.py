"""Which column of an export is which question of a form, and which ones the server added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from etl.forms.form import Form
from etl.intake import template, values
from etl.intake.grid import Grid
from etl.rounds.headings import SILENT, SYSTEM, fold, is_hxl

SEARCHED_ROWS = 5  # an export begins with its headers; somebody may have put a title above
_LINKS = {"_index": "index", "_parent_index": "parent_index", "parent_key": "parent_key"}
_KOBO = frozenset({
    "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "_tags", "_index",
    "__version__", "rootuuid", "_rootuuid", "meta/rootuuid", "_submission__id", "_submission__uuid",
    "_parent_table_name", "_parent_index", "formhub/uuid",
})  # fmt: skip
_ODK = frozenset({
    "submissiondate", "meta-instanceid", "key", "submitterid", "submittername", "attachmentspresent", "reviewstate",
    "attachmentsexpected", "formversion", "edits", "deviceid", "parent_key",
})  # fmt: skip
_LEAST = 2  # columns of a server that tell it


@dataclass
class Heads:
    """Row `last` (from 0) holds the headers, `first_row` the first answers. Columns are numbered from 0."""

    last: int
    first_row: int
    columns: dict[str, tuple[int, bool]] = field(default_factory=dict)  # question -> column, by name
    split: dict[str, dict[str, int]] = field(default_factory=dict)  # question -> option or part -> its column
    system: dict[str, int] = field(default_factory=dict)
    unknown: dict[int, str] = field(default_factory=dict)  # columns that the form does not know
    words: dict[int, str] = field(default_factory=dict)  # column -> header as written

    @property
    def questions(self) -> set[str]:
        """Questions that are there, in one column or in several."""
        return {*self.columns, *self.split}

    def place(self, question: str) -> int | None:
        """Column in which a question begins."""
        if question in self.columns:
            return self.columns[question][0]
        return min(self.split[question].values()) if question in self.split else None


@dataclass(frozen=True)
class Row:
    """One row of answers."""

    cells: list[Any]
    heads: Heads

    def at(self, place: int | None) -> Any:
        """The cell of a column as received; None where it says nothing."""
        if place is None or place >= len(self.cells):
            return None
        value = self.cells[place]
        return None if values.is_blank(values.clean(value)) else value

    def text(self, place: int | None) -> str | None:
        """The same as cleaned text."""
        value = self.at(place)
        return None if value is None else values.as_text(values.clean(value))

    def said(self, name: str) -> str | None:
        """What the server says in one of its own columns."""
        return self.text(self.heads.system.get(name))


def server_of(rows: Iterable[list[Any]]) -> str | None:
    """`kobo` or `odk`, by the columns that the server adds; None without them."""
    for row in rows:
        folded = {fold(cell) for cell in row}
        if len(folded & _ODK) >= _LEAST and folded & {"key", "parent_key"}:
            return "odk"
        if len(folded & _KOBO) >= _LEAST:
            return "kobo"
    return None


def of(grid: Grid, form: Form | None, repeat: str | None = None) -> Heads | None:
    """The row with the most headers that the form or a server knows; None where no row has two."""
    known = form.spellings(repeat) if form else {}
    best: Heads | None = None
    for number, row in enumerate(grid.rows[:SEARCHED_ROWS]):
        found = _match(row, number, known)
        if best is None or _score(found) > _score(best):
            best = found
    if best is None or _score(best) < _LEAST:
        return None
    while best.first_row < len(grid.rows) and is_hxl(grid.rows[best.first_row]):
        best.first_row += 1
    return best


def is_system(header: Any) -> bool:
    """Whether a header is one that a server adds."""
    words = fold(header)
    return words in SYSTEM or words in SILENT or words in _KOBO or words in _ODK or words in _LINKS


def is_ours(header: Any) -> bool:
    """Whether a header is that of the column with errors in a file that was given back."""
    return template.fold(str(header or "")) == template.fold(template.ERRORS)


def _score(found: Heads) -> int:
    return len(found.questions) + len(found.system)


def _match(row: list[Any], number: int, known: Mapping[str, Any]) -> Heads:
    found = Heads(number, number + 1)
    for place, cell in enumerate(row):
        words = fold(cell)
        if not words:
            continue
        found.words[place] = " ".join(str(cell).split())
        meant = known.get(words)
        system = SYSTEM.get(words) or _LINKS.get(words)
        if meant is not None and meant.option is None:
            found.columns.setdefault(meant.question, (place, meant.by_name))
        elif meant is not None:
            found.split.setdefault(meant.question, {}).setdefault(meant.option, place)
        elif system is not None:
            found.system.setdefault(system, place)
        elif not words.startswith("_") and not is_system(cell) and not is_ours(cell):
            found.unknown[place] = found.words[place]
    return found
