"""One line of an export: does it begin a message, and when was that sent?

    12/10/18 08.15 - Bu Contoh: pesan          Android; dot or colon, comma or none, 12 or 24 hours, long years
    [12/10/18 08.15.22] Bu Contoh: pesan       iPhone
    [08.15, 12/10/2018] Bu Contoh: pesan       copied from WhatsApp Web

A line without a date, a time and the sign behind them belongs to the message above.
"""

import re
from dataclasses import dataclass
from datetime import datetime

MARK = "\u200e"  # phones put it before what they wrote themselves: notices, media
MENTION = re.compile("@\u2068([^\u2069\n]{1,80})\u2069")

_UNSEEN = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_FOLDED: dict[int, str | None] = _UNSEEN | dict.fromkeys([0x202F, 0xA0, 0x2007, 0x2009], " ")

_DATE = r"(?P<a>\d{4}|\d{1,2})(?P<s>[/.\-])(?P<b>\d{1,2})(?P=s)(?P<c>\d{4}|\d{1,2})"
_TIME = (
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2}))?"
    r"(?: ?(?P<half>[AaPp]\.? ?[Mm]\.?|[Pp]agi|[Ss]iang|[Ss]ore|[Mm]alam))?"
)
_BETWEEN = r"(?:, ?| +)(?:pukul |jam |at )?"
_DASH = re.compile(rf"{_DATE}{_BETWEEN}{_TIME} [-–—](?: (?P<rest>.*)|$)", re.ASCII)
_BRACKET = re.compile(rf"\[{_DATE}{_BETWEEN}{_TIME}\](?: ?(?P<rest>.*)|$)", re.ASCII)
_WEB = re.compile(rf"\[{_TIME}, ?{_DATE}\](?: ?(?P<rest>.*)|$)", re.ASCII)
# "12/10/18 08.00 - 10.00 Pembukaan" is a programme in somebody's text, not a message.
_PROGRAMME = re.compile(r"(?:pukul |jam )?\d{1,2}[.:]\d{2}\b", re.I)
_AFTERNOON = {"siang": 11, "sore": 13, "malam": 18}  # the first hour that the word may mean


@dataclass(frozen=True, slots=True)
class Header:
    """The date and time of a line as written, and what follows."""

    a: str
    b: str
    c: str
    hour: int
    minute: int
    second: int
    rest: str
    is_web: bool = False

    @property
    def is_year_first(self) -> bool:
        """Whether the date is written 2018-10-12."""
        return len(self.a) == 4

    def sent_at(self, is_day_first: bool) -> datetime | None:
        """When the message was sent, by the phone's clock; None where there is no such day or time."""
        year, month, day = self.c, self.b, self.a
        if self.is_year_first:
            year, day = self.a, self.c
        elif not is_day_first:
            month, day = self.a, self.b
        if len(year) not in (2, 4) or not 0 <= self.hour <= 23:
            return None
        try:
            return datetime(  # noqa: DTZ001 - the clock of the phone; the export names no zone
                int(year) + (2000 if len(year) == 2 else 0), int(month), int(day), self.hour, self.minute, self.second
            )
        except ValueError:
            return None


def folded(line: str) -> str:
    """The line without unseen signs, every kind of blank as a blank."""
    return line if line.isascii() else line.translate(_FOLDED)


def header(line: str) -> Header | None:
    """The header of a folded line; None for a line that goes on with the message above."""
    first = line[:1]
    if first == "[":
        match = _BRACKET.match(line) or _WEB.match(line)
    elif first.isdigit():
        match = _DASH.match(line)
    else:
        return None
    if match is None:
        return None
    hour = _hour(int(match["hour"]), (match["half"] or "").casefold())
    rest = match["rest"] or ""
    if hour is None or _PROGRAMME.match(rest):
        return None
    second = int(match["second"] or 0)
    return Header(match["a"], match["b"], match["c"], hour, int(match["minute"]), second, rest, match.re is _WEB)


def _hour(hour: int, half: str) -> int | None:
    """0-23; None where the half of the day contradicts it."""
    if not half:
        return hour
    if half in _AFTERNOON:
        if half == "malam" and hour == 12:
            return 0
        return hour + 12 if hour < 12 and hour + 12 >= _AFTERNOON[half] and not (half == "siang" and hour > 6) else hour
    if half == "pagi":
        return hour
    if hour > 12:  # "13:15 PM" is written by nobody but phones in between two settings
        return hour
    return hour % 12 + (12 if half.startswith("p") else 0)
