"""Reading a chat without starting a process: what `check` does beside the bare loop, one after the other.

Run as a process: `python -m bench.chat_only <file>` prints the seconds of each as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench import plain_lines
from etl.whatsapp import check, register

KEY = b"a key that is only used to measure"


def main(path: Path) -> dict[str, float]:
    """Seconds of the bare loop and of the whole check (messages, names, candidates, what is saved)."""
    known = register.read()
    saved = register.saved(known)
    check.checked(path, KEY, known, saved)  # once uncounted: lists of words and patterns are made once in a process
    return {
        "plain": _seconds(lambda: plain_lines.main(path)),
        "check": _seconds(lambda: check.checked(path, KEY, known, saved)),
    }


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
