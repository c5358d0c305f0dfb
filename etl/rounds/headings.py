"""Which column of an export is which field of the questionnaire, whatever flavour its headers are of.

Headers are XML names or labels (Indonesian or English), with the group before them or not, separated by `/`
(KoboToolbox) or `-` (ODK Central). A `/` also stands before an option of a split question. All of these spellings are
written down from the questionnaire first and looked up then: nothing is guessed from the signs in a header.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rapidfuzz import fuzz, process

from etl.rounds import questionnaire
from etl.rounds.questionnaire import Field

SEARCHED_ROWS = 30  # a title, a letterhead; deeper than that nobody puts headers

# Folded headers of the columns that the server adds -> what they say here.
SYSTEM = {
    "rootuuid": "root_uuid", "_rootuuid": "root_uuid", "meta/rootuuid": "root_uuid", "_uuid": "uuid", "_id": "id",
    "key": "key", "meta-instanceid": "key", "meta/instanceid": "key", "instanceid": "key",
    "_submission_time": "sent", "submissiondate": "sent",
    "_validation_status": "validation", "reviewstate": "review",
}  # fmt: skip
SILENT = frozenset({  # added by the server too, and of no use here
    "start", "end", "today", "username", "deviceid", "simserial", "subscriberid", "phonenumber", "audit",
    "formhub/uuid", "submitterid", "submittername", "attachmentspresent", "attachmentsexpected", "status", "edits",
    "formversion", "meta/instancename", "meta-instancename", "meta/deprecatedid", "meta/audit", "no",
})  # fmt: skip


def fold(words: Any) -> str:
    """A header or a word as it is compared: small letters, single blanks, no star of a required column."""
    return " ".join(str(words or "").casefold().replace("*", " ").split())


@dataclass(frozen=True)
class Spelling:
    """What a header stands for: a field, or one option of it; `by_name`: written as XML name, not as label."""

    field: str
    option: str | None
    by_name: bool


@dataclass
class Headings:
    """Row `last` (from 0) holds the headers. Columns are numbered from 0."""

    last: int
    first_row: int  # of the answers: behind a row of `#hxl` tags, if there is one
    columns: dict[str, tuple[int, bool]] = field(default_factory=dict)  # field -> column, by name
    split: dict[str, dict[str, int]] = field(default_factory=dict)  # field -> option -> its 1/0 column
    system: dict[str, int] = field(default_factory=dict)
    unknown: dict[int, str] = field(default_factory=dict)
    twice: dict[int, str] = field(default_factory=dict)  # the same field again
    words: dict[int, str] = field(default_factory=dict)  # column -> header as written

    @property
    def fields(self) -> set[str]:
        """Fields that are there, in one column or in several."""
        return {*self.columns, *self.split}

    @property
    def missing(self) -> list[Field]:
        """Fields that must be there and are not."""
        return [questionnaire.field(name) for name in REQUIRED if name not in self.fields]

    @property
    def unasked(self) -> list[Field]:
        """Questions without a column."""
        return [one for one in questionnaire.asked() if one.name not in self.fields]

    def place(self, name: str) -> int | None:
        """Column in which a field begins."""
        if name in self.columns:
            return self.columns[name][0]
        return min(self.split[name].values()) if name in self.split else None


REQUIRED = ("group_type", "kabupaten_code", "group_name")


def find(rows: list[list[Any]]) -> Headings | None:
    """The row with the most headers of the questionnaire; None where no row has two."""
    best: Headings | None = None
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        found = _match(row, number)
        if best is None or len(found.fields) > len(best.fields):
            best = found
    if best is None or len(best.fields) < 2:
        return None
    best.first_row = best.last + 1
    if best.first_row < len(rows) and is_hxl(rows[best.first_row]):
        best.first_row += 1
    return best


def near(words: str) -> list[str]:
    """Names and labels of fields that look like a header, the best one only."""
    known = [name for one in questionnaire.fields() for name in (one.name, *_labels(one))]
    hits = process.extract(words[:100], known, scorer=fuzz.ratio, processor=str.casefold, limit=1, score_cutoff=75)
    return [name for name, _, _ in hits]


@cache
def spellings() -> dict[str, Spelling]:
    """Folded header -> what it stands for. What could stand for two things is left out."""
    found: dict[str, Spelling] = {}
    doubtful: set[str] = set()
    for words, meant in _all():
        known = found.setdefault(fold(words), meant)
        if (known.field, known.option) != (meant.field, meant.option):
            doubtful.add(fold(words))
    return {words: meant for words, meant in found.items() if words not in doubtful}


def _all() -> Iterator[tuple[str, Spelling]]:
    """Every way to write a header, and what it means."""
    sections = {one.name: (one.name, one.label_id, one.label_en) for one in questionnaire.sections()}
    for one in questionnaire.fields():
        before = ["", *(f"{group}{sign}" for group in sections[one.group] for sign in "/-")]
        options = one.options if one.kind == "many" else ()
        for base, by_name in [(one.name, True), *((label, False) for label in _labels(one))]:
            for group in before:
                yield f"{group}{base}", Spelling(one.name, None, by_name)
                for option in options:
                    for words in (option.option_id, option.label_id, option.label_en):
                        yield f"{group}{base}/{words}", Spelling(one.name, option.option_id, by_name)
        for option in options:
            for words in one.option_headers(option):
                yield words, Spelling(one.name, option.option_id, words.startswith(one.name))


def _labels(one: Field) -> tuple[str, ...]:
    return tuple(dict.fromkeys((one.label_id, one.label_en, one.short_id, one.short_en)))


def _match(row: list[Any], number: int) -> Headings:
    known, found = spellings(), Headings(number, number + 1)
    for place, cell in enumerate(row):
        words = fold(cell)
        if not words:
            continue
        found.words[place] = " ".join(str(cell).split())
        meant = known.get(words)
        if meant is not None:
            _add(found, meant, place)
        elif words in SYSTEM:
            found.system.setdefault(SYSTEM[words], place)
        elif not words.startswith("_") and words not in SILENT:
            found.unknown[place] = found.words[place]
    return found


def _add(found: Headings, meant: Spelling, place: int) -> None:
    if meant.option is None:
        if meant.field in found.columns:
            found.twice[place] = meant.field
        found.columns.setdefault(meant.field, (place, meant.by_name))
    else:
        options = found.split.setdefault(meant.field, {})
        if meant.option in options:
            found.twice[place] = meant.field
        options.setdefault(meant.option, place)


def is_hxl(row: list[Any]) -> bool:
    """Whether a row below the headers holds `#hxl` tags."""
    said = [str(cell).strip() for cell in row if str(cell or "").strip()]
    return bool(said) and all(cell.startswith("#") for cell in said)
