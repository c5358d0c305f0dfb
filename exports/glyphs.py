"""Which signs the packaged type can write. PDF/A refuses a sign that no packaged font has, so it is written as `□`."""

import re
import struct
import unicodedata
from functools import cache
from typing import Any

from exports.typesetting import FONTS

MISSING = "□"
LONGEST_WORD = 24  # signs without a blank: longer ones may break anywhere, or they would run out of their column
LONGEST_TEXT = 800  # signs; a document of one page has no room for more, and measuring them costs seconds
_BREAK = "\N{ZERO WIDTH SPACE}"
_SEGMENTS = 12  # the form of the table of signs that holds all of Unicode


@cache
def covered() -> frozenset[int]:
    """Code points that every packaged weight can write."""
    tables = [_signs(path.read_bytes()) for path in sorted(FONTS.glob("*.otf"))]
    return frozenset.intersection(*tables)


def _signs(font: bytes) -> frozenset[int]:
    """The `cmap` table of an OpenType file, its segments of 12 bytes: first and last code point, first glyph."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    start = tables[b"cmap"]
    for place in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">I", font, start + 4 + 8 * place + 4)[0]
        if struct.unpack_from(">H", font, at)[0] == _SEGMENTS:
            groups = struct.unpack_from(">I", font, at + 12)[0]
            spans = (struct.unpack_from(">II", font, at + 16 + 12 * group) for group in range(groups))
            return frozenset(sign for first, last in spans for sign in range(first, last + 1))
    raise ValueError("the font has no table of all signs")


def writable(words: str) -> str:
    """The words in one line, with `□` for what the type lacks; signs that are never seen (joiners, controls) go."""
    plain = re.sub(r"[\t-\r\x85\u2028\u2029]+", " ", unicodedata.normalize("NFC", words))
    kept = (sign for sign in plain if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co"))
    written = "".join(sign if ord(sign) in covered() else MISSING for sign in kept)
    return re.sub(rf"\S{{{LONGEST_WORD + 1},}}", lambda long: _breakable(long[0]), written)


def _breakable(word: str) -> str:
    return _BREAK.join(word)


def tree(value: Any) -> Any:
    """The same for every text in lists and dictionaries, none longer than a page can hold."""
    if isinstance(value, str):
        return writable(value if len(value) <= LONGEST_TEXT else f"{value[:LONGEST_TEXT]}…")
    if isinstance(value, dict):
        return {key: tree(one) for key, one in value.items()}
    return [tree(one) for one in value] if isinstance(value, (list, tuple)) else value
