"""Whether places differ: the one rule, asked by the page Bandingkan, its table and its file.

A sample: two kabupaten with 10 or more answers each whose Wilson intervals do not overlap may be called different;
two whose intervals overlap can't be told apart; fewer answers say too little; without counts nothing can be compared.
The five together contain each of them, so a kabupaten is compared with the rest.
A register is a census: its differences are what they are. It only has to be large enough to name an extreme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from indicators.share import Rate, Share
from indicators.small_sample import LOWEST, Band

LEAST = LOWEST[Band.SMALL]  # answers that a place must have to be compared: the rule for small samples


class Verdict(StrEnum):
    """What may be said of two places."""

    DIFFERENT = "different"
    UNDECIDED = "undecided"  # the intervals overlap
    TOO_FEW = "too_few"
    NO_COUNT = "no_count"


@dataclass(frozen=True)
class PlaceFigure:
    """One indicator in one place; `area_code` None: the five kabupaten together.

    basis: how many were counted, where the denominator counts something else (rupiah).
    """

    area_code: str | None
    area_name: str
    figure: Share | Rate
    basis: float | None = None
    groups_surveyed: int | None = None
    groups_total: int | None = None

    @property
    def n(self) -> float:
        """How many the figure rests on; 0 where nobody was counted."""
        if not self.figure.is_counted:
            return 0
        return self.basis if self.basis is not None else self.figure.denominator or 0

    @property
    def size(self) -> float:
        """The figure as one number, only to be ordered; never to be written."""
        found = self.figure.fraction if isinstance(self.figure, Share) else self.figure.value
        if found is None:
            raise ValueError(f"{self.area_name} has no figure")
        return found

    @property
    def share(self) -> Share:
        """The figure as a share. Raises TypeError for a rate: a sample has none."""
        if not isinstance(self.figure, Share):
            raise TypeError(f"{self.area_name}: a rate has no interval")
        return self.figure


def judge(one: Share, other: Share) -> Verdict:
    """What may be said of two shares of a sample. Raises ValueError for a census: it has no interval to judge by."""
    if one.is_census or other.is_census:
        raise ValueError("a register is no sample: its differences are what they are")
    if not (one.is_counted and other.is_counted):
        return Verdict.NO_COUNT
    if one.interval is None or other.interval is None:
        return Verdict.TOO_FEW
    return Verdict.UNDECIDED if one.interval.overlaps(other.interval) else Verdict.DIFFERENT


@dataclass(frozen=True)
class Differences:
    """What may be said of several places of a sample; places in the order they were given."""

    pairs: tuple[tuple[PlaceFigure, PlaceFigure], ...]  # (higher, lower), all that differ
    able: tuple[PlaceFigure, ...]  # with enough answers to take part
    few: tuple[PlaceFigure, ...]  # counted, but too few
    uncounted: tuple[PlaceFigure, ...]

    @property
    def undecided(self) -> int:
        """Pairs that took part and can't be told apart."""
        return len(self.able) * (len(self.able) - 1) // 2 - len(self.pairs)

    def lower_than(self, place: PlaceFigure) -> tuple[PlaceFigure, ...]:
        """Places that are lower than this one beyond doubt."""
        return tuple(low for high, low in self.pairs if high == place)

    def higher_than(self, place: PlaceFigure) -> tuple[PlaceFigure, ...]:
        """Places that are higher than this one beyond doubt."""
        return tuple(high for high, low in self.pairs if low == place)

    @property
    def groups(self) -> tuple[tuple[tuple[PlaceFigure, ...], tuple[PlaceFigure, ...]], ...]:
        """(these are higher, than these), places with the same lower ones together, the widest first."""
        found: dict[tuple[PlaceFigure, ...], list[PlaceFigure]] = {}
        for place in self.able:
            if lower := self.lower_than(place):
                found.setdefault(lower, []).append(place)
        by_width = sorted(found.items(), key=lambda item: -len(item[0]))
        return tuple((tuple(higher), lower) for lower, higher in by_width)


def one_and_all(places: Sequence[PlaceFigure]) -> tuple[PlaceFigure, PlaceFigure] | None:
    """One kabupaten and the five together (which contain it), or None for any other choice of places."""
    if len(places) != 2 or places[0].area_code is None or places[1].area_code is not None:
        return None
    return places[0], places[1]


def between(places: Sequence[PlaceFigure]) -> Differences:
    """Compare the kabupaten of a sample with each other; the five together take no part, they contain them."""
    single = [place for place in places if place.area_code is not None]
    counted = [place for place in single if place.share.is_counted]
    able = [place for place in counted if place.n >= LEAST]
    pairs = []
    for one, other in combinations(able, 2):
        if judge(one.share, other.share) == Verdict.DIFFERENT:
            pairs.append((one, other) if one.size > other.size else (other, one))
    return Differences(
        tuple(pairs),
        tuple(able),
        tuple(place for place in counted if place.n < LEAST),
        tuple(place for place in single if not place.share.is_counted),
    )


def rest(whole: Share | Rate, part: Share | Rate) -> Share | Rate | None:
    """The whole without one of its parts; None where a count is missing or the two contradict each other."""
    if isinstance(whole, Rate) and isinstance(part, Rate):
        return Rate(whole.numerator - part.numerator, whole.denominator - part.denominator, whole.per)
    if not (isinstance(whole, Share) and isinstance(part, Share) and whole.is_counted and part.is_counted):
        return None
    assert whole.numerator is not None
    assert whole.denominator is not None
    assert part.numerator is not None
    assert part.denominator is not None
    numerator, denominator = whole.numerator - part.numerator, whole.denominator - part.denominator
    if not 0 <= numerator <= denominator:  # the source gives the whole another reading than its parts
        return None
    return Share(numerator, denominator, is_census=whole.is_census)


@dataclass(frozen=True)
class Extremes:
    """Places with the highest and the lowest figure of a census; ties stand together."""

    highest: tuple[PlaceFigure, ...]
    lowest: tuple[PlaceFigure, ...]

    @property
    def is_flat(self) -> bool:
        """All places have the same figure."""
        return self.highest == self.lowest


def extremes(places: Sequence[PlaceFigure]) -> Extremes | None:
    """Highest and lowest of the kabupaten of a census; None unless each of them, two or more, rests on 10 or more."""
    single = [place for place in places if place.area_code is not None]
    if len(single) < 2 or any(place.n < LEAST for place in single):
        return None
    top, bottom = max(place.size for place in single), min(place.size for place in single)
    return Extremes(
        tuple(place for place in single if place.size == top),
        tuple(place for place in single if place.size == bottom),
    )
