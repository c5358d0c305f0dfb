"""What a reader finds on a page, gathered in one go, so that many tests ask the same page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.visit import Visit

SMALLEST_PX = 13

_GATHER = (Path(__file__).parent / "gather.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Sight:
    """A page as it was found."""

    words: str  # all visible text
    stamp: dict[str, str]
    requests: tuple[str, ...]
    foreign: tuple[str, ...]
    complaints: tuple[str, ...]
    probes: tuple[str, ...]
    found: dict[str, Any]  # what gather.js returns

    @property
    def cards(self) -> list[str]:
        """Text of each key figure."""
        return list(self.found["cards"])


def look_at(visit: Visit) -> Sight:
    """Everything the tests want to know of the page that `visit` shows."""
    found = visit.page.evaluate(_GATHER, SMALLEST_PX)
    return Sight(
        visit.words,
        visit.stamp,
        tuple(visit.requests),
        tuple(visit.foreign()),
        tuple(visit.complaints),
        tuple(visit.probes),
        found,
    )
