"""deck.gl JSON expressions that give each place its own value, so that a rerun sends codes and colours, never shapes.

deck.gl parses `@@=<expression>` in the browser and evaluates it on each GeoJSON feature. Only comparisons and nested
conditionals are used here; function calls are refused by deck.gl.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence

PREFIX = "@@="
_CODE = re.compile(r"\d{2}(\.\d{2})+")

Value = float | Sequence[float]


def by_code(values: Mapping[str, Value], default: Value, *, property_name: str = "code") -> str:
    """`@@=properties.code=='52.06'?[..]:...:default`: a value (number or list of numbers) per Kemendagri code.

    Codes of equal value share one branch. Raises ValueError for anything that is not a code: text from outside would
    be run as an expression in the reader's browser.
    """
    groups: dict[str, list[str]] = {}
    for code in sorted(values):
        if not _CODE.fullmatch(code):
            raise ValueError(f"{code!r} is not a Kemendagri code such as 52.06, so it can't stand in a map expression")
        groups.setdefault(_literal(values[code]), []).append(code)
    branches = []
    for value, codes in groups.items():
        if value != _literal(default):
            test = "||".join(f"properties.{property_name}=='{code}'" for code in codes)
            branches.append(f"{test}?{value}:")
    return f"{PREFIX}{''.join(branches)}{_literal(default)}"


def fingerprint(*expressions: str) -> str:
    """Short text that changes with the expressions: deck.gl does not notice that a function has changed by itself."""
    return hashlib.sha256("\n".join(expressions).encode()).hexdigest()[:12]


def _literal(value: Value) -> str:
    if isinstance(value, (int, float)):
        return f"{value:g}"
    return f"[{','.join(f'{number:g}' for number in value)}]"
