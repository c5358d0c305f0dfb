"""What is told of derived tables or a lake that cannot be taken (messages.yaml): where, which value, rule and cure."""

from functools import cache
from pathlib import Path
from typing import Any

from etl.intake import messages
from etl.lake.findings import Finding
from etl.problems import BadInputError
from schemas import yaml_file

PATH = Path(__file__).with_name("messages.yaml")


def finding(key: str, place: str, value: Any = "", column: str = "", wanted: Any = "") -> Finding:
    """A finding in the words of `key`; `column` and `wanted` fill the sentence."""
    words = _catalogue()
    more = {"column": column, "wanted": wanted, "again": words["again"]}
    rule, cure = (words[key][part].format(**more) for part in ("rule", "cure"))
    return Finding(place, None, column, messages.shown(value) if value != "" else "", rule, cure)


def refuse(found: list[Finding]) -> None:
    """Raises BadInputError when there is anything."""
    if found:
        raise BadInputError(list(found))


@cache
def _catalogue() -> dict[str, Any]:
    words: dict[str, Any] = yaml_file.read(PATH)
    return words
