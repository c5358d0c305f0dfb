"""When another build answers: what was kept of the ones before is let go.

Every kept answer and panel has its build in its key, so an old one is never shown for a new one; but nobody asks for it
again either, and caches that only go by their size would hold the figures of all builds of a day before they are full.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

Forget = TypeVar("Forget", bound=Callable[[], object])


class Builds:
    """Which build answered last in this process, and what is forgotten when another one does."""

    def __init__(self) -> None:
        self._last = ""
        self._forget: list[Callable[[], object]] = []
        self._lock = threading.Lock()

    def forget_with(self, forget: Forget) -> Forget:
        """Call `forget` whenever another build answers."""
        self._forget.append(forget)
        return forget

    def answers(self, identity: str) -> None:
        """This build answers now: for the first run of it, what was kept before is let go."""
        with self._lock:
            before, self._last = self._last, identity
        if before not in ("", identity):
            for forget in self._forget:
                forget()


BUILDS = Builds()
