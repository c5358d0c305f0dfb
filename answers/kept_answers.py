"""Answers kept in memory for every reader of the process: the least recently used go first, no answer is asked twice.

Streamlit's `st.cache_data` does the same more carefully: it hashes every argument and copies the whole answer at each
look. A page looks fifty to a hundred times in one run, and that was half of the run. Here a look is one dict.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from queries.run import Row

# Counted in rows: an answer has five rows or forty thousand (every group of the nation), at 0.5-1 kB each.
MOST_ROWS = 150_000
ROWS_OF_AN_EMPTY_ANSWER = 5  # it takes room too


class KeptAnswers:
    """Answers by key, at most `most_rows` rows in all. Safe to use from several threads.

    The rows belong to all who read them: nobody may change one (tests/components/test_cached_answers.py looks at every
    page). The list around them is the reader's own.
    """

    def __init__(self, most_rows: int = MOST_ROWS) -> None:
        self._most = most_rows
        self._kept: OrderedDict[Hashable, list[Row]] = OrderedDict()
        self._rows = 0
        self._lock = threading.Lock()
        self._asking: dict[Hashable, threading.Lock] = {}

    def get(self, key: Hashable, ask: Callable[[], list[Row]]) -> list[Row]:
        """The kept answer, or what `ask` says; of readers who come together one asks and the others wait for it.

        What `ask` raises is not kept.
        """
        found = self._found(key)
        if found is None:
            with self._lock:
                asking = self._asking.setdefault(key, threading.Lock())
            with asking:
                found = self._found(key)
                if found is None:
                    try:
                        found = ask()
                        self._keep(key, found)
                    finally:
                        with self._lock:
                            self._asking.pop(key, None)
        return list(found)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._rows = 0

    def answers(self) -> dict[Hashable, list[Row]]:
        """What is kept now, for a test."""
        with self._lock:
            return dict(self._kept)

    def _found(self, key: Hashable) -> list[Row] | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def _keep(self, key: Hashable, rows: list[Row]) -> None:
        with self._lock:
            self._kept[key] = rows
            self._rows += _weight(rows)
            while self._rows > self._most and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._rows -= _weight(dropped)


def _weight(rows: list[Row]) -> int:
    return len(rows) + ROWS_OF_AN_EMPTY_ANSWER
