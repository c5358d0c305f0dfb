"""What is told of a lake that cannot be taken: where, which value, which rule, what to do (messages.yaml)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl.contract_rules import MOST_SHOWN
from etl.intake import messages
from etl.problems import Problem
from schemas import yaml_file

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9._/-]{0,99}")
PATH = Path(__file__).with_name("messages.yaml")


@dataclass(frozen=True)
class Finding(Problem):
    """One refused value; `key` names the row where its number says nothing."""

    key: str = ""

    def __str__(self) -> str:
        words = _catalogue()["words"]
        row = f", {words['row']} {self.row}" if self.row else ""
        column = f", {words['column']} {self.column}" if self.column else ""
        value = f": {words['value']} {self.value!r}" if self.value else ":"
        key = f" ({self.key})" if self.key else ""
        return f"{self.file}{row}{key}{column}{value} - {self.rule}. {words['cure']}: {self.cure}."


def finding(key: str, file: str, column: str = "", value: Any = "", **more: Any) -> Finding:
    """A finding in the words of `key`; `row` and `row_key` place it, what else is given fills the sentence."""
    row, row_key = more.pop("row", None), more.pop("row_key", "")
    words = _catalogue()[key]
    rule, cure = (words[part].format(column=column, **more) for part in ("rule", "cure"))
    # Words of people may stand in any cell; what is told is made short and harmless as everywhere else.
    shown = "" if value is None else _shown(value)
    return Finding(file, row, column, shown, rule, cure, _shown(row_key))


def _shown(value: Any) -> str:
    """Identifiers as they are, so that the row can be found (the days in them look like telephone numbers)."""
    parts = str(value).split(", ")
    return ", ".join(part if _IDENTIFIER.fullmatch(part) else messages.shown(part) for part in parts)


def more(table: str, column: str, count: int) -> list[Finding]:
    """How many there are where not all are named."""
    return [finding("more", table, column, count=count, shown=MOST_SHOWN)] if count > MOST_SHOWN else []


def type_word(kind: str) -> str:
    """Name of a type of a contract."""
    word: str = _catalogue()["words"]["types"][kind]
    return word


@cache
def _catalogue() -> dict[str, Any]:
    words: dict[str, Any] = yaml_file.read(PATH)
    return words
