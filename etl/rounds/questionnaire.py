"""The questionnaire of a survey round, defined once: the form and the template are written from it, exports read by it.

Questions and options are those of 2018 (data/raw/survey_2018), their short words those of the screen (translations);
questionnaire.yaml adds the identity of a group, the questions in full, hints and the order.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from geo import names, places
from schemas import yaml_file
from schemas.vocabulary import GroupType
from schemas.warehouse_file import ROOT
from translations.text import catalogue

PATH = Path(__file__).with_name("questionnaire.yaml")
STUDY = ROOT / "data" / "raw" / "survey_2018"
FORM_ID = "kuesioner_gugus"
VERSION = "2026112201"  # of the form: raise it with every change of the questionnaire, as collecting servers ask
IDENTITY = "bagian_identitas"  # the section of the fields that are no question of 2018
_PROVINCE = "52"
_NOTHING = {"id": "", "en": ""}

Kind = Literal["one", "many", "text", "date", "place"]


@dataclass(frozen=True)
class Option:
    """One answer. `group_types`: the types of group that are offered it."""

    option_id: str
    label_id: str
    label_en: str
    group_types: tuple[GroupType, ...]


@dataclass(frozen=True)
class Field:
    """One question of the form (`question_id` set), or one field of the group's identity (None).

    `label_*` is the question in full, `short_*` the words of the screen and of the template's headers; `group` the
    section; `within` the field whose answer narrows the options (kecamatan); `alone` an option that excludes others;
    `rule` (an XPath of XLSForm) is what the form checks while it is filled in, and `broken_*` what it says then.
    """

    name: str
    kind: Kind
    question_id: str | None
    group_types: tuple[GroupType, ...]
    options: tuple[Option, ...]
    label_id: str
    label_en: str
    group: str
    hint_id: str
    hint_en: str
    short_id: str
    short_en: str
    required: bool
    within: str | None
    alone: str | None
    rule: str
    broken_id: str
    broken_en: str

    def option(self, option_id: str) -> Option:
        """One option by its id (KeyError when there is none)."""
        return {option.option_id: option for option in self.options}[option_id]

    def options_of(self, group_type: GroupType) -> tuple[Option, ...]:
        """The options that a type of group is offered, in order; none when it is not asked."""
        return tuple(option for option in self.options if group_type in option.group_types)

    def headers(self) -> tuple[str, ...]:
        """How the column may be headed: template first, then Kobo and ODK, by names and by labels."""
        return _once((self.short_id, *self._names(), self.label_id, self.label_en, self.short_en))

    def option_headers(self, option: Option) -> tuple[str, ...]:
        """How the column of one option of a `many` may be headed: template first, then Kobo and ODK."""
        template = f"{self.short_id}: {option.label_id}"
        names = (f"{name}/{option.option_id}" for name in self._names())
        labels = (f"{self.label_id}/{option.label_id}", f"{self.label_en}/{option.label_en}")
        return _once((template, *names, *labels, f"{self.short_en}: {option.label_en}"))

    def _names(self) -> tuple[str, ...]:
        # Kobo parts section and question by a stroke, ODK Central by a dash.
        return (self.name, f"{self.group}/{self.name}", f"{self.group}-{self.name}")


@dataclass(frozen=True)
class Section:
    """A part of the form: the identity of the group, then the components of the standard."""

    name: str
    label_id: str
    label_en: str


@cache
def sections() -> tuple[Section, ...]:
    """The sections in order."""
    return tuple(Section(name, words["id"], words["en"]) for name, words in _raw()["sections"].items())


@cache
def fields() -> tuple[Field, ...]:
    """All fields in the order of the form: identity first, then the questions of 2018."""
    identity = [_identity(name, spec) for name, spec in _raw()["identity"].items()]
    return (*identity, *(_question(row) for row in _rows("questions.csv")))


def field(name: str) -> Field:
    """One field by its name; a question's name is its question_id (KeyError when there is none)."""
    return {one.name: one for one in fields()}[name]


def form_words(key: str) -> dict[str, str]:
    """Words of the form itself: language -> text."""
    words: dict[str, str] = _raw()["form"][key]
    return words


def title() -> str:
    """Title of the form: one for both languages, as XLSForm has it."""
    return str(_raw()["form"]["title"])


def asked() -> tuple[Field, ...]:
    """The questions of 2018, without the identity of the group."""
    return tuple(one for one in fields() if one.question_id)


@cache
def group_types() -> tuple[GroupType, ...]:
    """Types of group that are surveyed."""
    return tuple(map(GroupType, _raw()["identity"]["group_type"]["options"]))


def _identity(name: str, spec: dict[str, Any]) -> Field:
    return _field(name, spec, IDENTITY, None, spec["kind"], group_types(), _identity_options(name, spec), spec["short"])


def _identity_options(name: str, spec: dict[str, Any]) -> tuple[Option, ...]:
    if name == "group_type":
        return tuple(Option(str(one), *_words(f"group_type.{one}"), group_types()) for one in group_types())
    if spec["kind"] != "place":
        return ()
    studied = {names.kabupaten_code(row["kabupaten"], _PROVINCE) for row in _rows("table_01.csv") if row["kabupaten"]}
    # West to east, as on every page; their kecamatan by name below each.
    table = places.kabupaten().sort_values("longitude")
    table = table[table["code"].isin(studied)]
    if spec.get("within"):
        below = places.kecamatan().sort_values("name")
        table = pd.concat([below[below["kabupaten_code"] == code] for code in table["code"]])
    rows = zip(table["code"], table["name"], strict=True)
    return tuple(Option(code, words, words, group_types()) for code, words in rows)


def _question(row: dict[str, str]) -> Field:
    name = row["question_id"]
    spec = _raw()["questions"][name]
    types = tuple(GroupType(one) for one in row["group_types"].split())
    offered = _printed(row) if not spec.get("whole_list") else None
    options = tuple(
        Option(code, *_words(f"option.{name}.{code}"), types if offered is None else _ordered(offered.get(code, set())))
        for code in (one["option_id"] for one in _rows("options.csv") if one["question_id"] == name)
    )
    short = dict(zip(("id", "en"), _words(f"question.{name}"), strict=True))
    kind: Kind = "many" if row["kind"] == "multiple" else "one"
    return _field(name, spec, spec["section"], name, kind, types, options, short)


def _printed(question: dict[str, str]) -> dict[str, set[str]]:
    """option -> types of group for which one of the question's tables prints it."""
    found: dict[str, set[str]] = {}
    for table in question["source_tables"].split():
        for row in _rows(f"table_{int(table):02d}.csv"):
            if row["question_id"] == question["question_id"]:
                found.setdefault(row["option_id"], set()).add(row["group_type"])
    return found


def _field(name: str, spec: dict[str, Any], group: str, question_id: str | None, kind: Kind,
           types: tuple[GroupType, ...], options: tuple[Option, ...], short: dict[str, str]) -> Field:  # fmt: skip
    hint, (rule, broken) = spec.get("hint", _NOTHING), _checked(spec, options)
    return Field(
        name=name, kind=kind, question_id=question_id, group_types=types, options=options, label_id=spec["label"]["id"],
        label_en=spec["label"]["en"], group=group, hint_id=hint["id"], hint_en=hint["en"], short_id=short["id"],
        short_en=short["en"], required=bool(spec.get("required")), within=spec.get("within"), alone=spec.get("alone"),
        rule=rule, broken_id=broken["id"], broken_en=broken["en"],
    )  # fmt: skip


def _checked(spec: dict[str, Any], options: tuple[Option, ...]) -> tuple[str, dict[str, str]]:
    """(what the form checks, what it says when that is broken); empty for most fields."""
    alone = next((option for option in options if option.option_id == spec.get("alone")), None)
    if alone is None:
        return spec.get("rule", ""), spec.get("broken", _NOTHING)
    said = form_words("alone")
    broken = {"id": said["id"].format(option=alone.label_id), "en": said["en"].format(option=alone.label_en)}
    return f"not(selected(., '{alone.option_id}') and count-selected(.) > 1)", broken


def _ordered(types: set[str]) -> tuple[GroupType, ...]:
    return tuple(one for one in group_types() if one in types)


def _words(key: str) -> tuple[str, str]:
    return catalogue("id")[key], catalogue("en")[key]


def _once(headers: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(headers))


@cache
def _rows(file: str) -> list[dict[str, str]]:
    with (STUDY / file).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = yaml_file.read(PATH)
    return raw
