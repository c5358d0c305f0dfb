"""What each broken file must tell, and which rows of it must arrive all the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.etl.intake.book import RIGHT, Meeting, Place

Maker = Callable[[Path, Place], Path]
ALL_IN, NOTHING, SOME_REFUSED = 0, 1, 3


@dataclass(frozen=True)
class Told:
    """Parts of one message: sheet, cell (None: no single cell), value, rule, cure."""

    sheet: str
    cell: str | None
    value: str
    rule: str
    cure: str


@dataclass(frozen=True)
class Case:
    """One broken file. `notes`: words of what is told without refusing anything."""

    name: str
    make: Maker
    code: int
    told: tuple[Told, ...]
    notes: tuple[str, ...]
    meetings: frozenset[Meeting]
    groups: int
    points: int

    @property
    def is_unreadable(self) -> bool:
        """Nothing of the file can be loaded."""
        return self.code == NOTHING


CASES: list[Case] = []


def broken(
    *told: Told, code: int | None = None, notes: Iterable[str] = (), right: Iterable[int] = (1, 2, 3),
    more: Iterable[Meeting] = (), groups: int = 4, points: int = 1,
) -> Callable[[Maker], Maker]:  # fmt: skip
    """Register a broken file. right: the right meetings that arrive; more: others that arrive; groups, points: how many
    groups, and points of groups, arrive.
    """

    def register(make: Maker) -> Maker:
        found = code if code is not None else (SOME_REFUSED if told else ALL_IN)
        arrive = frozenset([*(RIGHT[number] for number in right), *more]) if found != NOTHING else frozenset()
        name = make.__name__
        CASES.append(Case(name, make, found, told, tuple(notes), arrive, 0 if found == NOTHING else groups, points))
        return make

    return register


def unreadable(rule: str, cure: str) -> Callable[[Maker], Maker]:
    """Register a file of which nothing can be read."""
    return broken(Told("", None, "", rule, cure), code=NOTHING, points=0)
