"""Medians, 95th percentiles and ratios of repeated measurements."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil


@dataclass(frozen=True)
class Summary:
    """What is said of one row of repeats."""

    repeats: int
    median: float
    p95: float
    lowest: float
    highest: float

    def as_dict(self) -> dict[str, float]:
        """For JSON."""
        return asdict(self)


def median(values: Sequence[float]) -> float:
    """The middle value; the mean of the two in the middle of an even number."""
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        raise ValueError("no repeats")
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest measured value that at least `share` of all values do not exceed (nearest rank, never invented)."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no repeats")
    return ordered[max(ceil(share * len(ordered)), 1) - 1]


def summary(values: Sequence[float]) -> Summary:
    """Median, p95 and range."""
    return Summary(len(values), median(values), percentile(values, 0.95), min(values), max(values))


def paired_ratio(ours: Sequence[float], floor: Sequence[float]) -> float:
    """Median of the ratios of neighbours in time: what slows the machine for a moment slows both of a pair."""
    return median([one / other for one, other in zip(ours, floor, strict=True)])


def interleaved(names: Sequence[str], repeats: int) -> list[list[str]]:
    """Order of the contestants in each repeat: A B C, then C B A, so that none always goes first."""
    return [list(names) if number % 2 == 0 else list(reversed(names)) for number in range(repeats)]
