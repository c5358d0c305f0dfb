"""What is doubtful in a chat, as a data officer reads it: value, rule, cure (doubts.yaml holds the words)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl.problems import BadInputError, Problem
from schemas import yaml_file

PATH = Path(__file__).with_name("doubts.yaml")


@dataclass(frozen=True)
class Doubt:
    """One thing to look at. `line` of the file (the first is 1); `field` of the candidate, or None for the chat."""

    key: str
    rule: str
    cure: str
    field: str | None = None
    value: str | None = None
    line: int | None = None

    def as_json(self) -> dict[str, Any]:
        """As it stands in the JSON of `check`."""
        return {"line": self.line, "field": self.field, "value": self.value, "key": self.key,
                "rule": self.rule, "cure": self.cure}  # fmt: skip

    def __str__(self) -> str:
        place = f"baris {self.line}: " if self.line else ""
        value = f"{self.value!r} - " if self.value is not None else ""
        return f"{place}{value}{self.rule}. Cara memperbaiki: {self.cure}."


def doubt(
    key: str, /, *, field: str | None = None, value: object = None, line: int | None = None, **said: Any
) -> Doubt:
    """The doubt of this key, its words filled with `said`."""
    rule, cure = _say(key, said if line is None else {**said, "line": line})
    return Doubt(key, rule, cure, field, None if value is None else str(value), line)


def refused(name: str, key: str, /, **said: Any) -> BadInputError:
    """The error for a file that cannot be read at all."""
    rule, cure = _say(key, said)
    return BadInputError([Problem(name, None, "-", name, rule, cure)])


def _say(key: str, said: dict[str, Any]) -> tuple[str, str]:
    words = _catalogue()[key]
    return words["rule"].format(**said), words["cure"].format(**said)


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml_file.read(PATH)
    return words
