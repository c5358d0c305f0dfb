"""The rule for small samples: what may be said of k out of n. Every chart, table, sentence and export asks here.

n = 0: "tidak ada responden" · 1-4: counts and dots only, no colour class, no rank · 5-9: "5 dari 7" and dots ·
10-24: percentage in parentheses with a Wilson 95 % interval, marked "sampel kecil" · 25 and more: percentage.
A register of all groups is no sample, so nothing has an interval and no mark; below 10 a percentage still says less
than the count, and is left out there too.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

Z_95 = NormalDist().inv_cdf(0.975)


class Band(StrEnum):
    """What a denominator allows to be said."""

    NONE = "none"
    COUNTS = "counts"
    DOTS = "dots"
    SMALL = "small"
    FULL = "full"


# Lowest denominator of each band. Changing a bound changes every figure on every page, export and slide.
LOWEST = {Band.FULL: 25, Band.SMALL: 10, Band.DOTS: 5, Band.COUNTS: 1, Band.NONE: 0}


def band(denominator: int | None, is_census: bool = False) -> Band:
    """Band of a denominator; None (unknown) is treated as no respondents. A census is never a small sample."""
    if is_census and denominator:
        return Band.FULL if denominator >= LOWEST[Band.SMALL] else Band.DOTS
    for name, lowest in LOWEST.items():
        if (denominator or 0) >= lowest:
            return name
    raise ValueError(f"a denominator is never negative: {denominator}")


# Where a percentage may be written beside the count, and where a place may take part in a colour class or an order.
WITH_PERCENT = (Band.SMALL, Band.FULL)
WITH_COLOUR = (Band.DOTS, *WITH_PERCENT)


def allows_percent(denominator: int | None) -> bool:
    """Whether a percentage may be written beside the count of a sample."""
    return band(denominator) in WITH_PERCENT


def allows_colour(denominator: int | None) -> bool:
    """Whether the place may take part in a colour class or an order by value (never with 1-4 respondents)."""
    return band(denominator) in WITH_COLOUR


@dataclass(frozen=True)
class Interval:
    """Lower and upper bound of a share, as fractions 0-1."""

    low: float
    high: float

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two intervals share a point: then neither place may be called higher."""
        return self.low <= other.high and other.low <= self.high


def wilson(numerator: int, denominator: int) -> Interval:
    """Wilson score interval, 95 %, for `numerator` of `denominator` (Wilson 1927).

    Raises ValueError unless 0 <= numerator <= denominator and denominator > 0.
    """
    if denominator <= 0 or not 0 <= numerator <= denominator:
        raise ValueError(f"no share: {numerator} of {denominator}")
    share = numerator / denominator
    weight = Z_95**2 / denominator
    centre = (share + weight / 2) / (1 + weight)
    half = Z_95 / (1 + weight) * sqrt(share * (1 - share) / denominator + weight / (4 * denominator))
    # At 0 and n the formula gives exactly 0 and 1; floating point misses them by 1e-17.
    low = 0.0 if numerator == 0 else max(0.0, centre - half)
    high = 1.0 if numerator == denominator else min(1.0, centre + half)
    return Interval(low, high)
