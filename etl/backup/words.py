"""What an operator reads when a backup or a restore is refused (words.yaml)."""

from functools import cache
from pathlib import Path

import yaml

from etl.problems import BadInputError, Problem


def refused(file: str, key: str, /, **said: str) -> BadInputError:
    """The error of this key for a file."""
    words = _catalogue()[key]
    return BadInputError(
        [Problem(file, None, "-", said.get("value", file), words["rule"].format(**said), words["cure"])]
    )


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml.safe_load(
        Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    )
    return words
