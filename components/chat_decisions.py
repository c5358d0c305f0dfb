"""What a person decides about the meetings that a chat reports: taken, left out or still open, each with its values."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from geo import group_names
from schemas.vocabulary import GroupType

FIELDS = ("group_id", "date", "kind", "topic", "topic_words", "attended", "invited", "place", "narasumber_kind",
          "cost_rupiah")  # fmt: skip
REQUIRED = ("group_id", "date", "kind")
_ID_AT_END = re.compile(r"\(([^()]+)\)\s*$")
_OF_NO_ONE = {"gugus", *(str(one).casefold() for one in GroupType)}


class Choice(StrEnum):
    """What was decided."""

    OPEN = "open"
    TAKEN = "taken"
    LEFT = "left"


class Shelf(StrEnum):
    """Where a candidate lies while a person works through them."""

    LOOK = "look"
    SURE = "sure"
    TAKEN = "taken"
    LEFT = "left"
    SAVED = "saved"


@dataclass
class Decision:
    """One candidate of `check`, the values as they will be saved, and what was decided. `may_fill`: the groups that the
    visitor may load for.
    """

    candidate: Mapping[str, Any]
    values: dict[str, Any]
    choice: Choice = Choice.OPEN
    remembers: bool = False
    was_refused: bool = False  # asked to be taken while something was missing
    before: dict[str, Any] = field(default_factory=dict)  # the values when its form was opened

    @property
    def words(self) -> str:
        """What the chat calls the group; empty where that is no name of its own ("KKG", "gugus 3")."""
        written = str(self.candidate.get("group") or "")
        own = [word for word in group_names.fold(written).split() if word not in _OF_NO_ONE and not word.isdigit()]
        return written if own and "[" not in written else ""

    @property
    def may_be_remembered(self) -> bool:
        """Whether the person chose another group than the words were taken for."""
        return bool(self.words and self.values["group_id"]) and self.values["group_id"] != self.candidate["group_id"]

    def missing(self, may_fill: Mapping[str, Any]) -> list[str]:
        """Fields without which it cannot be saved; a group of another kabupaten counts as none."""
        empty = [name for name in REQUIRED if self.values[name] in (None, "")]
        is_other = self.values["group_id"] is not None and self.values["group_id"] not in may_fill
        return [*(["group_id"] if is_other else []), *empty]

    def is_sure(self, may_fill: Mapping[str, Any]) -> bool:
        """Whether nothing of it asks to be looked at: no doubt, and group, day and agenda said clearly enough."""
        sure = self.candidate["confidence"]
        return (
            self.candidate["status"] == "new"
            and not self.candidate["warnings"]
            and not self.missing(may_fill)
            and "low" not in {sure.get("group"), sure.get("date"), sure.get("narasumber_kind")}
            and "low" not in {sure.get("agenda"), sure.get("agenda_suggested")}
        )

    def shelf(self, may_fill: Mapping[str, Any]) -> Shelf:
        """Where it lies."""
        if self.choice is not Choice.OPEN:
            return Shelf(self.choice.value)
        if self.candidate["status"] == "known":
            return Shelf.SAVED
        return Shelf.SURE if self.is_sure(may_fill) else Shelf.LOOK

    def as_json(self) -> dict[str, Any]:
        """The meeting as `confirm` reads it."""
        held = self.values["date"]
        return {
            **self.values, "date": held.isoformat() if isinstance(held, date) else held,
            "key": self.candidate["key"], "evidence": self.candidate["evidence"],
        }  # fmt: skip


def begun(checked: Mapping[str, Any], before: Iterable[Decision] = ()) -> list[Decision]:
    """Every meeting of a checked chat with the proposed values; plans are none. before: decisions about the same chat,
    which hold where the same is told of a meeting.
    """
    known = {one.candidate["key"]: one for one in before}
    found = []
    for one in held(checked):
        kept = known.get(one["key"])
        found.append(kept if kept is not None and kept.candidate == one else Decision(one, _proposed(one)))
    return found


def held(checked: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The candidates that are meetings."""
    return [one for one in checked["candidates"] if one["kind"] == "meeting"]


def plans(checked: Mapping[str, Any]) -> int:
    """How many candidates are plans, which are never counted."""
    return sum(one["kind"] == "plan" for one in checked["candidates"])


def suggested_groups(candidate: Mapping[str, Any], names: Mapping[str, str], most: int = 5) -> list[str]:
    """Groups that the words may mean, best first: those that `check` told, then the most alike. names: id -> name."""
    told = [match[1] for words in candidate["suggestions"] if (match := _ID_AT_END.search(words))]
    found = [one for one, _ in group_names.search(str(candidate["group"] or ""), names, most)]
    ordered = dict.fromkeys([candidate["group_id"], *told, *found])
    return [one for one in ordered if one in names][:most]


def take_sure(decisions: Iterable[Decision], may_fill: Mapping[str, Any]) -> int:
    """Take every one that is sure and open; returns how many."""
    sure = [one for one in decisions if one.shelf(may_fill) is Shelf.SURE]
    for one in sure:
        one.choice = Choice.TAKEN
    return len(sure)


def share_group(explained: Decision, decisions: Sequence[Decision]) -> None:
    """What a person explained of one name holds for the others of this chat that say the same and have no group."""
    for other in decisions:
        if other.words and group_names.fold(other.words) == group_names.fold(explained.words):
            other.values["group_id"] = other.values["group_id"] or explained.values["group_id"]


def to_confirm(checked: Mapping[str, Any], decisions: Sequence[Decision]) -> dict[str, Any]:
    """The object for `python -m etl confirm`: what was taken, and the names that were explained."""
    taken = [one for one in decisions if one.choice is Choice.TAKEN]
    aliases = {(one.words, one.values["group_id"]): None for one in taken if one.remembers and one.may_be_remembered}
    return {
        "chat": {name: checked[name] for name in ("sha256", "file", "kind")},
        "meetings": [one.as_json() for one in taken],
        "aliases": [{"alias": words, "group_id": group} for words, group in aliases],
    }


def _proposed(one: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: one.get(name) for name in FIELDS}
    return found | {"kind": one["agenda_suggested"], "date": date.fromisoformat(one["date"]) if one["date"] else None}
