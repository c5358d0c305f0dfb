"""One message read by itself, for the tests of reports and of several reports about one meeting."""

from datetime import datetime
from typing import Any

from etl.whatsapp import candidates
from etl.whatsapp.candidates import Candidate
from etl.whatsapp.chat import Message
from etl.whatsapp.groups import Register
from etl.whatsapp.kinds import Kind

SENT = datetime(2018, 10, 12, 20, 15)  # noqa: DTZ001 - the phone's clock; a Friday
_FIELDS = "group_id date attended invited topic topic_words place narasumber cost_rupiah agenda".split()  # noqa: SIM905


def read(text: str, known: Register, kind: Kind = Kind.TEXT, at: datetime = SENT) -> list[Candidate]:
    """The candidates of one message of an evening in October."""
    return candidates.read(Message(1, at, "A", kind, text), known, None)


def said(one: Candidate) -> dict[str, Any]:
    """What was found, by field; the day as text."""
    found = {name: one.facts.value(name) for name in _FIELDS if one.facts.value(name) is not None}
    return {**found, "date": str(found["date"])} if "date" in found else found


def doubts(one: Candidate) -> set[str]:
    """The keys of its doubts."""
    return {told.key for told in one.facts.doubts}
