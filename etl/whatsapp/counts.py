"""How many came, how many were invited: `hadir 24 dari 30 guru`, `24 orang`, `dihadiri oleh dua puluh guru`."""

import re

from etl.whatsapp.facts import Facts, Keyed, Sure
from etl.whatsapp.vocabulary import COUNT, count, either

_PEOPLE, _MEASURES = either("people"), either("measures")
_N = rf"(?<![\d.,/])(?P<n>{COUNT})(?!\d|[.,:]\d|\s?%|\s?{_MEASURES}\b)"
_OF = (
    rf"(?:\s*(?:\((?:[^()]{{0,30}})\)\s*)?(?:{_PEOPLE}\s*)?(?:/|(?:dari|dr|of)\b)\s*(?:total |jumlah |seluruh )?"
    rf"(?:{_PEOPLE}\s*)?(?P<m>{COUNT})(?!\d|[.:/]\d|\s*{either('not_people')}\b))?"
)
_FILL = rf"(?:[\s:=(±~/]|\+-|{either('filler')}){{0,12}}"
_ATTENDED = (
    re.compile(rf"(?<!\w)(?:di)?hadir(?:i|nya)?\b{_FILL}{_N}{_OF}", re.I),
    re.compile(rf"{_N}\s*{_PEOPLE}?{_OF}\s*(?:{_PEOPLE}\s*)?(?:yang |yg )?(?:hadir|datang|ikut|mengikuti)\b", re.I),
    re.compile(rf"\b(?:diikuti|peserta(?:nya)?|kehadiran|datang|ikut)\b{_FILL}{_N}{_OF}", re.I),
    re.compile(rf"{_N}\s*(?:{_PEOPLE}\s*)?(?:dari|dr)\s*(?:total |jumlah )?(?P<m>{COUNT})\s*{_PEOPLE}", re.I),
    re.compile(rf"^\W*{_N}\s*{_PEOPLE}\W*$", re.I),
)
_INVITED = (
    re.compile(
        rf"\b(?:diundang|undangan|jumlah anggota|total anggota|anggota|jumlah guru|total guru)\b{_FILL}{_N}", re.I
    ),
    re.compile(rf"{_N}\s*(?:{_PEOPLE}\s*)?(?:yang |yg )?(?:di)?undang(?:an)?\b", re.I),
)
_NOT = re.compile(r"\b(?:tidak|tdk|belum|blm|tak|gak|ga|nggak|kurang|absen|berhalangan|izin)\b\W*(?:\w+\W+)?$", re.I)
_NOT_AFTER = re.compile(r"^\s*(?:yang |yg )?(?:tidak|tdk|belum|blm|berhalangan|izin|sakit|absen|alpa)\b", re.I)
_PERCENT = re.compile(r"\d\s?(?:%|persen)")
_MANY = 5000
# "L=10 P=14": men and women; "guru kelas 1-3" says who, not how many.
_HALVES = re.compile(
    r"\W*(?:l|lk|laki-laki|laki)\W*(?P<l>\d{1,3})\D{1,12}(?:p|pr|perempuan)\W*(?P<p>\d{1,3})\W*$", re.I
)
_WHOM = re.compile(r"\b(?:kelas|kls|gugus)\s*[\divx]+(?:\s*(?:-|–|,|dan|s/?d)\s*[\divx]+)*\b", re.I)


def from_keys(keyed: list[Keyed], facts: Facts) -> None:
    """`Hadir: 24 orang dari 30`, `Diundang: 30`."""
    for one in keyed:
        if one.name == "attended":
            _attended(one, facts)
        elif one.name == "invited":
            match = re.search(_N, one.value, re.I)
            if match is None:
                # "Undangan: guru kelas 4" tells whom, not how many; only a number that cannot be read is doubtful.
                continue
            _say(facts, "invited", match["n"], Sure.HIGH, one.line)


def _attended(one: Keyed, facts: Facts) -> None:
    halves = _HALVES.match(one.value)
    if halves:
        facts.say("attended", int(halves["l"]) + int(halves["p"]), Sure.HIGH, one.line)
        return
    value = _WHOM.sub("", one.value)
    match = re.search(_N + _OF, value, re.I)
    if match is None:
        if _PERCENT.search(value):
            facts.doubt("attended_percent", "attended", one.value[:60])
        elif "hadir" in one.key and "attended" not in facts.found:
            facts.doubt("attended_words", "attended", one.value[:60])
        return
    _say(facts, "attended", match["n"], Sure.HIGH, one.line)
    if match["m"]:
        _say(facts, "invited", match["m"], Sure.HIGH, one.line)


def from_text(lines: list[str], facts: Facts) -> None:
    """The same in running text, line by line."""
    for number, line in enumerate(lines):
        for pattern in _ATTENDED:
            if "attended" in facts.found:
                break
            for match in pattern.finditer(line):
                if _NOT.search(line[: match.start()]) or _NOT_AFTER.search(line[match.end() :]):
                    continue
                _say(facts, "attended", match["n"], Sure.MEDIUM, number)
                if match.groupdict().get("m"):
                    _say(facts, "invited", match["m"], Sure.MEDIUM, number)
                break
        for pattern in _INVITED:
            if (found := pattern.search(line)) and not _NOT.search(line[: found.start()]):
                _say(facts, "invited", found["n"], Sure.MEDIUM, number)
        if "attended" not in facts.found and re.search(r"hadir\D{0,20}\d+\s?(?:%|persen)", line, re.I):
            facts.doubt("attended_percent", "attended", line[:60])


def _say(facts: Facts, name: str, written: str, sure: Sure, line: int) -> None:
    number = count(written)
    if 0 <= number <= _MANY:
        facts.say(name, number, sure, line)
