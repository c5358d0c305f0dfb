"""What a reader of a report finds: values with their place, and how sure each is."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from etl.whatsapp import vocabulary
from etl.whatsapp.doubts import Doubt, doubt


class Sure(StrEnum):
    """How sure a value is."""

    HIGH = "high"  # written behind its key
    MEDIUM = "medium"  # read from a sentence
    LOW = "low"  # concluded from something else


@dataclass(frozen=True)
class Fact:
    """A value, how sure it is, and the line of the message it stands on (from 0; None where it stands nowhere)."""

    value: Any
    sure: Sure
    line: int | None


@dataclass
class Facts:
    """What one message, or one part of it, says of a meeting."""

    found: dict[str, Fact] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def say(self, name: str, value: Any, sure: Sure, line: int | None) -> None:
        """Keep a value, unless the field has one already."""
        if value is not None and name not in self.found:
            self.found[name] = Fact(value, sure, line)

    def doubt(self, key: str, name: str | None = None, value: object = None, /, **said: Any) -> None:
        """Keep a doubt about a field."""
        self.doubts.append(doubt(key, field=name, value=value, **said))

    def value(self, name: str) -> Any:
        """The value of a field, or None."""
        return self.found[name].value if name in self.found else None


@dataclass(frozen=True)
class Keyed:
    """One `Kunci: nilai`."""

    name: str
    key: str
    value: str
    line: int


_MARKS = re.compile(r"[*_~`]+")
_BULLET = re.compile(r"^[^\w(+-]+")
_MOST_BELOW = 6  # lines that a value may take below its key


def plain(line: str) -> str:
    """A line without the marks of bold and italic, ornaments of letters and bullets before it."""
    line = unicodedata.normalize("NFKC", line) if not line.isascii() else line
    return _BULLET.sub("", _MARKS.sub("", line)).strip()


def keyed(lines: list[str]) -> tuple[list[Keyed], list[str]]:
    """(what stands behind keys, the lines with that taken out). A value may go on for some lines below its key."""
    found: list[Keyed] = []
    rest: list[str] = []
    empty: Keyed | None = None  # a key whose value is still to come
    for number, line in enumerate(lines):
        match = _key_pattern().search(line)
        if match:
            here = list(_on_line(line, number))
            rest.append(line[: match.start()].strip(" ,;|-"))
            found += [one for one in here if one.value]
            empty = here[-1] if not here[-1].value else None
        elif empty is not None and line and number - empty.line <= _MOST_BELOW:
            goes_on = found and (found[-1].line, found[-1].key) == (empty.line, empty.key)
            value = f"{found.pop().value}; {line}" if goes_on else line
            found.append(Keyed(empty.name, empty.key, value, empty.line))
            rest.append("")
        else:
            empty = empty if not line else None
            rest.append(line)
    return found, rest


def _on_line(line: str, number: int) -> Iterator[Keyed]:
    matches = list(_key_pattern().finditer(line))
    for place, match in enumerate(matches):
        end = matches[place + 1].start() if place + 1 < len(matches) else len(line)
        name = next(name for name in vocabulary.words("keys") if match[name])
        yield Keyed(name, match[name].casefold(), line[match.end() : end].strip(" \t,;|"), number)


@cache
def _key_pattern() -> re.Pattern[str]:
    """Any key with its colon, the longer first: at the beginning of a line, or after another value."""
    names = [f"(?P<{name}>{'|'.join(sorted(listed, key=len, reverse=True))})"
             for name, listed in vocabulary.words("keys").items()]  # fmt: skip
    bracket = r"(?:\s*\([^()]{0,20}\))?"
    return re.compile(rf"(?<![\w/@])(?:{'|'.join(names)}){bracket}\s*[:=](?!//)\s*", re.I)
