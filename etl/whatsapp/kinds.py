"""What a message is: text, a notice of WhatsApp itself, media with its caption, or deleted (words: kinds.yaml)."""

import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from schemas import yaml_file

PATH = Path(__file__).with_name("kinds.yaml")


class Kind(StrEnum):
    """Kinds of message."""

    TEXT = "text"
    SYSTEM = "system"
    MEDIA = "media"
    DELETED = "deleted"


def sender_and_text(rest: str) -> tuple[str | None, str]:
    """What follows the time: (sender, text), or (None, the whole) for a notice of WhatsApp itself."""
    sender, colon, text = rest.partition(": ")
    if not colon and rest.endswith(":"):
        sender, colon = rest[:-1], ":"
    sender = sender.strip()
    if not colon or not sender or len(sender) > 120 or _one("quoting").search(sender):
        return None, rest
    return sender, text


def is_notice(text: str, is_marked: bool) -> bool:
    """Whether a text that stands behind a sender is a notice all the same. Only its first line is asked."""
    first = text.partition("\n")[0]
    return bool(_all("notice").match(first)) or (is_marked and bool(_all("marked").search(first)))


def told(text: str, is_marked: bool) -> tuple[Kind, str]:
    """(kind, what a person wrote of it) of a text with a sender, all its lines."""
    text = _all("edited", r"\s*{}\s*\Z").sub("", text).strip()
    if _all("deleted", r"{}\.?").fullmatch(text):
        return Kind.DELETED, ""
    if is_notice(text, is_marked):
        return Kind.SYSTEM, ""
    lines = text.split("\n")
    for place in dict.fromkeys((0, len(lines) - 1)):
        line = lines[place].strip()
        if _all("media").fullmatch(line):
            kept = [*lines[:place], _beside(line), *lines[place + 1 :]]
            return Kind.MEDIA, "\n".join(kept).strip()
    return Kind.TEXT, text


def title_of(notice: str) -> str | None:
    """The name of the group, where a notice says it."""
    match = _all("title").search(notice)
    return match["title"] if match else None


def people_of(notice: str) -> list[str]:
    """Who is named in a notice."""
    for pattern in _words()["people"]:
        if match := re.match(pattern, notice, re.I):
            named = [match["one"]]
            if "others" in match.groupdict():
                named += re.split(r",\s*|\s+(?:dan|and|&)\s+", match["others"])
            return [name.strip() for name in named if name.strip().casefold() not in _words()["nobody"]]
    return []


def _beside(line: str) -> str:
    """The caption that an iPhone writes on the line of the attachment itself."""
    before, mark, _ = line.rpartition("<")
    is_file = bool(re.search(r"\.\w{2,5}\b|•", before))
    return before.strip() if mark and line.endswith(">") and not is_file else ""


@cache
def _all(kind: str, around: str = "{}") -> re.Pattern[str]:
    return re.compile(around.replace("{}", "(?:" + "|".join(_words()[kind]) + ")"), re.I)


@cache
def _one(kind: str) -> re.Pattern[str]:
    return re.compile(_words()[kind], re.I)


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml_file.read(PATH)
    return words
