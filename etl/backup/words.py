"""What an operator reads when a backup or a restore is refused (words.yaml)."""

from functools import cache
from pathlib import Path

from etl.problems import BadInputError, Problem
from schemas import yaml_file


def refused(file: str, key: str, /, **said: str) -> BadInputError:
    """The error of this key for a file."""
    words = _catalogue()[key]
    return BadInputError(
        [Problem(file, None, "-", said.get("value", file), words["rule"].format(**said), words["cure"])]
    )


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml_file.read(Path(__file__).with_name("words.yaml"))
    return words
