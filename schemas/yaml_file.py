"""The YAML files of this repository -> Python values, by libyaml: far faster than the parser in pure Python.

A page opens and a command starts with some hundred such files. The wheels of PyYAML bring libyaml; where one was built
without it the slow parser reads the same.
"""

from pathlib import Path
from typing import Any

import yaml

Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path) -> Any:
    """Lists, dictionaries, numbers, days and text, nothing else. Raises yaml.YAMLError with line and column."""
    return parsed(path.read_text(encoding="utf-8"))


def parsed(content: str) -> Any:
    """The same of a text."""
    return yaml.load(content, Loader=Loader)  # noqa: S506 - it is a safe one
