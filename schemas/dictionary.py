"""The data dictionary: `python -m schemas.dictionary` writes docs/data_dictionary.md from the contracts.

Nobody edits the file by hand; a test fails when it is not what `render` gives now.
"""

import re
import sys
from collections.abc import Iterable

from schemas.contract import Column, Contract, all_contracts
from schemas.warehouse_file import ROOT

FILE = ROOT / "docs" / "data_dictionary.md"

HEAD = """\
# Data dictionary

Written by `make dictionary` from the contracts in `schemas/*.yaml`; do not edit it by hand.

Every table of the warehouse, by name. A rule that names another table (`found in kabupaten.code`) is checked at every
build. A key may hold empty columns: an empty kabupaten means all five of the study together. Missing is never zero.
"""
# Words for who sees single rows, beside those who see all groups (`schemas.contract.SEEN_BY`).
SEEN = {
    None: "nobody else",
    "everyone": "everyone",
    "kabupaten": "the Dinas of its kabupaten",
    "group": "the Dinas of the kabupaten of its group",
    "meeting": "the Dinas of the kabupaten of the group that met",
    "person": "the Dinas of the kabupaten of its narasumber",
    "signed_in": "who signed in with a role",
    "batch": "the Dinas of a kabupaten of which the file brought a row, or for which it was brought",
}
COLUMN_HEADS = ("column", "type", "unit", "rule", "meaning")


def render() -> str:
    """The whole dictionary as Markdown: the same contracts always give the same text."""
    contracts = all_contracts()
    contents = [f"- [{one.table}](#{one.table}): {_plain(one.describes)}" for one in contracts]
    parts = [HEAD, "\n".join(contents) + "\n", *(_table(one) for one in contracts)]
    return "\n".join(parts)


def rows() -> list[dict[str, str]]:
    """Every column of every table as plain words, in the order of the dictionary: what a reader downloads."""
    return [
        {"table": one.table, **dict(zip(COLUMN_HEADS, cells(column), strict=True))}
        for one in all_contracts()
        for column in one.columns
    ]


def cells(column: Column) -> tuple[str, ...]:
    """Name, type, unit, rule and meaning of one column (see COLUMN_HEADS)."""
    # `Column.rule` opens with the type, which has its own column here.
    rule = column.rule.removeprefix(f"{column.type}, ")
    return column.name, column.type, column.unit or "", rule, column.describes


def main() -> int:
    """Write the file; says which one."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(render(), encoding="utf-8", newline="\n")
    print(f"wrote {FILE.relative_to(ROOT).as_posix()}")
    return 0


def _table(contract: Contract) -> str:
    facts = [
        ("One row per", _plain(contract.one_row_per)),
        ("Made by", _plain(contract.made_by)),
        ("Key", ", ".join(f"`{name}`" for name in contract.key)),
        ("Rows seen by", SEEN[contract.seen_by]),
    ]
    lines = [f"## {contract.table}", "", _plain(contract.describes), ""]
    lines += [f"- {name}: {words}" for name, words in facts]
    lines += ["", _row(COLUMN_HEADS), _row("---" for _ in COLUMN_HEADS)]
    lines += [_row(_cells(column)) for column in contract.columns]
    return "\n".join(lines) + "\n"


def _cells(column: Column) -> tuple[str, ...]:
    name, *words = cells(column)
    return f"`{name}`", *map(_plain, words)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _plain(words: str) -> str:
    """Signs that Markdown would read as its own, written so that they show as they are (`<id>`, `*.sql`, `\\.`)."""
    return re.sub(r"([\\|<*])", r"\\\1", words)


if __name__ == "__main__":
    sys.exit(main())
