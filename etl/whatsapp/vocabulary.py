"""The words by which reports are found and read (reports.yaml), as compiled patterns; and numbers written as words."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from schemas import yaml_file

PATH = Path(__file__).with_name("reports.yaml")
_UNITS = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_UNIT = "|".join(_UNITS)
COUNT = rf"(?:\d{{1,4}}|(?:{_UNIT})\s+puluh(?:\s+(?:{_UNIT}))?|(?:{_UNIT})\s+belas|sepuluh|sebelas|{_UNIT})"


@cache
def words(name: str) -> Any:
    """One list of reports.yaml."""
    return _raw()[name]


@cache
def either(name: str) -> str:
    """A regular expression for any word of one list."""
    return f"(?:{'|'.join(_raw()[name])})"


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any word of one list."""
    return re.compile("|".join(_whole(word) for word in _raw()[name]), re.I)


@cache
def by_code(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Code -> pattern of its words, in the order of the file."""
    return tuple((code, re.compile("|".join(listed), re.I)) for code, listed in _raw()[name].items())


def count(text: str) -> int:
    """A number of people: `24`, `dua puluh empat`."""
    text = text.casefold().strip()
    if text.isdigit():
        return int(text)
    if text in ("sepuluh", "sebelas"):
        return 10 if text == "sepuluh" else 11
    parts = text.split()
    unit = _UNITS.index(parts[0]) + 1
    if len(parts) == 1:
        return unit
    if parts[1] == "belas":
        return unit + 10
    return unit * 10 + (_UNITS.index(parts[2]) + 1 if len(parts) > 2 else 0)


def _whole(word: str) -> str:
    """The word with bounds, unless it brings signs of its own."""
    return word if word[:1] in "^\\" else rf"\b(?:{word})\b"


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = yaml_file.read(PATH)
    return raw
