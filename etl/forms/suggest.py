"""Which column of a strange table is perhaps which of the template: suggested, never taken without being asked."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, utils

from etl.forms import meeting_form
from etl.forms.plain import Table
from etl.intake import template
from etl.intake.template import Column, Sheet
from etl.rounds.headings import fold
from schemas import yaml_file

PATH = Path(__file__).with_name("words.yaml")
SURE = 100.0
_LEAST = 85  # of 100; below it no suggestion is better than a wrong one
_SHORTEST = 3  # letters of a name that may stand inside of a question
_ASKED_MORE = 2  # what a required column weighs in the choice of the table

Suggested = dict[str, tuple[str, bool]]  # header -> (field, whether it is sure)


def columns(table: Table, sheet: Sheet) -> Suggested:
    """The best field of each header; a field is suggested once."""
    scored = sorted(_scored(table, sheet), key=lambda one: (-one[0], -one[1]))
    found: Suggested = {}
    taken: set[str] = set()
    for score, _, header, field in scored:
        if header not in found and field not in taken:
            found[header] = (field, score >= SURE)
            taken.add(field)
    return found


def target(table: Table) -> Sheet:
    """The sheet of the template that the headers fit best."""

    def fits(sheet: Sheet) -> float:
        required = {column.field for column in sheet.required}
        return sum((2.0 if sure else 1.0) * (_ASKED_MORE if field in required else 1)
                   for field, sure in columns(table, sheet).values()) / (len(required) or 1)  # fmt: skip

    sheets = template.load().sheets
    meeting = template.load().by_table("meeting")
    return max(sheets, key=lambda sheet: (fits(sheet), sheet is meeting))


def is_timestamp(header: Any) -> bool:
    """Whether a header is that of Google's first column."""
    return fold(header) in _timestamps()


def holds_people(header: str) -> bool:
    """Whether a column holds perhaps names, numbers or addresses of people: its values are not shown."""
    said = set(fold(header).replace("/", " ").replace("-", " ").replace(".", " ").split())
    words = _words()
    return bool(said & set(words["people"])) or ("nama" in said and not said & set(words["named_things"]))


def _scored(table: Table, sheet: Sheet) -> Iterator[tuple[float, int, str, str]]:
    """(score, length of the name that fits, header, field)."""
    for column in table.columns:
        if is_timestamp(column.header):
            continue
        for field in sheet.columns:
            score, length = _score(column.header, field)
            if score >= _LEAST:
                yield score, length, column.header, field.field


def _score(header: str, field: Column) -> tuple[float, int]:
    if template.fold(header) in field.names:
        return SURE + 1, len(header)
    best = (0.0, 0)
    for name in _names(field):
        if template.fold(header) == template.fold(name):
            return SURE, len(header)
        if len(name) >= _SHORTEST:
            # A whole question holds the name among other words: that is a guess, whatever the ratio says.
            ratio = fuzz.token_set_ratio(header, name, processor=utils.default_process)
            best = max(best, (min(ratio, SURE - 1), len(name)))
    return best


@cache
def _names(field: Column) -> tuple[str, ...]:
    own = [field.header, *field.aliases, *_words().get(_table_of(field), {}).get(field.field, ())]
    if _table_of(field) == "meeting":
        form = meeting_form.known()
        own += [words for name, fills in meeting_form.fills().items() if fills == field.field
                for words in form.question(name).words]  # fmt: skip
    return tuple(dict.fromkeys(own))


def _table_of(field: Column) -> str:
    # Hints are shared by several sheets and stand in the contract of the groups.
    return "meeting" if field.kind == "hint" else field.table


@cache
def _timestamps() -> frozenset[str]:
    return frozenset(map(fold, _words()["timestamps"]))


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = yaml_file.read(PATH)
    return found
