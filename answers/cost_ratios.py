"""Money per meeting, participant and school: both sums apart, so that a place divides its own sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from queries import run


@dataclass(frozen=True)
class Ratio:
    """Money per something; both are columns of `log_cost_values` and `log_costs`."""

    key: str
    amount: str
    divisor: str

    def counted(self, rows: Sequence[run.Row]) -> list[run.Row]:
        """Groups of which both sums are known."""
        return [row for row in rows if row[self.amount] is not None and row[self.divisor]]

    def over(self, rows: Sequence[run.Row]) -> float:
        """Sum over sum: a group with many meetings weighs more than one with few; `rows` as `counted` gives them."""
        return float(sum(row[self.amount] for row in rows) / sum(row[self.divisor] for row in rows))

    def each(self, rows: Sequence[run.Row]) -> tuple[float, ...]:
        """The ratio of every group; `rows` as `counted` gives them."""
        return tuple(row[self.amount] / row[self.divisor] for row in rows)

    def middle(self, rows: Sequence[run.Row]) -> float:
        """The median of the groups."""
        return float(median(self.each(rows)))


PER_MEETING = Ratio("per_meeting", "cost_rupiah", "meetings_with_cost")
PER_PARTICIPANT = Ratio("per_participant", "cost_of_attended_rupiah", "cost_attended")
PER_SCHOOL = Ratio("per_school", "school_dues_rupiah", "schools")
RATIOS = (PER_MEETING, PER_PARTICIPANT, PER_SCHOOL)
