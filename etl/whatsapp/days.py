"""On which day was it: `Sabtu, 13 Oktober 2018`, `13/10/18`, `kemarin`, `Sabtu lalu`, said on a day that is known.

What is written as a date is read as everywhere else in the intake (etl/intake/dates.py): the day comes first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from etl.intake import dates, messages
from etl.intake.messages import BadValueError
from etl.whatsapp import vocabulary
from etl.whatsapp.doubts import Doubt, doubt
from etl.whatsapp.facts import Sure

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
OLD_DAYS = 60  # a report this long after the meeting has perhaps a wrong year
_WEEKDAY = vocabulary.either("weekdays")
_RELATIVE: tuple[tuple[str, int], ...] = (
    (r"kemarin lusa|kmrn lusa|(?:dua|2) hari (?:yang |yg )?(?:lalu|lewat)|lusa kemarin", -2),
    (r"tiga hari (?:yang |yg )?lalu|3 hari (?:yang |yg )?lalu", -3),
    (r"kemarin|kemaren|kmrn|kmarin|kmren|tadi malam", -1),
    (r"(?:hari|hr|hri) ini|(?:pagi|siang|sore|malam) ini|tadi(?: pagi| siang| sore)?|barusan|baru saja|sekarang", 0),
    (r"besok lusa|lusa", 2),
    (r"besok|bsk|besuk|esok", 1),
)
_ONE_DATE = re.compile(
    r"(?<![\d/.,-])(?P<d>\d{1,2})\s?(?P<s>[/.-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>\d{4}|\d{2})(?![\d/]|[.,]\d)"
)
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")
_SHORT = re.compile(rf"(?:\btgl\.?|\btanggal|\b{_WEEKDAY},?)\s*(?P<d>\d{{1,2}})\s?[/-]\s?(?P<m>\d{{1,2}})(?![\d/-])")
_ONLY_DAY = re.compile(r"(?:\btgl\.?|\btanggal)\s*(?P<d>\d{1,2})(?![\d/.:]|\s*(?:orang|guru|jam))")


@dataclass(frozen=True)
class Day:
    """A day, how sure it is, where it was found in the text, and what is doubtful about it."""

    value: date
    sure: Sure
    span: tuple[int, int]
    doubts: tuple[Doubt, ...] = ()


def find(text: str, sent: date, is_keyed: bool = False) -> Day | list[Doubt]:
    """The day that a text tells; or why none can be read, or nothing where none is told."""
    lowered = text.casefold()
    bad: list[Doubt] = []
    found = list(_written(lowered, sent, is_keyed, bad))
    if found:
        return _with_doubts(found, lowered)
    for day in (_relative(lowered, sent), _weekday(lowered, sent), _only_day(lowered, sent)):
        if day is not None:
            return day
    return bad


def named(day: date) -> str:
    """`Sabtu`."""
    return WEEKDAYS[day.weekday()].capitalize()


def _written(text: str, sent: date, is_keyed: bool, bad: list[Doubt]) -> Iterator[Day]:
    sure = Sure.HIGH if is_keyed else Sure.MEDIUM
    matches = [match for pattern in (_ONE_DATE, _ISO, _worded()) for match in pattern.finditer(text)]
    for match in sorted([*matches, *_SHORT.finditer(text)], key=re.Match.start):
        parts = match.groupdict()
        month = parts.get("m") or str(dates.months()[parts["word"]])
        year = parts.get("y") or parts.get("yy")
        if year is None:
            near = _nearest(int(parts["d"]), int(month), sent)
            if near is not None:
                told = doubt("date_no_year", field="date", value=match.group().strip())
                yield Day(near, Sure.LOW if match.re is _SHORT else Sure.MEDIUM, match.span(), (told,))
            continue
        try:
            value = dates.parse(f"{parts['d']}/{month}/{year}", "Tanggal")
        except BadValueError as error:
            rule, cure = messages.say(error.key, **{"column": "Tanggal", **error.values})
            bad.append(Doubt(error.key, rule, cure, "date", match.group().strip()))
            continue
        ranged = (doubt("date_range", field="date", value=match.group().strip()),) if parts.get("until") else ()
        yield Day(value, sure, match.span(), ranged)


def _with_doubts(found: list[Day], text: str) -> Day:
    first = found[0]
    doubts = list(first.doubts)
    others = sorted({one.value for one in found} - {first.value})
    if others:
        told = ", ".join(f"{one:%d/%m/%Y}" for one in others)
        doubts.append(doubt("date_two", field="date", value=f"{first.value:%d/%m/%Y}", others=told))
    before = re.search(rf"({_WEEKDAY})\W{{0,4}}(?:tanggal |tgl\.? )?\W{{0,4}}$", text[: first.span[0]])
    if before and _number(before[1]) != first.value.weekday():
        told, weekday = f"{first.value:%d/%m/%Y}", named(first.value)
        doubts.append(doubt("date_weekday", field="date", value=before[1].capitalize(), date=told, weekday=weekday))
    return Day(first.value, first.sure, first.span, tuple(doubts))


def _relative(text: str, sent: date) -> Day | None:
    hits = [(match.start(), -len(match.group()), days, match) for pattern, days in _RELATIVE
            if (match := re.search(rf"\b(?:{pattern})\b", text))]  # fmt: skip
    weekday = _weekday(text, sent)
    if not hits or (weekday is not None and weekday.sure is Sure.MEDIUM):
        return None  # "Sabtu kemarin" is not yesterday
    _, _, days, match = min(hits, key=lambda hit: hit[:3])
    return Day(sent + timedelta(days=days), Sure.MEDIUM, match.span())


def _weekday(text: str, sent: date) -> Day | None:
    """`Sabtu ini`, `Sabtu kemarin`, `Sabtu depan`; a bare weekday is the last one, and unsure."""
    pattern = rf"\b(?:hari )?({_WEEKDAY})\b,?(?:\s+({vocabulary.either('weekday_when')}))?"
    best: Day | None = None
    for match in re.finditer(pattern, text):
        word, when = match[1], (match[2] or "")
        if word == "minggu" and (when or "hari minggu" not in match.group()):
            continue  # "minggu lalu" is last week
        back = (sent.weekday() - _number(word)) % 7
        if when in ("depan", "besok", "mendatang") or when.endswith("datang"):
            value = sent + timedelta(days=7 - back)
        elif when and when not in ("ini", "tadi"):
            value = sent - timedelta(days=back or 7)
        else:
            value = sent - timedelta(days=back)
        if when == "ini" and back > 3:
            value += timedelta(days=7)
        if when:
            return Day(value, Sure.MEDIUM, match.span())
        unsure = doubt("date_unclear", field="date", value=match.group().strip())
        best = best or Day(value, Sure.LOW, match.span(), (unsure,))
    return best


def _only_day(text: str, sent: date) -> Day | None:
    match = _ONLY_DAY.search(text)
    if match is None:
        return None
    last_month = sent.replace(day=1) - timedelta(days=1)
    for month in (sent, last_month):
        try:
            value = month.replace(day=int(match["d"]))
        except ValueError:
            continue
        if abs((value - sent).days) <= 16:
            return Day(value, Sure.LOW, match.span(), (doubt("date_no_year", field="date", value=match.group()),))
    return None


def _nearest(day: int, month: int, sent: date) -> date | None:
    found = []
    for year in (sent.year - 1, sent.year, sent.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda one: abs((one - sent).days)) if found else None


def _number(word: str) -> int:
    word = word.replace("hari ", "").replace("'", "")
    if word == "ahad":
        return 6
    starts = {"sn": 0, "sen": 0, "se": 1, "sl": 1, "r": 2, "k": 3, "j": 4, "sa": 5, "sb": 5, "m": 6}
    return starts[max((start for start in starts if word.startswith(start)), key=len)]


@cache
def _worded() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, dates.months()), key=len, reverse=True))
    until = r"(?P<until>\s*(?:-|–|s/?d\.?|sampai|hingga|dan|&)\s*\d{1,2})?"
    return re.compile(
        rf"(?<![\d/.])(?P<d>\d{{1,2}}){until}\s*[-./]?\s*(?P<word>{months})\b\.?,?(?:\s*[-./]?\s*(?P<y>\d{{4}})\b|\s*['’]?(?P<yy>\d{{2}})(?!\d|[.:]\d|\s*(?:orang|org|guru|peserta|anggota|dari|jam)))?"
    )
