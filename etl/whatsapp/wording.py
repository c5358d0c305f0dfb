"""The words of a confirmation (confirm.yaml)."""

from functools import cache
from pathlib import Path
from typing import Any

from schemas import yaml_file

PATH = Path(__file__).with_name("confirm.yaml")


def say(key: str, /, **said: Any) -> tuple[str, str]:
    """(rule, cure) of one finding."""
    words = _catalogue()[key]
    return words["rule"].format(**said), words["cure"].format(**said)


def line(key: str, /, **said: Any) -> str:
    """One sentence."""
    words: str = _catalogue()[key]
    return words.format(**said)


@cache
def _catalogue() -> dict[str, Any]:
    words: dict[str, Any] = yaml_file.read(PATH)
    return words
