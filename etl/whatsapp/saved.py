"""What is saved already of the meetings that a chat reports: the same message, or a meeting of the group close by."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from etl.whatsapp.merging import WITHIN_DAYS


class Status(StrEnum):
    """A candidate beside what is saved."""

    NEW = "new"
    KNOWN = "known"  # every message that reports it was confirmed before
    CHANGED = "changed"  # some of them were, and others have come since
    DOUBLE = "double"  # a meeting of the group within two days came another way


@dataclass(frozen=True)
class SavedMeeting:
    """A meeting of the log."""

    meeting_id: str
    group_id: str
    held_on: date
    batch_id: str

    def as_json(self) -> dict[str, str]:
        """As it stands beside a candidate."""
        return {"meeting_id": self.meeting_id, "held_on": self.held_on.isoformat(), "batch_id": self.batch_id}


@dataclass
class Saved:
    """The meetings of the log and the messages that reported them."""

    by_id: dict[str, SavedMeeting] = field(default_factory=dict)
    by_message: dict[str, str] = field(default_factory=dict)  # key of a message -> meeting_id
    _by_group: dict[str, list[SavedMeeting]] = field(default_factory=dict)  # by day

    @classmethod
    def of(cls, meetings: Iterable[SavedMeeting], messages: Iterable[tuple[Any, ...]]) -> "Saved":
        """From meetings and from pairs of message and meeting."""
        found = cls({one.meeting_id: one for one in meetings})
        found.by_message = {str(message): str(meeting) for message, meeting in messages if meeting in found.by_id}
        for one in sorted(found.by_id.values(), key=lambda one: (one.held_on, one.meeting_id)):
            found._by_group.setdefault(one.group_id, []).append(one)
        return found

    def compared(self, candidate: dict[str, Any]) -> dict[str, Any]:
        """`status`, and `saved`: the meeting that it is, or may be (None for a new one), of a candidate of `check`."""
        keys = [piece["key"] for piece in candidate["evidence"]]
        known = [self.by_message[key] for key in keys if key in self.by_message]
        if known:
            status = Status.KNOWN if len(known) == len(keys) else Status.CHANGED
            return {"status": str(status), "saved": self.by_id[known[0]].as_json()}
        near = self.near(candidate["group_id"], candidate["date"])
        if near is not None:
            return {"status": str(Status.DOUBLE), "saved": near.as_json()}
        return {"status": str(Status.NEW), "saved": None}

    def near(self, group_id: str | None, day: str | None) -> SavedMeeting | None:
        """The meeting of a group closest to a day, within the days in which two reports mean one meeting."""
        listed = self._by_group.get(group_id or "", [])
        if not listed or not day:
            return None
        held, span = date.fromisoformat(day), timedelta(days=WITHIN_DAYS)
        start = bisect_left(listed, held - span, key=lambda one: one.held_on)
        close = [one for one in listed[start:] if one.held_on <= held + span]
        return min(close, key=lambda one: abs((one.held_on - held).days), default=None)
