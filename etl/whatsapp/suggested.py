"""Free words of a chat -> what they suggest for the closed lists of the register (suggested.yaml), and how surely.

A suggestion is never a value: a person confirms it.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from etl.whatsapp.facts import Sure
from schemas import yaml_file

PATH = Path(__file__).with_name("suggested.yaml")


def narasumber_kind(words: str) -> tuple[str, Sure] | None:
    """The NarasumberKind that the words for a speaker mean; None where they fit none, or two of them equally well."""
    found = [(kind, sure) for kind, sure, pattern in _narasumber() if pattern.search(words)]
    if not found:
        return None
    kind, sure = found[0]
    others = {other for other, _ in found} - {kind}
    return kind, Sure.LOW if others else sure


def agenda(words: str | None, topic: str | None) -> tuple[str, Sure] | None:
    """Routine or development (MeetingKind), by the words of the topic, else by the topic of the study."""
    found = [kind for kind, pattern in _agenda() if words and pattern.search(words)]
    if len(found) == 1:
        return found[0], Sure.MEDIUM
    by_topic = _raw()["agenda_of_topic"].get(topic)
    return (str(by_topic), Sure.LOW) if by_topic else None


@cache
def _narasumber() -> list[tuple[str, Sure, re.Pattern[str]]]:
    return [(one["kind"], Sure(one["sure"]), _any(one["words"])) for one in _raw()["narasumber_kind"]]


@cache
def _agenda() -> list[tuple[str, re.Pattern[str]]]:
    return [(kind, _any(words)) for kind, words in _raw()["agenda"].items()]


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.I)


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = yaml_file.read(PATH)
    return raw
