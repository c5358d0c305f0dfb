"""The message that a group is asked to paste and fill in after each meeting; `candidates` reads it back."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from etl.intake import template
from schemas import yaml_file

PATH = Path(__file__).with_name("form.yaml")


def filled(values: Mapping[str, str]) -> str:
    """The message with these values by field (form.yaml names the fields)."""
    words = _words()
    listed = [f"{line['key']}: {values.get(line['field'], '')}".rstrip() for line in words["lines"]]
    return "\n".join([f"*{words['title']}*", *listed])


def blank() -> str:
    """The empty message; pasted into the group as it is, it reports nothing."""
    return filled({})


def example() -> dict[str, str]:
    """A value for each field."""
    return {line["field"]: line["example"] for line in _words()["lines"]}


def instructions() -> str:
    """How to fill it in, and an example that is never taken for a report."""
    words = _words()
    kinds = ", ".join(template.words("ResourcePersonKind").values())
    shown = "\n".join(f"{line['key']}: {line['example']}" for line in words["lines"])
    return f"{words['hints'].format(kinds=kinds).strip()}\n\n{words['example_title']}\n{shown}"


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml_file.read(PATH)
    return words
