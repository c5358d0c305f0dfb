"""Names of working groups as people write them: "Gugus III Alas", "gugus 3 alas" and "GUGUS 03 Kec. Alas" are one.

Numbers carry the meaning of such a name: Gugus 3 and Gugus 13 differ by one sign and are two groups. So numbers are
compared as numbers and never guessed at, while letters may be misspelt.
"""

import re
import unicodedata
from collections.abc import Mapping

import numpy as np
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
MOST_COMPARED = 600  # names as wholes, for one query


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
    """The `limit` best of `names` (id -> name) for a query: see `Index.search`. For many queries keep an Index."""
    return Index(names).search(query, limit)


class Index:
    """Names made ready once, to be searched many times: 40,000 of them answer within milliseconds."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._ids = list(names)
        self._folded = [fold(name) for name in names.values()]
        words = [name.split() for name in self._folded]
        place = {word: number for number, word in enumerate(sorted({word for name in words for word in name}), start=1)}
        self._words = list(place)
        # Words of each name, a column each, by their place in that list; 0 for none.
        self._of_name = np.zeros((max(map(len, words), default=0), len(words)), dtype=np.int32)
        for column, name in enumerate(words):
            self._of_name[: len(name), column] = [place[word] for word in name]

    def search(self, query: str, limit: int = 10) -> list[tuple[str, float]]:
        """The `limit` best for a query, best first, as (id, score 0-100); equal ones by name.

        An empty query finds nothing. A name without a number of the query is not found. Of more than MOST_COMPARED
        names only the likeliest are compared as wholes.
        """
        asked = fold(query)
        if not asked:
            return []
        rows = self._likeliest(asked)
        folded = [self._folded[row] for row in rows]
        near = process.cdist([asked], folded, scorer=fuzz.WRatio)[0]
        whole = process.cdist([asked], folded, scorer=fuzz.token_sort_ratio)[0]
        # WRatio gives every name that holds the query the same score; how much of the name it is decides then.
        scores = [0.75 * float(one) + 0.25 * float(other) for one, other in zip(near, whole, strict=True)]
        found = [
            (round(score, 1), _sorted_as_read(name), self._ids[row])
            for score, name, row in zip(scores, folded, rows, strict=True)
            if score >= LEAST_SCORE
        ]
        found.sort(key=lambda hit: (-hit[0], hit[1], hit[2]))
        return [(group, score) for score, _, group in found[:limit]]

    def _likeliest(self, asked: str) -> list[int]:
        """Rows of the names with every number that was asked for; of many those whose words are most like the query."""
        rows = np.arange(len(self._ids))
        wanted = numbers(asked)
        for word in wanted:
            place = self._words.index(word) + 1 if word in self._words else -1
            rows = rows[(self._of_name[:, rows] == place).any(axis=0)]
        letters = [word for word in asked.split() if word not in wanted]
        if len(rows) <= MOST_COMPARED or not letters:
            return [int(row) for row in rows[:MOST_COMPARED]]
        like = np.zeros((len(letters), len(self._words) + 1), dtype=np.float32)
        like[:, 1:] = process.cdist(letters, self._words, scorer=fuzz.WRatio)
        words = self._of_name[:, rows]
        best = sum(one[words].max(axis=0) for one in like)
        return [int(row) for row in rows[np.argsort(-best, kind="stable")[:MOST_COMPARED]]]


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
