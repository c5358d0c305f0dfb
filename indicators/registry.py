"""The indicators: each is one `<id>.yaml` (meaning) and one `<id>.sql` (numerator and denominator); no Python.

`load` and `all_indicators` read and check them: a field too many, a wrong word, a missing sentence stops the
dashboard at start with the file, the field, the value, the rule and the cure, not on the reader's page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter
from types import NoneType
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

import yaml

from indicators.share import Share
from indicators.statement import count_words, share_words
from schemas.vocabulary import Direction, GroupType, ValueStatus
from translations.format import number
from translations.text import LANGUAGES, catalogue, text

FOLDER = Path(__file__).parent
WORDS = ("title", "short", "why", "numerator", "denominator", "sentence", "caveat")
PLACES = {"place", "count", "group_type"}  # what a sentence is filled with
TABLES = set(range(1, 21))  # tables of the study
TYPE_WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
TYPE_WORDS |= {list: "a list [a, b]", dict: "a list of `field: value` lines"}


class Theme(StrEnum):
    """Themes after the components of the 2008 standard, in the order of the pages."""

    ORGANISASI = "organisasi"
    PROGRAM = "program"
    KEAKTIFAN = "keaktifan"
    PENDANAAN = "pendanaan"
    SARANA = "sarana"
    NARASUMBER = "narasumber"
    PENJAMINAN_MUTU = "penjaminan_mutu"
    HASIL = "hasil"


# What dates a figure. The survey is a photograph, the activity log a film: never on one time axis.
Clock = Literal["survey"]
Unit = Literal["kelompok", "skor"]
Scale = Literal["share", "score"]  # k of n groups; an average as published, without counts
# Only percent_of_groups may be drawn on the axis of a share; the other is said in words.
BenchmarkUnit = Literal["percent_of_groups", "meetings_per_year"]


class IndicatorError(ValueError):
    """A broken indicator file, or an indicator that does not exist."""


@dataclass(frozen=True)
class Benchmark:
    """What the standard asks for. `value` and `unit` are None where the study gives a requirement without a figure."""

    value: float | None
    unit: BenchmarkUnit | None
    source_line: int
    source_line_to: int
    words_key: str

    @property
    def words(self) -> str:
        """The requirement and whose it is, in one sentence."""
        return text(self.words_key)


@dataclass(frozen=True)
class Indicator:
    """One indicator; the fields are those of its yaml file, in the same order."""

    id: str
    theme: Theme
    sort_order: int  # within the theme
    clock: Clock
    question_id: str | None  # None where the figure stands in the prose of the study
    source_tables: tuple[int, ...]
    source_lines: tuple[int, ...]  # of the prose; the lines of table cells are kept with each cell
    group_types: tuple[GroupType, ...]  # those the study has it for
    by_kabupaten: bool  # False: one figure for all five kabupaten only
    unit: Unit
    scale: Scale
    score_range: tuple[int, ...] | None  # lowest and highest score
    decimals: int
    direction: Direction
    adds_over_time: bool
    adds_over_time_reason: str | None
    adds_over_places: bool
    adds_over_places_reason: str | None
    benchmark: Benchmark | None
    owner: str
    is_headline: bool

    def word(self, name: str) -> str:
        """One of WORDS, in the language of this run."""
        return text(f"indicator.{self.id}.{name}")

    @property
    def title(self) -> str:
        """Neutral name."""
        return self.word("title")

    @property
    def short(self) -> str:
        """Name for chips and table heads, at most 28 characters."""
        return self.word("short")

    @property
    def why(self) -> str:
        """Why it matters, in one sentence."""
        return self.word("why")

    @property
    def caveat(self) -> str:
        """What must be known before it is quoted; empty if nothing."""
        return self.word("caveat")

    @property
    def numerator_words(self) -> str:
        """Who is counted."""
        return self.word("numerator")

    @property
    def denominator_words(self) -> str:
        """Out of whom."""
        return self.word("denominator")

    @property
    def theme_words(self) -> str:
        """Name of the theme."""
        return text(f"indicator_theme.{self.theme}")

    @property
    def owner_words(self) -> str:
        """Who answers for the definition."""
        return text(f"indicator_owner.{self.owner}")

    @property
    def sql(self) -> str:
        """Text of the query: round_id, group_type, kabupaten_code, numerator, denominator, value_published."""
        return (FOLDER / f"{self.id}.sql").read_text(encoding="utf-8")

    def sentence(self, place: str, share: Share, group_type: str) -> str:
        """The figure as a sentence ("Di Bima, 2 dari 11 ..."); where there is none, why."""
        who = {"place": place, "group_type": group_type}
        if not share.is_counted and share.status != ValueStatus.PUBLISHED_ONLY:
            return text("indicator_sentence.no_value", title=self.title, reason=count_words(share), **who)
        if self.scale == "score" and share.published is not None:
            return text(f"indicator.{self.id}.sentence", count=self.score_words(share.published), **who)
        return text(f"indicator.{self.id}.sentence", count=share_words(share), **who)

    def score_words(self, score: float) -> str:
        """`skor 2,2 (skala 0–4)`: a score never stands without its scale."""
        low, high = self.score_range or (0, 0)
        return text("indicator_sentence.score", value=number(score, self.decimals), low=low, high=high)


@cache
def load(indicator_id: str) -> Indicator:
    """The indicator with this id, checked. Raises IndicatorError, naming near matches, when there is none."""
    known = _ids()
    if indicator_id not in known:
        cure = _near(indicator_id, known) or "see the *.yaml files in indicators/"
        raise IndicatorError(f"no indicator '{indicator_id}': {cure}")
    return read(FOLDER / f"{indicator_id}.yaml")


@cache
def all_indicators() -> tuple[Indicator, ...]:
    """All indicators, themes in their order, then by sort_order. Raises IndicatorError on the first broken file."""
    found: dict[tuple[int, int], Indicator] = {}
    for indicator_id in _ids():
        indicator = load(indicator_id)
        place = (list(Theme).index(indicator.theme), indicator.sort_order)
        if place in found:
            rule = f"each sort_order stands once in a theme; {found[place].id}.yaml has it too"
            raise _error(indicator_id, "sort_order", indicator.sort_order, rule, "choose a free number")
        found[place] = indicator
    return tuple(found[place] for place in sorted(found))


def by_theme(theme: str) -> tuple[Indicator, ...]:
    """Indicators of one theme, in order. Raises ValueError on an unknown theme."""
    wanted = Theme(theme)
    return tuple(indicator for indicator in all_indicators() if indicator.theme == wanted)


def headline() -> tuple[Indicator, ...]:
    """Indicators of the landing page."""
    return tuple(indicator for indicator in all_indicators() if indicator.is_headline)


def read(path: Path) -> Indicator:
    """Read and check one yaml file with its sql and its words. Raises IndicatorError."""
    name = path.stem
    indicator: Indicator = _filled(name, "", _mapping(path), Indicator)
    _check_meaning(name, indicator)
    if not path.with_suffix(".sql").is_file():
        raise _error(name, "sql", f"{name}.sql", "each indicator has a query of the same name", "add the file")
    _check_words(indicator)
    return indicator


def _near(value: object, known: Iterable[str]) -> str:
    """`did you mean has_sk or has_kak?`, or nothing when no word is near."""
    near = get_close_matches(str(value), list(known), n=3)
    return f"did you mean {' or '.join(near)}?" if near else ""


def _ids() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def _error(name: str, field: str, value: object, rule: str, cure: str) -> IndicatorError:
    return IndicatorError(f"indicators/{name}.yaml: {field} = {value!r}: {rule}; {cure}")


def _mapping(path: Path) -> dict[str, Any]:
    """Fields of the file. YAML itself lets a second value win silently; here a field that stands twice is refused."""
    content = path.read_text(encoding="utf-8")
    node = yaml.compose(content, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        raise _error(path.stem, "file", content[:40], "an indicator is a list of `field: value` lines", "write it so")
    names = [key.value for key, _ in node.value]
    for name in names:
        if names.count(name) > 1:
            raise _error(path.stem, name, name, "a field stands once", "remove one of the lines")
    fields_read: dict[str, Any] = yaml.safe_load(content)
    return fields_read


def _same_fields(name: str, prefix: str, raw: dict[str, Any], kind: type[Any]) -> None:
    expected = [field.name for field in fields(kind)]
    for field in expected:
        if field not in raw:
            raise _error(name, prefix + field, "missing", "every field is written out", f"add `{field}:`")
    for field, value in raw.items():
        if field not in expected:
            raise _error(name, f"{prefix}{field}", value, "no such field", _near(field, expected) or "remove it")


def _filled(name: str, prefix: str, raw: dict[str, Any], kind: type[Any]) -> Any:
    """A dataclass from the fields of the file, each turned into the type that the dataclass says."""
    _same_fields(name, prefix, raw, kind)
    hints = get_type_hints(kind)
    return kind(**{field: _typed(name, prefix + field, raw[field], hints[field]) for field in raw})


def _typed(name: str, field: str, value: Any, kind: Any) -> Any:
    if NoneType in get_args(kind):
        if value is None:
            return None
        kind = next(option for option in get_args(kind) if option is not NoneType)
    if get_origin(kind) is tuple:
        return tuple(_typed(name, field, item, get_args(kind)[0]) for item in _typed(name, field, value, list))
    if is_dataclass(kind):
        return _filled(name, f"{field}.", _typed(name, field, value, dict), cast(type[Any], kind))
    allowed = get_args(kind) if get_origin(kind) is Literal else tuple(kind) if issubclass(kind, StrEnum) else ()
    if allowed:
        if value not in allowed:
            cure = _near(value, allowed) or "choose one of them"
            raise _error(name, field, value, f"must be one of {', '.join(allowed)}", cure)
        return allowed[allowed.index(value)]
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:  # not isinstance: True would pass as a number
        raise _error(name, field, value, f"must be {TYPE_WORDS[kind]}", f"write {TYPE_WORDS[kind]}")
    return value


def _check_meaning(name: str, it: Indicator) -> None:
    """Checks that need more than one field: field, whether it holds, the rule, the cure."""
    is_score = it.scale == "score"
    mark = it.benchmark
    rules = [
        ("id", it.id == name, "the id is the file name", "rename one of them"),
        ("group_types", bool(it.group_types), "at least one type of group", "add it"),
        ("source_tables", bool(it.source_tables or it.source_lines), "every figure has a source", "name its table"),
        ("source_tables", set(it.source_tables) <= TABLES, "the study has tables 1 to 20", "correct the number"),
        ("question_id", (it.question_id is None) == is_score, "a share has a question, a score null", "change it"),
        ("unit", (it.unit == "skor") == is_score, "skor for a score, kelompok for a share", "change it"),
        ("score_range", (it.score_range is not None) == is_score, "a score has a range, a share null", "change it"),
        ("score_range", len(it.score_range or (0, 4)) == 2, "lowest and highest score", "write [0, 4]"),
        ("adds_over_places", it.by_kabupaten or not it.adds_over_places, "one figure does not add", "write false"),
        ("benchmark", mark is None or (mark.value is None) == (mark.unit is None),
         "value and unit stand together or are both null", "complete or clear them"),
    ]  # fmt: skip
    for adds in ("adds_over_time", "adds_over_places"):
        stands = (getattr(it, f"{adds}_reason") is None) == getattr(it, adds)
        cure = "name a key under indicator_no_sum, or null"
        rules.append((f"{adds}_reason", stands, "a reason exactly where it does not add", cure))
    for field, holds, rule, cure in rules:
        if not holds:
            raise _error(name, field, getattr(it, field), rule, cure)


def _check_words(it: Indicator) -> None:
    keys = [f"indicator.{it.id}.{word}" for word in WORDS]
    keys += [f"indicator_theme.{it.theme}", f"indicator_owner.{it.owner}"]
    reasons = (it.adds_over_time_reason, it.adds_over_places_reason)
    keys += [f"indicator_no_sum.{reason}" for reason in reasons if reason]
    keys += [it.benchmark.words_key] if it.benchmark else []
    for language in LANGUAGES:
        words = catalogue(language)
        for key in keys:
            if key not in words:
                cure = f"add it to translations/indicators.{language}.yaml"
                raise _error(it.id, "words", key, f"every indicator has its words in '{language}'", cure)
        sentence = words[f"indicator.{it.id}.sentence"]
        if {place for _, place, _, _ in Formatter().parse(sentence) if place is not None} != PLACES:
            cure = f"correct it in translations/indicators.{language}.yaml"
            raise _error(it.id, "sentence", sentence, "it holds {place}, {count} and {group_type}", cure)
