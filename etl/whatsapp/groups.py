"""Which groups does a text mention, and which of the register are they?

"KKG gugus 3", "K3S Gugus III Alas", "gugus tiga kec. Alas", or another name that the register knows ("KKG Mawar").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from etl.intake.groups import Groups, UnknownGroupError
from etl.intake.messages import suggestion
from etl.whatsapp import places
from etl.whatsapp.facts import Facts, Sure
from geo import group_names, names
from schemas.vocabulary import GroupType

_TYPE = r"(?P<type>kkg|kkks|k3s|kkm|kkps)"
_NUMBER = (
    r"(?P<number>\d{1,2}(?![\d%])[a-d]?|[ivx]{1,6}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\b"
)
# Behind KKG alone a number may count people or name a day.
_NO_COUNT = (
    r"(?!\s*(?:orang|org|guru|peserta|anggota|sekolah|kepala|ks\b|%|persen|dari|jam|jp|hari|kali|/|[.:-]\s?\d|"
    r"jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|nop|des))"
)
_GUGUS = re.compile(
    rf"(?<!\w)(?:{_TYPE}\b[\s:.,\-]*(?:(?:pai|pjok|mapel|sd|mi|guru kelas)\s+)?(?:di |se-?)?)?"
    rf"(?:gugus|guguss|gugs|gugu|ggs|gugus\s*kkg)\s*(?:ke\s?-?\s*|no(?:mor|\.)?\s*|:\s*|-\s*)?{_NUMBER}", re.I
)  # fmt: skip
_TYPED = re.compile(
    rf"(?<!\w){_TYPE}(?:\s+no\.?)?[\s\-]*(?-i:(?P<number>\d{{1,2}}(?![\d%])|[IVX]{{1,6}})\b){_NO_COUNT}", re.I
)
_ALONE = re.compile(rf"(?<!\w){_TYPE}\b", re.I)
_NEXT_WORD = re.compile(r"(?P<gap>[\s,()./\-]{1,3})(?P<word>[^\W_]+(?:['’`][^\W_]+)*)")
_PLACE_TITLES = frozenset({"kec", "kecamatan", "kab", "kabupaten", "di"})
_MOST_WORDS = 5
_LINKS = re.compile(r"\b(?:di|se|ke)\b[\s-]*", re.I)  # "KKG di Gugus 3", "gugus ke-3"
MOST_NUMBER = 39


@dataclass(frozen=True)
class Mention:
    """One mention: where it stands, as written, and the places that its own words tell."""

    start: int
    end: int
    text: str
    is_numbered: bool
    kecamatan: str | None = None
    kabupaten: str | None = None
    core: str = ""  # the text without the place behind it

    @property
    def compared(self) -> str:
        """What tells two mentions apart where the register knows neither: number and place."""
        return f"{_untyped(self.core or self.text)}@{self.kecamatan or self.kabupaten or ''}"

    @property
    def bare(self) -> str:
        """What is compared: without the type and the titles of places."""
        return _untyped(self.text)

    @property
    def group_type(self) -> str | None:
        """The type that is said."""
        return _type_in(self.text)


@lru_cache(maxsize=10_000)
def _type_in(text: str) -> str | None:
    known = {str(one).casefold(): str(one) for one in GroupType}
    return next((known[word] for word in group_names.fold(text).split() if word in known), None)


@lru_cache(maxsize=10_000)
def _untyped(text: str) -> str:
    types = {str(one).casefold() for one in GroupType}
    return " ".join(word for word in group_names.fold(text).split() if word not in types)


@dataclass
class Register:
    """The groups that are known, by name and by their other names; `is_sample`: they are simulated."""

    groups: Groups = field(default_factory=Groups)
    is_sample: bool = False

    def __repr__(self) -> str:
        return f"Register({len(self.groups.by_id)} groups)"

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare with."""
        return not self.groups.by_id


def mentions(text: str, register: Register) -> list[Mention]:
    """Every mention, in order."""
    found: dict[int, Mention] = {}
    taken: list[tuple[int, int]] = []
    for pattern in (_GUGUS, _TYPED, _ALONE):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            number = match.groupdict().get("number")
            if number and not 0 < _value(number) <= MOST_NUMBER:
                continue
            one = _extended(text, match.start(), match.end(), number is not None, register)
            taken.append((one.start, one.end))
            found[one.start] = one
    return [found[start] for start in sorted(found)]


def without_numbers(line: str) -> str:
    """A line whose groups have lost their numbers, so that "KKG gugus 3 hadir" does not count three people."""
    for pattern in (_GUGUS, _TYPED):
        line = pattern.sub(lambda found: "#" * len(found.group()), line)
    return line


def _value(number: str) -> int:
    digits = next((word for word in group_names.fold(f"gugus {number}").split() if word.isdigit()), "0")
    return int(digits)


def _extended(text: str, start: int, end: int, is_numbered: bool, register: Register) -> Mention:
    """The mention with the words behind it that belong to it: a place, or the rest of a name the register knows."""
    best = Mention(start, end, text[start:end].strip(), is_numbered)
    for stop, words in _following(text, end):
        place = _place(tuple(words))
        phrase = text[start:stop]
        if place is not None:
            best = Mention(start, stop, phrase.strip(), is_numbered, *place, core=text[start:end])
        elif not register.is_empty and register.groups.is_known(phrase):
            best = Mention(start, stop, phrase.strip(), is_numbered, best.kecamatan, best.kabupaten)
    return best


def _following(text: str, end: int) -> Iterator[tuple[int, list[str]]]:
    words: list[str] = []
    while len(words) < _MOST_WORDS and (match := _NEXT_WORD.match(text, end)) and "\n" not in match["gap"]:
        end = match.end()
        words.append(match["word"])
        yield end, words


@lru_cache(maxsize=10_000)
def _place(words: tuple[str, ...]) -> tuple[str | None, str | None] | None:
    """(kecamatan, kabupaten) where all these words are a place, with its title or without."""
    kept = [word for word in words if word.casefold() not in _PLACE_TITLES]
    if not kept:
        return None
    for cut in range(len(kept), 0, -1):
        first, second = names.fold(" ".join(kept[:cut])), names.fold(" ".join(kept[cut:]))
        if first in places.kecamatan() and (not second or second in places.kabupaten()):
            codes = places.kecamatan()[first]
            kabupaten = _single(places.kabupaten().get(second, ()))
            if kabupaten:
                codes = tuple(code for code in codes if code.startswith(f"{kabupaten}."))
            if first in places.kabupaten() and not any(word.casefold().startswith("kec") for word in words):
                return None, kabupaten or _single(places.kabupaten()[first])  # Dompu lies in Dompu
            return _single(codes), kabupaten
    whole = names.fold(" ".join(kept))
    return (None, _single(places.kabupaten()[whole])) if whole in places.kabupaten() else None


def _single(codes: tuple[str, ...]) -> str | None:
    return codes[0] if len(codes) == 1 else None


def placed(mention: Mention, around: Mention | None) -> Mention:
    """The mention in the place that the chat's own name tells, where it does not tell one itself."""
    if around is None or mention.kecamatan or not (around.kecamatan or around.kabupaten):
        return mention
    if mention.kabupaten and around.kabupaten and mention.kabupaten != around.kabupaten:
        return mention
    return replace(mention, kecamatan=around.kecamatan, kabupaten=mention.kabupaten or around.kabupaten)


def match(mention: Mention, register: Register, facts: Facts, batch: int = 0) -> None:
    """Say which group of the register a mention means, or what it may mean."""
    if register.is_empty:
        return
    try:
        group = _found(mention, register, batch)
    except UnknownGroupError as error:
        candidates = error.candidates
        if not error.is_ambiguous and (mention.kecamatan or mention.kabupaten):
            candidates = register.groups.those_of(mention.group_type, mention.kabupaten, mention.kecamatan)
        facts.say("suggestions", list(candidates), Sure.LOW, None)
        told = "; ".join(candidates) if error.is_ambiguous else suggestion(candidates)
        facts.doubt(
            "group_ambiguous" if error.is_ambiguous else "group_unknown", "group", mention.text, suggestion=told
        )
        return
    facts.say("group_id", group, Sure.HIGH if mention.is_numbered else Sure.MEDIUM, None)
    facts.say("group_name", register.groups.by_id[group].name, Sure.HIGH, None)


def _found(mention: Mention, register: Register, batch: int) -> str:
    """ID of the group; "KKG 3 Alas" is the one of Gugus 3 where no group is called so."""
    words = _LINKS.sub(" ", mention.text)
    try:
        return register.groups.find(words, None, mention.kabupaten, mention.kecamatan, batch)
    except UnknownGroupError as error:
        spelt_out = _TYPED.sub(lambda found: f"{found['type']} gugus {found['number']}", words)
        if error.is_ambiguous or spelt_out == words:
            raise
    return register.groups.find(spelt_out, None, mention.kabupaten, mention.kecamatan, batch)


def place_in(text: str) -> tuple[str | None, str | None]:
    """(kecamatan, kabupaten) that a name of a chat tells: `KKG Kec. Alas Kab. Sumbawa`."""
    words = re.findall(r"[^\W_]+(?:['’`][^\W_]+)*", text)
    best: tuple[str | None, str | None] = (None, None)
    longest = 0
    for start in range(len(words)):
        for end in range(min(len(words), start + _MOST_WORDS), start, -1):
            found = _place(tuple(words[start:end]))
            if found is not None and any(found) and end - start > longest:
                best, longest = found, end - start
    return best
