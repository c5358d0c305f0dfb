"""The text of an export -> its messages in the order of the file.

What a line says is decided with its unseen signs taken away; whether the day or the month comes first, once for the
whole file. Each line is looked at once, so a chat takes time in proportion to its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from etl.whatsapp import kinds, lines
from etl.whatsapp.doubts import Doubt, doubt, refused
from etl.whatsapp.kinds import Kind
from etl.whatsapp.lines import Header
from etl.whatsapp.received import Received

_LINE_END = re.compile(r"\r\n|\n|\r")
_TITLE = re.compile(
    r"(?:whatsapp chat|chat whatsapp|obrolan whatsapp|percakapan whatsapp)[\s_]*(?:dengan|with|-)[\s_]*(?P<title>.+?)"
    r"(?: ?\(\d+\))?(?:\.(?:txt|zip))+",
    re.I,
)


@dataclass(slots=True)
class Message:
    """One message as written: names and numbers are still in it. Never leaves this package."""

    line: int
    sent_at: datetime
    sender: str | None
    kind: Kind
    text: str


@dataclass
class Chat:
    """All messages, the name of the group where it is told, and the names of people told beside the senders."""

    messages: list[Message]
    title: str | None
    people: set[str]
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def senders(self) -> set[str]:
        """Everybody who has written."""
        return {message.sender for message in self.messages if message.sender}


@dataclass(slots=True)
class _Open:
    """A message while its lines are read."""

    line: int
    sent_at: datetime
    rest: str
    is_marked: bool
    lines: list[str] = field(default_factory=list)


def read(received: Received) -> Chat:
    """The messages of a chat. Raises BadInputError where no line begins one."""
    raw = _LINE_END.split(received.text)
    folded = [lines.folded(line) for line in raw]
    headers = {place: found for place, line in enumerate(folded) if (found := lines.header(line))}
    _drop_pasted(headers)
    doubts = list(received.doubts)
    is_day_first = _day_first(headers, doubts)
    opened = list(_opened(raw, folded, headers, is_day_first))
    if not opened:
        raise refused(received.name, "not_a_chat")
    before = sum(bool(line.strip()) for line in folded[: opened[0].line - 1])
    if before:
        doubts.append(doubt("lines_before", line=1, count=before))
    chat = Chat([], title_of_file(received.name), set(lines.MENTION.findall(received.text)), doubts)
    for one in opened:
        chat.messages.append(_message(one, chat))
    _confirm_order(headers, opened, doubts)
    return chat


def _drop_pasted(headers: dict[int, Header]) -> None:
    """Lines copied from WhatsApp Web are messages only where the whole file is made of them."""
    web = [place for place, one in headers.items() if one.is_web]
    if web and len(web) * 2 < len(headers):
        for place in web:
            del headers[place]


def _day_first(headers: dict[int, Header], doubts: list[Doubt]) -> bool:
    """Whether the day stands first, by the numbers that can only be days."""
    dated = {place: (int(one.a), int(one.b)) for place, one in headers.items() if not one.is_year_first}
    day_first = [place for place, (a, b) in dated.items() if 12 < a <= 31 and b <= 12]
    month_first = [place for place, (a, b) in dated.items() if 12 < b <= 31 and a <= 12]
    if day_first and month_first:
        fewer = min(day_first, month_first, key=len)
        doubts.append(doubt("days_contradict", line=fewer[0] + 1, count=len(fewer)))
    return len(day_first) >= len(month_first)


def _confirm_order(headers: dict[int, Header], opened: list[_Open], doubts: list[Doubt]) -> None:
    """Ask a person where no date of the file decides; 12/12 reads the same either way."""
    read = [headers[one.line - 1] for one in opened]
    undecided = [one for one in read if not one.is_year_first]
    if not undecided or any(int(one.a) > 12 or int(one.b) > 12 for one in undecided):
        return
    unlike = next((one for one in opened if one.sent_at.day != one.sent_at.month), None)
    if unlike is not None:
        written = headers[unlike.line - 1]
        value = f"{written.a}/{written.b}/{written.c}"
        first = f"{unlike.sent_at.day} {_month(unlike.sent_at)} {unlike.sent_at.year}"
        doubts.append(doubt("day_or_month", line=unlike.line, value=value, first=first))


def _month(when: datetime) -> str:
    from babel.dates import get_month_names  # noqa: PLC0415

    return str(get_month_names("wide", locale="id")[when.month])


def _opened(raw: list[str], folded: list[str], headers: dict[int, Header], is_day_first: bool) -> Iterator[_Open]:
    """Each message with its lines; a header whose day or time does not exist is a line of the message above."""
    current: _Open | None = None
    for place, line in enumerate(folded):
        header = headers.get(place)
        sent_at = header.sent_at(is_day_first) if header else None
        if header is None or sent_at is None:
            if current is not None:
                current.lines.append(line)
            continue
        if current is not None:
            yield current
        is_marked = f": {lines.MARK}" in raw[place]
        current = _Open(place + 1, sent_at, header.rest, is_marked)
    if current is not None:
        yield current


def _message(one: _Open, chat: Chat) -> Message:
    sender, text = kinds.sender_and_text(one.rest)
    if sender is None:
        chat.title = kinds.title_of(text) or chat.title
        chat.people |= set(kinds.people_of(text))
        return Message(one.line, one.sent_at, None, Kind.SYSTEM, "")
    kind, written = kinds.told("\n".join([text, *one.lines]), one.is_marked)
    if kind is Kind.SYSTEM:
        # An iPhone writes the group's name, or the one who did it, where a sender stands.
        first = text.partition("\n")[0]
        named = kinds.people_of(first)
        chat.people |= set(named)
        chat.title = kinds.title_of(first) or chat.title or (None if named else sender)
        return Message(one.line, one.sent_at, None, kind, "")
    return Message(one.line, one.sent_at, sender, kind, written)


def title_of_file(name: str) -> str | None:
    """What a chat is called by the name of its file: `Chat WhatsApp dengan KKG Alas.txt` -> `KKG Alas`."""
    match = _TITLE.fullmatch(lines.folded(name))
    return match["title"].strip() if match else None
