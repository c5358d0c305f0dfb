"""One exported chat -> what `check` tells of it: messages without names, candidates for meetings, doubts.

Nothing is saved. Names and numbers of people are taken out here, the last step before anything leaves the package.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from etl.whatsapp import candidates, chat, groups, merging, names, received, register, senders
from etl.whatsapp.candidates import Candidate
from etl.whatsapp.chat import Chat, Message
from etl.whatsapp.doubts import Doubt, doubt
from etl.whatsapp.groups import Mention, Register
from etl.whatsapp.names import NAME_GONE, Scrubber

KIND = "whatsapp"
MOST_EXCERPT = 600  # signs of the lines kept as evidence
_VALUES = ("date", "attended", "invited", "topic", "topic_words", "place", "narasumber", "cost_rupiah", "agenda")
_GROUP = ("group_id", "group_name", "suggestions")
_WORDS = ("topic_words", "place")  # written by people: names may stand in them


@dataclass
class Checked:
    """What was found in one chat, without names: ready for a screen, a file or the confirmation of a person."""

    file: str
    sha256: str
    messages: list[dict[str, Any]]
    candidates: list[dict[str, Any]]
    warnings: list[dict[str, Any]]
    counts: dict[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The object that `check --json` prints."""
        return {"kind": KIND, "file": self.file, "sha256": self.sha256, "messages": self.messages,
                "candidates": self.candidates, "warnings": self.warnings}  # fmt: skip


def checked(path: Path, key: bytes, known: Register | None = None) -> Checked:
    """Read one chat. `known`: the groups to compare with (default: those of the warehouse). Raises BadInputError."""
    read = chat.read(received.read(path))
    known = register.read() if known is None else known
    people = Scrubber([*read.senders, *read.people])
    hashes = {sender: senders.hashed(sender, key) for sender in read.senders}
    keys = {one.line: _key(one, hashes, key) for one in read.messages}
    messages = [_message(one, hashes, keys, people) for one in read.messages]
    found = [_candidate(one, hashes, keys, people) for one in _candidates(read, known)]
    warnings = [one.as_json() for one in [*read.doubts, *_about_register(known)]]
    counts = Counter(str(one.kind) for one in read.messages)
    return Checked(file_name(path.name, people), fingerprint(path), messages, found, warnings, dict(counts))


def file_name(name: str, people: Scrubber | None = None) -> str:
    """The name of a file as it is told: a chat with one person is called after that person."""
    title = chat.title_of_file(name)
    if title and not names.says_more_than_a_name(title):
        name = name.replace(title, NAME_GONE)
    return (people or Scrubber([])).text(name)


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _candidates(read: Chat, known: Register) -> list[Candidate]:
    around = _around(read.title, known)
    found = [one for message in read.messages if message.text for one in candidates.read(message, known, around)]
    return merging.merged(found)


def _around(title: str | None, known: Register) -> Mention | None:
    """The group, or at least the place, that the name of the chat tells."""
    if not title:
        return None
    named = [one for one in groups.mentions(title, known) if one.group_type or one.is_numbered]
    place = groups.place_in(title)
    first = next((one for one in named if one.is_numbered), named[0] if named else None)
    if first is None:
        return Mention(0, 0, "", False, *place)
    return first if first.kecamatan or first.kabupaten else replace(first, kecamatan=place[0], kabupaten=place[1])


def _about_register(known: Register) -> list[Doubt]:
    if known.is_empty:
        return [doubt("no_register")]
    return [doubt("sample_register")] if known.is_sample else []


def _key(one: Message, hashes: dict[str, str], key: bytes) -> str:
    sender = hashes[one.sender] if one.sender else ""
    return senders.message_key(one.sent_at, sender, one.text or str(one.kind), key)


def _message(one: Message, hashes: dict[str, str], keys: dict[int, str], people: Scrubber) -> dict[str, Any]:
    return {
        "line": one.line, "key": keys[one.line], "sent_at": _moment(one.sent_at),
        "sender_hash": hashes[one.sender] if one.sender else None, "kind": str(one.kind),
        "text": people.text(one.text) if one.text else "",
    }  # fmt: skip


def _candidate(one: Candidate, hashes: dict[str, str], keys: dict[int, str], people: Scrubber) -> dict[str, Any]:
    first = one.evidence[0].message
    told: dict[str, Any] = {
        "kind": str(one.kind), "line": first.line, "sent_at": _moment(first.sent_at), "key": keys[first.line],
        "group": people.text(one.group.text) if one.group else None,
    }  # fmt: skip
    for name in (*_GROUP, *_VALUES):
        value = one.facts.value(name)
        told[name] = people.text(value) if name in _WORDS and value else _plain(value)
    told["suggestions"] = told["suggestions"] or []
    told["confidence"] = {name: str(one.facts.found[name].sure) for name in _VALUES if name in one.facts.found}
    if one.group is not None:
        matched = one.facts.found.get("group_id")
        told["confidence"]["group"] = str(matched.sure) if matched else "low"
    told["evidence"] = [
        {"line": piece.message.line, "sent_at": _moment(piece.message.sent_at), "key": keys[piece.message.line],
         "sender_hash": hashes.get(piece.message.sender or ""), "text": people.text(piece.text)[:MOST_EXCERPT]}
        for piece in one.evidence
    ]  # fmt: skip
    told["warnings"] = [_warning(warning, first.line, people) for warning in one.facts.doubts]
    return told


def _warning(warning: Doubt, line: int, people: Scrubber) -> dict[str, Any]:
    told = {**warning.as_json(), "line": warning.line or line}
    for name in ("value", "rule", "cure"):
        told[name] = people.text(told[name]) if told[name] else told[name]
    return told


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
