"""Take the names and telephone numbers of people out of a text, and leave places, schools and groups in.

Known names are those of the senders, of people mentioned with @ and of people in notices; each of their words counts,
so that "Bu Ani" goes where the sender is called "Bu Ani SDN 3", and "SDN 3" stays. Names nobody has told are found by
what stands around them: Bu, Pak, degrees, "narasumber". The lists are in names.yaml.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from etl.intake.messages import PHONE, PHONE_GONE
from etl.whatsapp import places
from etl.whatsapp.senders import LEAST_DIGITS, national_number
from schemas import yaml_file

PATH = Path(__file__).with_name("names.yaml")
NAME_GONE = "[nama dihapus]"
MOST_AFTER = 4  # words of a name behind Bu, Pak or a role

_WORD = re.compile(r"[^\W_]+(?:['’`ʼ][^\W_]+)*")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Digits that somebody wrote as one number, whatever stands between them.
_DIGITS = re.compile(r"[+(]{0,2}\d(?:[\s.\-()/‐-―]{0,2}\d){7,}")
_TIMES = re.compile(r"(?<!\d)\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}(?!\d)")
_WIDE = re.compile(r"(?:\+\d{1,3}|0062|62|\(?0)[\s.\-()‐-―]{0,2}8?(?:[\s.\-()‐-―]{0,2}\d){8,12}|(?<!\d)\d{14,20}(?!\d)")
_STAFF_NUMBER = re.compile(r"(?<!\d)(?:19|20)\d{6}\s?(?:19|20)\d{4}\s?\d\s?\d{3}(?!\d)")
_GAP = re.compile(r"[ \t.,'’`\-@~()_]{1,4}|")
_CLOSE = re.compile(r"[ \t.'’`\-@~_]{0,4}")  # as close as the words of one name
_DEGREE = re.compile(
    r"(?<=[\w.])\s*,?\s*\b(?:[SMA]\.\s?[A-Z][a-z]{0,4}\.?(?:\s?[A-Z][a-z]{0,2}\.?)*|S\.?Pd(?:\.?\s?(?:SD|I|Gr))?|"
    r"M\.?Pd(?:\.?I)?|A\.?Ma(?:\.?Pd)?(?:\.?SD)?|S\.?Ag|S\.?Sos|M\.?Si)(?![A-Za-z])\.?"
)


@cache
def _words() -> dict[str, frozenset[str]]:
    raw: dict[str, list[object]] = yaml_file.read(PATH)
    return {name: frozenset(map(str, words)) for name, words in raw.items()}


@lru_cache(maxsize=50_000)
def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).casefold()
    return re.sub(r"['’`ʼ]", "", plain)


@lru_cache(maxsize=50_000)
def _is_kept(word: str) -> bool:
    """Whether a folded word is no part of a person's name by itself."""
    return word.isdigit() or word in _words()["kept"] or word in places.words() or bool(_SCHOOL.fullmatch(word))


_SCHOOL = re.compile(
    r"(?:sdn?|sdit|smpn?|mi|min|mis|mts|tk|kkg|kkks|k3s|gugus|kls|kelas)\d+[a-d]?|(?=.)x{0,3}(?:ix|iv|v?i{0,3})"
)


def says_more_than_a_name(words: str) -> bool:
    """Whether a name is that of a group, a school or an office rather than a person's: any of its words is kept."""
    no_group = _words()["honorifics"] | _words()["names_too"] | places.words()
    folded = [_fold(found.group()) for found in _WORD.finditer(words)]
    return any(_is_kept(word) and not word.isdigit() and word not in no_group for word in folded)


class Scrubber:
    """Knows the people of one chat; `text` gives a text without them."""

    def __init__(self, people: Iterable[str]) -> None:
        self._numbers: set[str] = set()
        self._strong: set[str] = set()  # a word that is nothing but somebody's name
        self._weak: set[str] = set()  # a word that is a name only beside another, or after Bu
        self._exact: set[str] = set()  # a whole name that is a word too: only with its capital
        self._pairs: set[tuple[str, str]] = set()
        for name in people:
            number = national_number(unicodedata.normalize("NFKC", name).strip().lstrip("~").strip())
            if number:
                self._numbers.add(number.removeprefix("62"))
            else:
                self._learn(name)
        self._triggers = self._strong | self._weak | {_fold(one) for one in self._exact}
        self._triggers |= _words()["honorifics"] | _words()["roles"] | {"n"}

    def _learn(self, name: str) -> None:
        words = [found.group() for found in _WORD.finditer(_DEGREE.sub(" ", unicodedata.normalize("NFKC", name)))]
        folded = [_fold(word) for word in words]
        own = [place for place, word in enumerate(folded) if self._is_own(folded, place)]
        for place in own:
            is_weak = folded[place] in _words()["common"] or len(folded[place]) < 3
            (self._weak if is_weak else self._strong).add(folded[place])
            if is_weak and len(folded[place]) > (2 if len(own) > 1 else 1):
                self._exact.add(words[place])
        titled = {place for place, word in enumerate(folded) if word in places.words()}
        for place in range(len(folded) - 1):
            # "Bima Sakti" is a name; in "Sakti Bima" the second word says where.
            is_name_too = place in titled or folded[place] in _words()["names_too"]
            if {place, place + 1} <= set(own) or (is_name_too and place + 1 in own):
                self._pairs.add((folded[place], folded[place + 1]))
        if not own:  # "Pak Bima": a place by itself, a person after Pak
            may_be = places.words() | _words()["names_too"]
            titles = _words()["honorifics"]
            self._weak |= {word for before, word in pairwise(folded) if before in titles and word in may_be}
            alone = [word for word in words if _fold(word) in _words()["names_alone"]]
            self._weak |= set(map(_fold, alone))
            self._exact |= set(alone)

    def _is_own(self, folded: list[str], place: int) -> bool:
        """Whether a word of a name is the person's, not that of a school, a place or an office."""
        word = folded[place]
        if _is_kept(word) or word in _words()["honorifics"] or word in _words()["degrees"]:
            return False
        before = [one for one in folded[:place] if not one.isdigit()]
        return not (before and before[-1] in _words()["place_words"] and word in places.desa_words())

    def text(self, text: str) -> str:
        """The text without names and numbers of people."""
        text = self._without_numbers(text)
        if "@" in text:
            text = _MAIL.sub(NAME_GONE, text)
        found = list(_WORD.finditer(text))
        folded = [_fold(word.group()) for word in found]
        degrees = [match.span() for match in _DEGREE.finditer(text)] if "." in text or "Pd" in text else []
        if not degrees and "@" not in text and self._triggers.isdisjoint(folded) and ":" not in text:
            return text
        return _Reading(self, text, found, folded, degrees).without_names()

    def _without_numbers(self, text: str) -> str:
        if sum(map(str.isdigit, text)) < LEAST_DIGITS:
            return text
        text = _STAFF_NUMBER.sub(PHONE_GONE, PHONE.sub(PHONE_GONE, text))
        return _DIGITS.sub(lambda match: self._without_number(text, match), text)

    def _without_number(self, text: str, match: re.Match[str]) -> str:
        written = match.group()
        digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", written))
        if any(number in digits for number in self._numbers):
            return PHONE_GONE
        before = text[max(0, match.start() - 6) : match.start()].casefold()
        if _TIMES.search(written) or "rp" in before or "idr" in before:
            return written
        return _WIDE.sub(PHONE_GONE, unicodedata.normalize("NFKC", written))


class _Reading:
    """One text, word by word."""

    def __init__(
        self, known: Scrubber, text: str, found: list[re.Match[str]], folded: list[str], degrees: list[tuple[int, int]]
    ) -> None:
        self.known, self.text, self.found, self.folded, self.degrees = known, text, found, folded, degrees
        self.gone = [False] * len(found)
        self.starts = [word.start() for word in found]
        self.degree_ends: dict[int, int] = {}  # of each word of a degree

    def without_names(self) -> str:
        for place in range(len(self.found)):
            self._known_name(place)
            self._named_by_what_stands_before(place)
        self._before_degrees()
        self._on_lines_that_name_people()
        if not any(self.gone):
            return self.text
        self._neighbours()
        return self._written()

    def _known_name(self, place: int) -> None:
        known, word = self.known, self.folded[place]
        is_addressed = self._is_addressed(place)
        if word in known._strong:
            self.gone[place] = is_addressed or not self._is_place(place)
        elif word in known._weak:
            is_joined = self.text[self.found[place].end() :][:1] == "-"  # Al-Quran
            exact = self.found[place].group() in known._exact and not is_joined and not self._is_place(place)
            self.gone[place] = is_addressed or exact

    def _is_addressed(self, place: int) -> bool:
        return place > 0 and self.folded[place - 1] in _words()["honorifics"] and self._joined(place - 1)

    def _is_place(self, place: int) -> bool:
        """Whether a school or place word stands before it, perhaps with a number: `SDN 2 Maria`."""
        before = place - 1
        if before >= 0 and self.folded[before].isdigit() and self._joined(before):
            before -= 1
        # Only what is a place too: after "gugus 3" may come the one who reports.
        is_told = before >= 0 and self.folded[before] in _words()["place_words"] and self._joined(before)
        return is_told and self.folded[place] in places.desa_words() | places.words()

    def _joined(self, place: int) -> bool:
        """Whether a word and the next one stand together on a line."""
        if place + 1 >= len(self.found):
            return False
        return bool(_GAP.fullmatch(self.text[self.found[place].end() : self.found[place + 1].start()]))

    def _between(self, place: int) -> str:
        return self.text[self.found[place].end() : self.found[place + 1].start()]

    def _named_by_what_stands_before(self, place: int) -> None:
        word = self.folded[place]
        start = self.found[place].start()
        if start and self.text[start - 1] == "@":
            self.gone[place] = True
            self._mark_after(place, MOST_AFTER - 1)
        elif word in _words()["honorifics"] and place + 1 < len(self.found):
            gap = self._between(place)
            if gap in (" ", "  ") or (word in _words()["dotted"] and gap in (".", ". ")):
                self._mark_after(place, MOST_AFTER)
        elif word in _words()["roles"] or (word == "n" and place and self.folded[place - 1] == "a"):  # a.n.
            self._mark_after(self._skip_connecting(place), MOST_AFTER)

    def _skip_connecting(self, place: int) -> int:
        skipped = _words()["connecting"] | _words()["honorifics"] | _words()["roles"]
        while place + 1 < len(self.found) and self.folded[place + 1] in skipped and "\n" not in self._between(place):
            place += 1
        return place

    def _mark_after(self, place: int, most: int) -> None:
        """Words with a capital that follow, as long as they may be a name."""
        for nxt in range(place + 1, min(place + 1 + most, len(self.found))):
            gap = self._between(nxt - 1)
            word = self.found[nxt].group()
            if "\n" in gap or (nxt > place + 1 and not _GAP.fullmatch(gap)) or len(gap) > 4:
                return
            if not word[0].isupper() or (word.isupper() and len(word) > 1) or _is_kept(self.folded[nxt]):
                return
            self.gone[nxt] = True
            if "," in self.text[self.found[nxt].end() : self.found[nxt].end() + 1]:
                return

    def _before_degrees(self) -> None:
        for start, end in self.degrees:
            first = bisect_left(self.starts, start)
            for place in range(first, bisect_left(self.starts, end)):
                self.gone[place] = True
                self.degree_ends[place] = end
            for place in range(first - 1, max(-1, first - 1 - MOST_AFTER), -1):
                word = self.found[place].group()
                if (
                    not word[0].isupper()
                    or _is_kept(self.folded[place])
                    or self.folded[place] in _words()["honorifics"]
                ):
                    break
                self.gone[place] = True
                if place and not _GAP.fullmatch(self._between(place - 1)):
                    break

    def _on_lines_that_name_people(self) -> None:
        if ":" not in self.text and "=" not in self.text:
            return
        for match in _person_lines().finditer(self.text):
            for place in range(*(bisect_left(self.starts, at) for at in match.span("value"))):
                is_name = not _is_kept(self.folded[place]) and not any(map(str.isdigit, self.found[place].group()))
                self.gone[place] = self.gone[place] or is_name

    def _neighbours(self) -> None:
        """The rest of a whole name on both sides of what is known of it, and Bu or Pak before it."""
        for places_in_order, step in ((range(len(self.found)), 1), (range(len(self.found) - 1, -1, -1), -1)):
            for place in places_in_order:
                other = place - step
                if self.gone[place] or not 0 <= other < len(self.found) or not self.gone[other]:
                    continue
                left, right = min(place, other), max(place, other)
                pair = (self.folded[left], self.folded[right])
                is_title = step == -1 and self.folded[place] in _words()["honorifics"]
                if self._joined(left) and (pair in self.known._pairs or is_title):
                    self.gone[place] = True

    def _is_one_name(self, place: int) -> bool:
        """Whether a word and the next are of one person: no comma between, unless it stands before a degree."""
        is_degree = place + 1 in self.degree_ends
        return bool(_CLOSE.fullmatch(self._between(place))) or (is_degree and self._joined(place))

    def _written(self) -> str:
        pieces: list[str] = []
        at = place = 0
        while place < len(self.found):
            if not self.gone[place]:
                place += 1
                continue
            last = place
            while last + 1 < len(self.found) and self.gone[last + 1] and self._is_one_name(last):
                last += 1
            start, end = self.found[place].start(), self.found[last].end()
            start -= start > at and self.text[start - 1] in "@~"
            end = max(end, self.degree_ends.get(last, 0))
            pieces += [self.text[at:start], NAME_GONE]
            at, place = end, last + 1
        return "".join([*pieces, self.text[at:]])


@cache
def _person_lines() -> re.Pattern[str]:
    keys = "|".join(sorted(_words()["person_keys"], key=len, reverse=True))
    return re.compile(rf"(?:^|[,;|]\s*)[\s*_•\-–>\d.)]{{0,8}}(?:{keys})\s*[*_]*\s*[:=](?P<value>[^\n;|]*)", re.I | re.M)
