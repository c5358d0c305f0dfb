"""Names of working groups as people write them: "Gugus III Alas", "gugus 3 alas" and "GUGUS 03 Kec. Alas" are one.

Numbers carry the meaning of such a name: Gugus 3 and Gugus 13 differ by one sign and are two groups. So numbers are
compared as numbers and never guessed at, while letters may be misspelt.
"""

import re
import unicodedata
from collections.abc import Mapping

from rapidfuzz import fuzz, process

_WORD = re.compile(r"[a-z]+|[0-9]+")
# I to XXXIX: no kecamatan has more gugus, and with c, d, l and m "mi" (madrasah) and "di" would be numbers.
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(
    ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"], start=1)}  # fmt: skip
# Said of a place or a number, not part of a name.
_DROPPED = frozenset({"kabupaten", "kab", "kecamatan", "kec", "nomor", "no", "nomer"})
_APOSTROPHES = re.compile(r"['`´‘’ʼ]")  # Hu'u is Huu
_K3S = re.compile(r"\bk3s\b")
_GUGUS_GLUED = re.compile(r"\bgugus(?=[ivx]+\b)")
_STATE_SCHOOL = re.compile(r"\bsd negeri\b")

LEAST_SCORE = 55.0  # of 100; below it a hit has only letters in common with what was asked
WRONG_NUMBER = 50.0  # taken off where a number that was asked for is not there


def fold(name: str) -> str:
    """The name as it is compared, words and numbers apart: `"KKG Gugus III Kec. Hu'u"` -> `"kkg gugus 3 huu"`.

    Small letters, Roman numbers and number words after "gugus" as digits, no accents, no signs.
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name)).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _STATE_SCHOOL.sub("sdn", _GUGUS_GLUED.sub("gugus ", _K3S.sub("kkks", plain)))
    words: list[str] = []
    for word in _WORD.findall(plain):
        if word not in _DROPPED:
            words.append(_number(word, after_gugus=bool(words) and words[-1] == "gugus"))
    return " ".join(words)


def key(name: str) -> str:
    """The folded name without blanks, to tell whether two names are the same: Batu Lanteh is Batulanteh."""
    return fold(name).replace(" ", "")


def numbers(folded: str) -> frozenset[str]:
    """The numbers in a folded name: `"gugus 3 alas"` -> `{"3"}`."""
    return frozenset(word for word in folded.split() if word.isdigit())


def search(query: str, names: Mapping[str, str], limit: int = 10) -> list[tuple[str, float]]:
    """The `limit` best of `names` (id -> name) for a query, best first, as (id, score 0-100); equal ones by name.

    An empty query finds nothing. A name without a number of the query falls behind every name that has it.
    """
    asked = fold(query)
    if not asked:
        return []
    ids, folded = list(names), [fold(name) for name in names.values()]
    near = process.cdist([asked], folded, scorer=fuzz.WRatio)[0]
    whole = process.cdist([asked], folded, scorer=fuzz.token_sort_ratio)[0]
    wanted = numbers(asked)
    found = []
    for place, name in enumerate(folded):
        # WRatio gives every name that holds the query the same score; how much of the name it is decides then.
        score = 0.75 * float(near[place]) + 0.25 * float(whole[place])
        score -= WRONG_NUMBER if not wanted <= numbers(name) else 0.0
        if score >= LEAST_SCORE:
            found.append((round(score, 1), _sorted_as_read(name), ids[place]))
    found.sort(key=lambda hit: (-hit[0], hit[1], hit[2]))
    return [(group, score) for score, _, group in found[:limit]]


def _number(word: str, after_gugus: bool) -> str:
    if word.isdigit():
        return str(int(word))
    if _ROMAN.fullmatch(word):
        return str(_roman(word))
    return _NUMBER_WORDS.get(word, word) if after_gugus else word


def _roman(word: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _sorted_as_read(folded: str) -> tuple[tuple[int, int, str], ...]:
    """Gugus 2 before Gugus 10."""
    return tuple((0, int(word), "") if word.isdigit() else (1, 0, word) for word in folded.split())
