"""One exported chat -> what `check` tells of it: messages without names, candidates for meetings, doubts.

Nothing is saved. Names and numbers of people are taken out here, the last step before anything leaves the package.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from etl.whatsapp import candidates, chat, groups, merging, names, received, register, senders, suggested
from etl.whatsapp.candidates import Candidate, CandidateKind, Evidence
from etl.whatsapp.chat import Chat, Message
from etl.whatsapp.doubts import Doubt, doubt
from etl.whatsapp.groups import Mention, Register
from etl.whatsapp.names import NAME_GONE, Scrubber
from etl.whatsapp.saved import Saved, Status

KIND = "whatsapp"
MOST_EXCERPT = 600  # signs of the lines kept as evidence
SHEET = "pertemuan"
OWN, SAMPLE, NONE = "own", "sample", "none"
_VALUES = ("date", "attended", "invited", "topic", "topic_words", "place", "narasumber", "narasumber_kind",
           "cost_rupiah", "agenda")  # fmt: skip
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
    register: str = OWN  # what it was held against: only meetings of own groups can be saved

    @property
    def held(self) -> list[dict[str, Any]]:
        """The candidates that are meetings; a plan is none."""
        return [one for one in self.candidates if one["kind"] == CandidateKind.MEETING]

    def as_json(self) -> dict[str, Any]:
        """The object that `check --json` prints."""
        told = Counter(one["status"] for one in self.held)
        rows = {"read": len(self.held), "new": told[Status.NEW] + told[Status.DOUBLE], "changed": told[Status.CHANGED],
                "same": told[Status.KNOWN], "refused": 0}  # fmt: skip
        return {"kind": KIND, "file": self.file, "sha256": self.sha256,
                "status": "needs_confirmation" if self.held else "nothing_to_take",
                "counts": rows, "sheets": [{"sheet": SHEET, **rows}] if self.held else [], "errors": [],
                "messages": self.messages, "candidates": self.candidates, "warnings": self.warnings,
                "marked": None, "register": self.register}  # fmt: skip


def checked(path: Path, key: bytes, known: Register | None = None, saved: Saved | None = None) -> Checked:
    """Read one chat. `known`, `saved`: groups and meetings to compare with (default: those of the warehouse).

    Raises BadInputError.
    """
    read = chat.read(received.read(path))
    known = register.read() if known is None else known
    saved = register.saved(known) if saved is None else saved
    people = Scrubber([*read.senders, *read.people])
    hashes = {sender: senders.hashed(sender, key) for sender in read.senders}
    keys = {one.line: _key(one, hashes, key) for one in read.messages}
    messages = [_message(one, hashes, keys, people) for one in read.messages]
    read_out = [_candidate(one, hashes, keys, people) for one in _candidates(read, known)]
    found = [one | saved.compared(one) for one in read_out]
    warnings = [
        {**one.as_json(), "sheet": None, "words": _words(one)} for one in [*read.doubts, *_about_register(known)]
    ]
    counts = Counter(str(one.kind) for one in read.messages)
    return Checked(
        file_name(path.name, people), fingerprint(path), messages, found, warnings, dict(counts), _register(known)
    )


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


def _register(known: Register) -> str:
    return NONE if known.is_empty else SAMPLE if known.is_sample else OWN


def _words(one: Doubt) -> str:
    return f"{one.rule}. Cara memperbaiki: {one.cure}."


def _evidence_key(piece: Evidence, keys: dict[int, str]) -> str:
    """The key of the message; of a message about several groups one key for each of them."""
    key = keys[piece.message.line]
    return hashlib.sha256(f"{key}\n{piece.part}".encode()).hexdigest() if piece.part else key


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
        "kind": str(one.kind), "line": first.line, "sent_at": _moment(first.sent_at),
        "key": _evidence_key(one.evidence[0], keys), "group": people.text(one.group.text) if one.group else None,
    }  # fmt: skip
    for name in (*_GROUP, *_VALUES):
        value = one.facts.value(name)
        told[name] = people.text(value) if name in _WORDS and value else _plain(value)
    told["suggestions"] = told["suggestions"] or []
    told["confidence"] = {name: str(one.facts.found[name].sure) for name in _VALUES if name in one.facts.found}
    if one.group is not None:
        matched = one.facts.found.get("group_id")
        told["confidence"]["group"] = str(matched.sure) if matched else "low"
    if told["agenda"] is None and (meant := suggested.agenda(one.facts.value("topic_words"), told["topic"])):
        told["agenda_suggested"], told["confidence"]["agenda_suggested"] = meant
    else:
        told["agenda_suggested"] = told["agenda"]
    told["evidence"] = [
        {"line": piece.message.line, "sent_at": _moment(piece.message.sent_at), "key": _evidence_key(piece, keys),
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
