"""A content whose every word tries to leave its place: names come from files of others."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

ATTACK = "</script></style>\"'><img src=x onerror=alert(1)><b onclick=alert(2)>&lt;{0}"
# What the code itself gives, never a file.
OURS = {"key", "form", "colour", "svg", "icon", "rule_id", "language", "kind", "clock", "link", "selection", "figure"}


def hostile(found: Any) -> Any:
    """The same object with the attack behind every word."""
    if isinstance(found, str):
        return found + ATTACK
    if isinstance(found, tuple):
        return tuple(hostile(one) for one in found)
    if isinstance(found, dict):
        return {key: hostile(value) for key, value in found.items()}
    if is_dataclass(found) and not isinstance(found, type):
        words = {
            one.name: hostile(getattr(found, one.name)) for one in fields(found) if one.name not in OURS | {"reference"}
        }
        return replace(found, **words)
    return found
