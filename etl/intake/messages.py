"""What is told to a data officer: refused values and notes, in Indonesian (messages.yaml holds the words)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from schemas import yaml_file

PATH = Path(__file__).with_name("messages.yaml")
MOST_SHOWN = 200  # characters of a value
MOST_ALIKE = 10  # notes of one kind on one sheet

# +62 812-3456-7890, 0812 3456 7890, 0370-621234. Times and dates ("08.00-10.00 13/10") are none.
PHONE = re.compile(
    r"(?<!\d)(?:(?:\+?62|0)[\s.-]?8\d{1,2}[\s.-]?\d{3,4}[\s.-]?\d{3,5}|\(?0\d{2,3}\)?[\s-]\d{5,8})(?!\d)"
)
# Control signs but line ends and tab, half of a pair (no file can hold one), and signs that turn the direction.
_UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What Windows refuses in a name, and what starts a tag or a formula somewhere else.
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f/\\:*?"<>|\u2400\ufffd\u200b-\u200f]')
_LONGEST_NAME = 100
_LOOKED_THROUGH = 20 * MOST_SHOWN
PHONE_GONE = "[nomor dihapus]"
HIDDEN = "(tidak disimpan: mungkin nama orang)"


@dataclass(frozen=True)
class Refusal:
    """One refused value. `row` as a spreadsheet counts; `drops_row`: the row does not go in because of it."""

    sheet: str
    row: int | None
    cell: str | None
    column: str | None
    value: str | None
    rule: str
    cure: str
    drops_row: bool = True

    def __str__(self) -> str:
        place = f"{self.sheet} {self.cell or (f'baris {self.row}' if self.row else '')}".strip()
        value = f" {self.value!r}" if self.value is not None else ""
        outcome = "" if self.drops_row or self.row is None else " (hanya nilai ini yang dilewati; barisnya masuk)"
        return f"{place}:{value} - {self.rule}. Cara memperbaiki: {self.cure}.{outcome}"


@dataclass(frozen=True)
class Note:
    """Something to know about what was read; nothing is refused for it. `cell`: where, if it is about one cell."""

    sheet: str
    words: str
    key: str = ""
    cell: str | None = None

    def __str__(self) -> str:
        return f"{self.sheet}: {self.words}"


class UnreadableFileError(Exception):
    """A file that cannot be read at all; `rule` and `cure` say why and what to do."""

    def __init__(self, key: str, /, **values: Any) -> None:
        self.rule, self.cure = say(key, **values)
        super().__init__(f"{self.rule}. Cara memperbaiki: {self.cure}.")


class NeedsMappingError(UnreadableFileError):
    """A table whose columns a person has to name first; `mapping`: what it holds and what is suggested."""

    def __init__(self, mapping: dict[str, Any]) -> None:
        self.mapping = mapping
        super().__init__("needs_mapping")


class BadValueError(ValueError):
    """A value that breaks a rule: key in messages.yaml and what fills its places."""

    def __init__(self, key: str, /, **values: Any) -> None:
        self.key, self.values = key, values
        super().__init__(key)


def say(key: str, /, **values: Any) -> tuple[str, str]:
    """(rule, cure) of one finding."""
    words = _catalogue()[key]
    return words["rule"].format(**values), words["cure"].format(**values)


def note(on: str, key: str, /, **values: Any) -> Note:
    """A note on a sheet."""
    words: str = _catalogue()[key]
    return Note(on, words.format(**values), key, values.get("cell"))


def few(notes: Sequence[Note]) -> list[Note]:
    """The first notes of each kind on each sheet, and how many more there are: a wrong column gives 100,000 alike."""
    alike: dict[tuple[str, str], list[Note]] = {}
    for one in notes:
        alike.setdefault((one.sheet, one.key), []).append(one)
    told: list[Note] = []
    for (sheet, _), found in alike.items():
        told += found[:MOST_ALIKE]
        if len(found) > MOST_ALIKE:
            told.append(note(sheet, "note_more", count=len(found) - MOST_ALIKE))
    return told


def note_on_form(title: str) -> str:
    """What is told of a file that is a form and holds no answers."""
    return note("", "note_form_file", form=shown(title)).words


def cell(row: int, column: int) -> str:
    """Name of a cell: row as a spreadsheet counts (1 = first), column from 0: `(14, 2)` -> `C14`."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """`0` -> `A`, `26` -> `AA`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def suggestion(names: list[str]) -> str:
    """`; mungkin maksudnya: A, B`, or nothing."""
    return f"; mungkin maksudnya: {', '.join(names)}" if names else ""


def shown(value: Any) -> str:
    """A value as it is told and kept: short, without people, and without signs that hide or turn what stands there."""
    from etl.intake import people  # noqa: PLC0415 - it takes its patterns from here

    text = _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", str(value).replace("\x00", "\N{SYMBOL FOR NULL}"))
    text = people.without_people(text[:_LOOKED_THROUGH])
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 3]}..."


def file_name(name: str) -> str:
    """The name of a file as it is told and kept: no people, no path, no sign that some system refuses or hides."""
    plain = _NOT_IN_NAMES.sub("_", shown(name)).strip(" .") or "berkas"
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}.{ending}" if dot and stem and len(ending) <= 5 else plain[:_LONGEST_NAME]


@cache
def _catalogue() -> dict[str, Any]:
    words: dict[str, Any] = yaml_file.read(PATH)
    return words
