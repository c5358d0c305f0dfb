"""Messages that report a meeting -> candidates that a person confirms. An announcement is a plan, never a meeting."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from etl.whatsapp import contents, counts, days, facts, groups, vocabulary
from etl.whatsapp.chat import Message
from etl.whatsapp.facts import Facts, Keyed, Sure
from etl.whatsapp.groups import Mention, Register
from etl.whatsapp.kinds import Kind

_SIGN = re.compile(r"kkg|kkks|k3s|kkm|kkps|gug|ggs|[:=]", re.I)
_FIELDS = ("date", "attended", "invited", "topic_words", "place", "narasumber", "cost_rupiah")
_REPORT_KEYS = frozenset({"group", "date", "attended", "invited", "topic", "place", "narasumber", "cost"})
_DAY_ALONE = re.compile(r"(?:[\W\d]|\b(?:rapat|pertemuan|kegiatan|kkg|kkks|kkm|tanggal|tgl|hari)\b)*", re.I)
_CALLED = re.compile(r"[^\W\d_]{3}")
MOST_NAME = 80  # signs of a name of a group that nobody knows
MOST_READ = 20_000  # signs of a message; nobody reports in more, and a phone sends 65,536 at most
NEWEST = 10**9  # a group counts whenever it was registered


class CandidateKind(StrEnum):
    """Whether a candidate is a meeting that was held, or one that is to come."""

    MEETING = "meeting"
    PLAN = "plan"


@dataclass(frozen=True)
class Evidence:
    """Where a candidate was read: line of the file, when sent, and the lines of the message (names still in them).

    `part`: words of the group, where one message reports the meetings of several groups; else empty.
    """

    message: Message
    text: str
    part: str = ""


@dataclass
class Candidate:
    """One meeting that somebody perhaps reported. The group's words and all facts may still hold names."""

    kind: CandidateKind
    sent_at: datetime
    group: Mention | None
    facts: Facts
    evidence: list[Evidence]
    is_correction: bool = False
    others: list["Candidate"] = field(default_factory=list)

    @property
    def day(self) -> date:
        """The day of the meeting; the day of the message where none is known."""
        value: date | None = self.facts.value("date")
        return value or self.sent_at.date()

    @property
    def filled(self) -> int:
        """How many fields say something."""
        return sum(name in self.facts.found for name in _FIELDS)


@dataclass
class _Text:
    """A message made ready to read."""

    message: Message
    lines: list[str]
    keyed: list[Keyed]
    rest: list[str]

    @property
    def whole(self) -> str:
        """All its lines, without the marks of bold."""
        return "\n".join(self.lines)

    def has(self, name: str) -> bool:
        """Whether any word of a list stands in it."""
        return bool(vocabulary.pattern(name).search(self.whole))


def read(message: Message, register: Register, around: Mention | None) -> list[Candidate]:
    """The candidates of one message, mostly none or one. `around`: the group or place of the chat's own name."""
    if len(message.text) > MOST_READ or not _SIGN.search(message.text):
        return []
    lines = [facts.plain(line) for line in message.text.split("\n")]
    example = next((at for at, line in enumerate(lines) if vocabulary.pattern("example").search(line)), len(lines))
    lines = [line if at < example else "" for at, line in enumerate(lines)]
    keyed, rest = facts.keyed(lines)
    text = _Text(message, lines, keyed, [_before_next(line) for line in rest])
    named = _mentions(text, register)
    parts = _parts(text, named)
    found = []
    for mention, part in parts:
        one = _candidate(text, mention, part, named, register, around)
        if one is not None:
            found.append(one)
    if len(found) > 1:
        for one in found:
            words = one.group.compared if one.group else ""
            one.evidence = [replace(piece, part=words) for piece in one.evidence]
    return found


def _before_next(line: str) -> str:
    """A line without what it says of the next meeting."""
    match = vocabulary.pattern("next").search(line)
    before = line[: match.start()] if match else line
    # "15/02/19 rapat berikutnya": the whole line speaks of it, its day too.
    return "" if match and _DAY_ALONE.fullmatch(before) else before


def _mentions(text: _Text, register: Register) -> list[Mention]:
    """Groups that the message names: behind a key, else anywhere; those with a number or a known name first."""
    for one in text.keyed:
        if one.name == "group":
            prefix = "" if one.key.startswith(("kelompok", "nama")) else f"{one.key.upper()} "
            place = "".join(f" {name} {word.value}" for name in ("kecamatan", "kabupaten")
                            for word in text.keyed if word.name == name)  # fmt: skip
            found = groups.mentions(f"{prefix}{one.value}{place}", register)
            if found:
                return [found[0]]
            if _CALLED.search(one.value):  # "Kelompok: Mawar Alas": a name that a person may explain
                return [Mention(0, 0, one.value[:MOST_NAME].strip(), False)]
    found = groups.mentions(text.whole, register)
    clear = [one for one in found if one.is_numbered or _says_more(one)]
    return clear or found


def _says_more(mention: Mention) -> bool:
    return bool(mention.bare)


def _parts(text: _Text, named: list[Mention]) -> list[tuple[Mention | None, list[str]]]:
    """(group, lines that speak of it). A list of several groups with their numbers is several reports."""
    if not named:
        return [(None, text.rest)]
    different = {one.bare for one in named}
    if len(different) < 2 or text.keyed:
        return [(max(named, key=lambda one: (one.bare == named[0].bare, len(one.text))), text.rest)]
    whole, parts = text.whole, []
    for place, one in enumerate(named):
        end = named[place + 1].start if place + 1 < len(named) else len(whole)
        before = whole[: one.start].count("\n")
        parts.append((one, [""] * before + whole[one.start : end].split("\n")))
    counted = []
    for one, part in parts:
        found = Facts()
        counts.from_text([groups.without_numbers(line) for line in part], found)
        if "attended" in found.found:
            counted.append((one, part))
    return list(counted) if len(counted) > 1 else [(named[0], text.rest)]


def _candidate(
    text: _Text, mention: Mention | None, part: list[str], named: list[Mention], register: Register,
    around: Mention | None,
) -> Candidate | None:  # fmt: skip
    found = Facts()
    sent = text.message.sent_at
    counts.from_keys(text.keyed, found)
    contents.from_keys(text.keyed, found)
    counts.from_text([groups.without_numbers(line) for line in part], found)
    contents.from_text(part, found)
    _say_day(text, part, found, sent.date())
    if not _is_report(text, mention, found):
        return None
    kind = _kind(text, found, sent.date())
    if kind is CandidateKind.MEETING:
        _complete(text, found, sent.date())
    group = _group(mention, around, found)
    if group is not None:
        group = groups.placed(group, around)
        groups.match(group, register, found, NEWEST)
    others = {one.text for one in named if mention and one.is_numbered and one.bare != mention.bare}
    if others and not any(one in named for one in [mention] if part is not text.rest):
        found.doubt("group_several", "group", mention.text if mention else None, others=", ".join(sorted(others)))
    evidence = Evidence(text.message, _excerpt(text, mention, found, part))
    return Candidate(kind, sent, group, found, [evidence], text.has("correction"))


def _say_day(text: _Text, part: list[str], found: Facts, sent: date) -> None:
    behind_keys = [one for one in text.keyed if one.name == "date"]
    for words, line, is_keyed in (
        (", ".join(one.value for one in behind_keys), behind_keys[0].line if behind_keys else None, True),
        ("\n".join(part), None, False),
        ("\n".join(text.rest), None, False),
    ):
        day = days.find(words, sent, is_keyed) if words else []
        if isinstance(day, list):
            found.doubts += [one for one in day if one not in found.doubts]
            if day:
                return
            continue
        at = line if is_keyed else words.count("\n", 0, day.span[0])
        found.say("date", day.value, day.sure, at)
        found.doubts += day.doubts
        if day.value < sent and (sent - day.value).days > days.OLD_DAYS:
            found.doubt("date_old", "date", f"{day.value:%d/%m/%Y}", most=days.OLD_DAYS)
        return


def _is_report(text: _Text, mention: Mention | None, found: Facts) -> bool:
    has_count = "attended" in found.found
    if not has_count and ((text.has("cancelled") and not text.has("moved")) or text.has("question")):
        return False
    keys = {one.name for one in text.keyed} & _REPORT_KEYS
    if len(keys) >= 2 and keys & {"date", "attended"} and (len(keys) > 2 or mention or keys >= {"date", "attended"}):
        return True
    if mention is None:
        return False
    said = [name for name in _FIELDS if name in found.found]
    is_clear = mention.is_numbered or _says_more(mention)
    if not is_clear:
        return has_count and (len(said) > 1 or text.has("held"))
    if said == ["date"] or not said:
        has_type = mention.group_type is not None
        is_caption = text.message.kind is Kind.MEDIA and has_type
        return text.has("done") or (bool(said) and has_type) or is_caption
    # A gugus is also a place: "seragam gugus 3 untuk SDN 2" is no report of a meeting.
    return mention.group_type is not None or has_count or text.has("done") or "date" in said


def _kind(text: _Text, found: Facts, sent: date) -> CandidateKind:
    day = found.value("date")
    if day is not None and day > sent:
        return CandidateKind.PLAN
    is_held = (
        "attended" in found.found or text.has("done") or bool(re.search(r"alhamdulillah|\btadi\b", text.whole, re.I))
    )
    if text.has("moved") and "attended" not in found.found:
        return CandidateKind.PLAN
    announces = bool(
        re.search(r"\bundangan\b|\bmengundang\b|\bakan\b|mohon (?:hadir|kehadiran)|harap", text.whole, re.I)
    )
    if text.has("plan") and (not is_held or (announces and "attended" not in found.found)):
        is_past = day is not None and day < sent and text.has("held")
        return CandidateKind.MEETING if is_past else CandidateKind.PLAN
    return CandidateKind.MEETING


def _complete(text: _Text, found: Facts, sent: date) -> None:
    """What follows for a meeting that was held, and what is doubtful about its numbers."""
    if "date" not in found.found and not any(one.field == "date" for one in found.doubts):
        found.say("date", sent, Sure.LOW, None)
        found.doubt("date_missing", "date", f"{sent:%d/%m/%Y}")
    attended, invited = found.value("attended"), found.value("invited")
    if attended is not None and invited is not None and attended > invited:
        found.doubt("attended_over_invited", "attended", attended, invited=invited)
    if attended is None and not text.has("held") and not text.has("done"):
        found.doubt("not_sure_held")


def _group(mention: Mention | None, around: Mention | None, found: Facts) -> Mention | None:
    if mention is not None and (mention.is_numbered or _says_more(mention)):
        return mention
    fits = around is not None and (mention is None or mention.group_type in (None, around.group_type))
    if around is not None and fits and _says_more(around):
        found.doubt("group_from_title", "group")
        return around
    found.doubt("group_missing", "group", mention.text if mention else None)
    return None


def _excerpt(text: _Text, mention: Mention | None, found: Facts, part: list[str]) -> str:
    """The lines of the message on which something was found."""
    wanted = {one.line for one in found.found.values() if one.line is not None}
    if mention is not None and text.whole[mention.start : mention.end].strip() == mention.text:
        wanted.add(text.whole.count("\n", 0, mention.start))
    else:
        wanted |= {one.line for one in text.keyed if one.name == "group"}
    written = text.message.text.split("\n")
    for place in sorted(wanted):  # "Materi:" and the list below it
        below = place + 1
        while text.lines[place].endswith((":", "=")) and below < len(written) and text.rest[below] != text.lines[below]:
            if below in {one.line for one in text.keyed}:
                break
            wanted.add(below)
            below += 1
    lines = [written[place].strip() for place in sorted(wanted) if place < len(written)]
    return "\n".join(lines) or next((line for line in written if line.strip()), "")
