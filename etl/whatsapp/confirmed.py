"""Meetings that a person has confirmed -> what can be saved of them, and what is refused with value, rule and cure.

The file comes from outside: nothing of it is believed that `check` does not give in this form.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from etl.intake import messages, template, values
from etl.intake.messages import BadValueError, Refusal
from etl.intake.template import Column
from etl.whatsapp import wording
from etl.whatsapp.check import MOST_EXCERPT, SHEET
from etl.whatsapp.names import Scrubber
from translations.format import day as day_words

ALIASES = "nama_lain"
ID_PREFIX = "WA-"
ID_LENGTH = 20  # signs of the key of a message: 80 bits, no two messages of a province share them
MOST_PLACE = 120
MOST_ALIAS = 150
_HASH = re.compile(r"[0-9a-f]{64}")
# Key in the file -> column of the template, and what it holds.
COLUMNS = {
    "group_id": "kelompok", "date": "tanggal", "kind": "agenda", "topic": "topik", "topic_words": "uraiantopik",
    "attended": "hadir", "invited": "diundang", "narasumber_kind": "narasumber", "cost_rupiah": "biayarp",
}  # fmt: skip
PLACE = "Tempat"


@dataclass(frozen=True)
class Meeting:
    """One that can be saved. `values` by key of COLUMNS, typed; `evidence` as it is kept (see evidence.py)."""

    number: int
    key: str
    values: Mapping[str, Any]
    place: str | None
    evidence: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Alias:
    """Another name of a group that a person has explained."""

    alias: str
    group_id: str


@dataclass
class Found:
    """What was read of a confirmation."""

    meetings: list[Meeting] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[messages.Note] = field(default_factory=list)

    @property
    def refused(self) -> int:
        """Meetings and aliases that do not go in."""
        return len({(one.sheet, one.row) for one in self.refusals})


@dataclass(frozen=True)
class Rules:
    """What a confirmation is held against: the kabupaten of each group, those that may be filled (None: all), today,
    and which group a name means already (None: none).
    """

    kabupaten: Mapping[str, str]
    only: frozenset[str] | None
    today: date
    meaning: Callable[[str], str | None]


def read(told: Mapping[str, Any], rules: Rules) -> Found:
    """Everything in `told` (keys meetings, aliases), each by itself: one bad meeting keeps no other out."""
    found, used = Found(), dict[str, int]()
    for number, one in enumerate(told["meetings"], start=1):
        reading = _Reading(number, SHEET, rules, found)
        meeting = reading.meeting(one if isinstance(one, Mapping) else {}, used)
        if meeting is not None:
            found.meetings.append(meeting)
            used |= {str(piece["message_key"]): number for piece in meeting.evidence}
    for number, one in enumerate(told.get("aliases") or [], start=1):
        alias = _Reading(number, ALIASES, rules, found).alias(one if isinstance(one, Mapping) else {})
        if alias is not None and alias not in found.aliases:
            found.aliases.append(alias)
    return found


@dataclass
class _Reading:
    """One meeting or alias while it is read."""

    number: int
    sheet: str
    rules: Rules
    found: Found
    scrubber: Scrubber = field(default_factory=lambda: Scrubber([]))
    is_refused: bool = False

    def meeting(self, told: Mapping[str, Any], used: Mapping[str, int]) -> Meeting | None:
        """The meeting, or None where something of it is refused."""
        read = {key: self._value(key, told.get(key)) for key in COLUMNS}
        self._group(read["group_id"])
        held = read["date"]
        if held is not None and held > self.rules.today:
            self._refuse("date_future", "Tanggal", day_words(held), today=day_words(self.rules.today))
        place = self._place(told.get("place"))
        evidence, key = self._evidence(told.get("evidence"), used), told.get("key")
        if not isinstance(key, str) or not _HASH.fullmatch(key):
            self._refuse("evidence_form", None, None, what="key")
        if self.is_refused:
            return None
        return Meeting(self.number, str(key), read, place, tuple(evidence))

    def alias(self, told: Mapping[str, Any]) -> Alias | None:
        """The alias; None where it is refused, or means this group already."""
        words, group = values.clean(told.get("alias")), self._value("group_id", told.get("group_id"))
        if not isinstance(words, str) or len(words) > MOST_ALIAS or not re.search(r"[^\W\d_]", words):
            self._refuse("alias_form", "Nama lain", _shown(words), most=MOST_ALIAS)
            return None
        if self.scrubber.text(words) != words:
            self._refuse("alias_person", "Nama lain", self.scrubber.text(words))
        self._group(group)
        meant = self.rules.meaning(words)
        if meant not in (None, group):
            self._refuse("alias_taken", "Nama lain", words, other=meant)
        return None if self.is_refused or meant == group else Alias(words, str(group))

    def _value(self, key: str, raw: Any) -> Any:
        column = _column(key)
        value = values.clean(raw)
        if values.is_blank(value):
            if column.required:
                self._refuse_value(column, None, "required", {})
            return None
        if not isinstance(value, str | int | float):
            self._refuse("value_form", column.header, None, column=column.header)
            return None
        try:
            parsed = str(value) if column.kind == "group" else values.parser(column, is_1904=False)(value)
        except BadValueError as error:
            shown = messages.HIDDEN if column.hides else self.scrubber.text(_shown(value) or "")
            self._refuse_value(column, shown, error.key, error.values)
            return None
        return self._without_names(column.header, parsed) if key == "topic_words" else parsed

    def _group(self, group_id: str | None) -> None:
        if group_id is None:
            return
        kabupaten = self.rules.kabupaten.get(group_id)
        if kabupaten is None:
            self._refuse("group_not_there", "Kelompok", self.scrubber.text(_shown(group_id) or ""))
        elif self.rules.only is not None and kabupaten not in self.rules.only:
            self._refuse("group_not_yours", "Kelompok", group_id)

    def _place(self, raw: Any) -> str | None:
        value = values.clean(raw)
        if values.is_blank(value):
            return None
        if not isinstance(value, str) or len(value) > MOST_PLACE:
            self._refuse("place_too_long", PLACE, self.scrubber.text(_shown(value) or ""), most=MOST_PLACE)
            return None
        return self._without_names(PLACE, value)

    def _without_names(self, column: str, words: str) -> str:
        kept = self.scrubber.text(words)
        if kept != words:
            self._note("note_scrubbed", column=column, value=kept)
        return kept

    def _evidence(self, raw: Any, used: Mapping[str, int]) -> list[dict[str, Any]]:
        if not isinstance(raw, list) or not raw:
            self._refuse("evidence_missing", None, None)
            return []
        found = []
        for piece in raw:
            wrong = _wrong(piece)
            if wrong is not None:
                self._refuse("evidence_form", None, None, what=wrong)
                continue
            if piece["key"] in used:
                self._refuse("key_twice", None, None, other=used[piece["key"]])
                continue
            excerpt = self.scrubber.text(str(piece.get("text") or ""))[:MOST_EXCERPT] or None
            found.append({"line": piece["line"], "message_key": piece["key"], "sent_at": piece["sent_at"],
                          "sender_hash": piece.get("sender_hash") or None, "excerpt": excerpt})  # fmt: skip
        return list({one["message_key"]: one for one in found}.values())

    def _refuse_value(self, column: Column, value: str | None, key: str, said: Mapping[str, Any]) -> None:
        rule, cure = messages.say(key, **{"column": column.header, "suggestion": "", **said})
        self._add(column.header, value, rule, cure)

    def _refuse(self, key: str, at: str | None, value: str | None, **said: Any) -> None:
        self._add(at, value, *wording.say(key, **said))

    def _add(self, column: str | None, value: str | None, rule: str, cure: str) -> None:
        self.is_refused = True
        self.found.refusals.append(Refusal(self.sheet, self.number, None, column, value, rule, cure))

    def _note(self, key: str, **said: Any) -> None:
        self.found.notes.append(messages.Note(self.sheet, wording.line(key, number=self.number, **said)))


def _column(key: str) -> Column:
    return template.load().by_table("meeting").column(COLUMNS[key])


def _shown(value: Any) -> str | None:
    return None if value is None else messages.shown(values.as_text(value))


def _wrong(piece: Any) -> str | None:
    """The name of what is not as `check` gives it; None where all is."""
    if not isinstance(piece, Mapping):
        return "evidence"
    line, sent, sender = piece.get("line"), piece.get("sent_at"), piece.get("sender_hash")
    if not isinstance(piece.get("key"), str) or not _HASH.fullmatch(piece["key"]):
        return "key"
    if not isinstance(line, int) or isinstance(line, bool) or not 0 < line < 2**31:
        return "line"
    if sender and not (isinstance(sender, str) and _HASH.fullmatch(sender)):
        return "sender_hash"
    return None if _is_local_moment(sent) else "sent_at"


def _is_local_moment(text: Any) -> bool:
    """Whether it is a moment of the phone's clock: ISO, without a zone."""
    try:
        return isinstance(text, str) and datetime.fromisoformat(text).tzinfo is None
    except ValueError:
        return False
