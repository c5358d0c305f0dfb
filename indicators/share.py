"""One figure of one place: numerator and denominator kept apart, the published figure, and why it may be missing."""

from dataclasses import dataclass

from indicators.small_sample import WITH_COLOUR, WITH_PERCENT, Band, Interval, band, wilson
from schemas.vocabulary import ValueStatus


@dataclass(frozen=True)
class Share:
    """k of n groups. `published` is the percentage as the study prints it (0-100), None where it prints none."""

    numerator: int | None
    denominator: int | None
    published: float | None = None
    status: ValueStatus = ValueStatus.COUNTED
    is_census: bool = False  # counted from the whole register, not from a sample

    @property
    def is_counted(self) -> bool:
        """Both counts are known and somebody answered."""
        return self.status == ValueStatus.COUNTED and bool(self.denominator) and self.numerator is not None

    @property
    def band(self) -> Band:
        """What may be said of it."""
        return band(self.denominator if self.is_counted else 0, self.is_census)

    @property
    def fraction(self) -> float | None:
        """0-1 for drawing bar lengths; None when not counted. Never write it as a percentage: ask `percent`."""
        if not self.is_counted:
            return None
        assert self.numerator is not None
        assert self.denominator
        return self.numerator / self.denominator

    @property
    def percent(self) -> float | None:
        """0-100 where the small-sample rule allows a percentage (n >= 10), or as published without a count."""
        if self.status == ValueStatus.PUBLISHED_ONLY:
            return self.published
        if self.band not in WITH_PERCENT or self.fraction is None:
            return None
        return 100 * self.fraction

    @property
    def interval(self) -> Interval | None:
        """Wilson 95 % interval where the rule allows it (n >= 10); a census has none."""
        if self.is_census or self.band not in WITH_PERCENT:
            return None
        assert self.numerator is not None
        assert self.denominator
        return wilson(self.numerator, self.denominator)

    @property
    def takes_colour(self) -> bool:
        """May stand in a colour class of a map (n >= 5, or any count of a census)."""
        return self.band in WITH_COLOUR


@dataclass(frozen=True)
class Rate:
    """So much per so many: rupiah per meeting, meetings per group. `per` 10: so much per ten of them."""

    numerator: float
    denominator: float
    per: int = 1

    @property
    def is_counted(self) -> bool:
        """There is something to divide by."""
        return self.denominator > 0

    @property
    def value(self) -> float | None:
        """The figure in its unit; None where there is nothing to divide by (never 0)."""
        return self.per * self.numerator / self.denominator if self.is_counted else None


@dataclass(frozen=True)
class AreaShare:
    """A share in a place: `area_code` is a kabupaten code, or None for all five kabupaten of the study together."""

    area_code: str | None
    area_name: str
    share: Share
    groups_total: int | None = None  # groups that exist (table 1)
    groups_surveyed: int | None = None  # groups that were surveyed (table 1)
    is_chosen: bool = False  # the kabupaten that the reader has chosen


@dataclass(frozen=True)
class OptionShare:
    """A share for one answer option of a question, in one place."""

    option_id: str
    label: str
    share: Share
    meaning: str | None = None  # e.g. the activity class this answer stands for
