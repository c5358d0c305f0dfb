"""One yaml file -> one checked indicator. What is wrong is told with file, field, value, rule and cure."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from string import Formatter
from types import NoneType
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

import yaml

from indicators.indicator import WORDS, Dated, Indicator, IndicatorError, RateUnit, Records, ShareUnit
from schemas import yaml_file
from translations.text import LANGUAGES, catalogue

PLACES = {"place", "count", "group_type"}  # what a sentence is filled with
TABLES = set(range(1, 21))  # tables of the study
LOG_PREFIX = "log_"
UNITS = {"share": get_args(ShareUnit), "rate": get_args(RateUnit), "score": ("skor",)}
DATED, RECORDS = get_args(Dated), get_args(Records)
TYPE_WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
TYPE_WORDS |= {list: "a list [a, b]", dict: "a list of `field: value` lines"}


def read(path: Path) -> Indicator:
    """Read and check one yaml file with its sql and its words. Raises IndicatorError."""
    name = path.stem
    indicator: Indicator = _filled(name, "", _mapping(path), Indicator)
    _check_meaning(name, indicator)
    if not path.with_suffix(".sql").is_file():
        raise error(name, "sql", f"{name}.sql", "each indicator has a query of the same name", "add the file")
    _check_words(indicator)
    return indicator


def near(value: object, known: Iterable[str]) -> str:
    """`did you mean has_sk or has_kak?`, or nothing when no word is near."""
    found = get_close_matches(str(value), list(known), n=3)
    return f"did you mean {' or '.join(found)}?" if found else ""


def error(name: str, field: str, value: object, rule: str, cure: str) -> IndicatorError:
    """The error in its one form: file, field, value, rule, cure."""
    return IndicatorError(f"indicators/{name}.yaml: {field} = {value!r}: {rule}; {cure}")


def _mapping(path: Path) -> dict[str, Any]:
    """Fields of the file. YAML itself lets a second value win silently; here a field that stands twice is refused."""
    content = path.read_text(encoding="utf-8")
    node = yaml.compose(content, Loader=yaml_file.Loader)
    if not isinstance(node, yaml.MappingNode):
        raise error(path.stem, "file", content[:40], "an indicator is a list of `field: value` lines", "write it so")
    names = [key.value for key, _ in node.value]
    for name in names:
        if names.count(name) > 1:
            raise error(path.stem, name, name, "a field stands once", "remove one of the lines")
    fields_read: dict[str, Any] = yaml_file.parsed(content)
    return fields_read


def _same_fields(name: str, prefix: str, raw: dict[str, Any], kind: type[Any]) -> None:
    expected = [field.name for field in fields(kind)]
    for field in expected:
        if field not in raw:
            raise error(name, prefix + field, "missing", "every field is written out", f"add `{field}:`")
    for field, value in raw.items():
        if field not in expected:
            raise error(name, f"{prefix}{field}", value, "no such field", near(field, expected) or "remove it")


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
            cure = near(value, allowed) or "choose one of them"
            raise error(name, field, value, f"must be one of {', '.join(allowed)}", cure)
        return allowed[allowed.index(value)]
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:  # not isinstance: True would pass as a number
        raise error(name, field, value, f"must be {TYPE_WORDS[kind]}", f"write {TYPE_WORDS[kind]}")
    return value


def _check_meaning(name: str, it: Indicator) -> None:
    """Checks that need more than one field: field, whether it holds, the rule, the cure."""
    is_score = it.scale == "score"
    mark = it.benchmark
    rules = [
        ("id", it.id == name, "the id is the file name", "rename one of them"),
        ("group_types", bool(it.group_types), "at least one type of group", "add it"),
        ("source_tables", set(it.source_tables) <= TABLES, "the study has tables 1 to 20", "correct the number"),
        *(_survey_rules(it) if it.clock == "survey" else _log_rules(it)),
        ("unit", it.unit in UNITS[it.scale], f"{it.scale} in {', '.join(UNITS[it.scale])}", "change one of them"),
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
            raise error(name, field, getattr(it, field), rule, cure)


def _survey_rules(it: Indicator) -> list[tuple[str, bool, str, str]]:
    is_score = it.scale == "score"
    return [
        ("source_tables", bool(it.source_tables or it.source_lines), "every figure has a source", "name its table"),
        ("question_id", (it.question_id is None) == is_score, "a share has a question, a score null", "change it"),
        ("scale", it.scale != "rate", "the survey has shares and scores", "write share or score"),
        ("records", not it.records, "the survey has printed cells, not rows of the log", "write []"),
        ("window_months", it.window_months is None, "the survey looks back over no window", "write null"),
    ]


def _log_rules(it: Indicator) -> list[tuple[str, bool, str, str]]:
    rule = "the log is no table of the study"
    windowed = set(it.records) & set(DATED)
    in_time = "of the rows counted here none has a day" if (it.window_months or 0) > 0 else "0 or less is no window"
    return [
        ("id", it.id.startswith(LOG_PREFIX), f"an indicator of the log is named {LOG_PREFIX}...", "rename its files"),
        ("question_id", it.question_id is None, "the log answers no question of the survey", "write null"),
        ("source_tables", not it.source_tables, rule, "write [], and name lines of the study in source_lines"),
        ("scale", it.scale != "score", "the log is counted", "write share or rate"),
        ("by_kabupaten", it.by_kabupaten, "the log knows the place of every group", "write true"),
        ("records", bool(it.records), "a figure of the log names the rows it counts",
         f"write those of the numerator first: {', '.join(RECORDS)}"),
        ("records", len(set(it.records)) == len(it.records), "rows are named once", "remove the second"),
        ("window_months", it.window_months is None or (it.window_months > 0 and bool(windowed)), in_time,
         f"write null, or name rows with a day: {', '.join(DATED)}"),
    ]  # fmt: skip


def _check_words(it: Indicator) -> None:
    keys = [f"indicator.{it.id}.{word}" for word in WORDS]
    keys += [f"indicator_theme.{it.theme}", f"indicator_owner.{it.owner}"]
    reasons = (it.adds_over_time_reason, it.adds_over_places_reason)
    keys += [f"indicator_no_sum.{reason}" for reason in reasons if reason]
    keys += [it.benchmark.words_key] if it.benchmark else []
    keys += [f"indicator_rate.{it.unit}"] if it.scale == "rate" else []
    for language in LANGUAGES:
        words = catalogue(language)
        for key in keys:
            if key not in words:
                cure = f"add it to translations/indicators.{language}.yaml"
                raise error(it.id, "words", key, f"every indicator has its words in '{language}'", cure)
        sentence = words[f"indicator.{it.id}.sentence"]
        if {place for _, place, _, _ in Formatter().parse(sentence) if place is not None} != PLACES:
            cure = f"correct it in translations/indicators.{language}.yaml"
            raise error(it.id, "sentence", sentence, "it holds {place}, {count} and {group_type}", cure)
