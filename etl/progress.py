"""Where a long command stands, step by step: for a person who waits in front of a bar, in Indonesian."""

import json
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from schemas import yaml_file

PATH = Path(__file__).with_name("progress.yaml")
Tell = Callable[[int, int, str], object]


class Steps:
    """Counts steps and tells each with its words (progress.yaml) as it begins."""

    def __init__(self, of: int = 0, tell: Tell = lambda *_: None) -> None:
        self.of, self.number, self._tell = of, 0, tell

    def next(self, key: str, **said: Any) -> None:
        """The step `key` begins."""
        self.number += 1
        self._tell(self.number, max(self.of, self.number), words(key).format(**said))

    def building(self, number: int, _of: int, _words: str) -> None:
        """The build's own steps, within these: hand this to it as its progress."""
        self.next(f"build_{number}")


def to_stderr(number: int, of: int, told: str) -> None:
    """One JSON object on a line of its own."""
    print(json.dumps({"step": number, "of": of, "words": told}, ensure_ascii=False), file=sys.stderr, flush=True)


def words(key: str) -> str:
    """Words of one step."""
    return _catalogue()[key]


@cache
def _catalogue() -> dict[str, str]:
    found: dict[str, str] = yaml_file.read(PATH)
    return found
