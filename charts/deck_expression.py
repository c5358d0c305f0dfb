"""deck.gl JSON expressions that give each place or point its own value, so that a rerun sends codes and colours only.

deck.gl parses `@@=<expression>` in the browser and evaluates it on each GeoJSON feature. Only comparisons and nested
conditionals are used here; function calls are refused by deck.gl.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

PREFIX = "@@="
_CODE = re.compile(r"\d{2}(\.\d{2})+")
_WORD = re.compile(r"[A-Za-z0-9._-]+")

Value = float | Sequence[float]


def by_code(values: Mapping[str, Value], default: Value, *, property_name: str = "code") -> str:
    """`@@=properties.code=='52.06'?[..]:...:default`: a value (number or list of numbers) per Kemendagri code.

    Codes of equal value share one branch. Raises ValueError for anything that is not a code: text from outside would
    be run as an expression in the reader's browser.
    """
    for code in values:
        if not _CODE.fullmatch(code):
            raise ValueError(f"{code!r} is not a Kemendagri code such as 52.06, so it can't stand in a map expression")
    groups: dict[str, list[str]] = {}
    for code in sorted(values):
        groups.setdefault(_literal(values[code]), []).append(code)
    branches = []
    for value, codes in groups.items():
        if value != _literal(default):
            branches.append(f"{is_one_of(property_name, codes)}?{value}:")
    return f"{PREFIX}{''.join(branches)}{_literal(default)}"


def is_one_of(property_name: str, words: Iterable[str]) -> str:
    """`properties.code=='52.06'||properties.code=='52.05'`: a test to build expressions with. ValueError as above."""
    words = list(words)
    for word in words:
        if not _WORD.fullmatch(word):
            raise ValueError(f"{word!r} can't stand in a map expression: only letters, digits and . _ -")
    return "||".join(f"properties.{property_name}=='{word}'" for word in words)


def where(tests: Mapping[str, Iterable[str]], yes: str, no: str) -> str:
    """`@@=(test)&&(test)?yes:no`: `yes` for features whose property is one of the words, for every property given.

    `tests`: property -> words; no words: every feature. `yes` and `no` are expressions themselves.
    """
    found = [f"({is_one_of(name, words)})" for name, words in ((n, list(w)) for n, w in tests.items()) if words]
    return f"{PREFIX}{'&&'.join(found)}?{yes}:{no}" if found else f"{PREFIX}{yes}"


def fingerprint(*expressions: str) -> str:
    """Short text that changes with the expressions: deck.gl does not notice that a function has changed by itself."""
    return hashlib.sha256("\n".join(expressions).encode()).hexdigest()[:12]


def _literal(value: Value) -> str:
    if isinstance(value, (int, float)):
        return f"{value:g}"
    return f"[{','.join(f'{number:g}' for number in value)}]"
