"""Whether a share has changed between two rounds of the survey: said only where the answers can carry it.

Both rounds need 10 answers or more, and their Wilson intervals may not overlap. Groups are not matched between rounds,
so each round is a sample by itself.
"""

from enum import StrEnum

from indicators.share import Share


class Change(StrEnum):
    """What may be said of an earlier and a later share."""

    ROSE = "rose"
    FELL = "fell"
    UNDECIDED = "undecided"  # the intervals overlap
    TOO_FEW = "too_few"  # counted in both, but fewer than 10 answers in one of them
    NO_COUNT = "no_count"  # not asked, not surveyed, nobody answered, or published without counts


def change(before: Share, after: Share) -> Change:
    """What may be said of a share in an earlier and a later round of a sample. A census has no interval: ValueError."""
    if before.is_census or after.is_census:
        raise ValueError("a register is no round of a survey: its differences are what they are")
    if not (before.is_counted and after.is_counted):
        return Change.NO_COUNT
    if before.interval is None or after.interval is None:
        return Change.TOO_FEW
    if before.interval.overlaps(after.interval):
        return Change.UNDECIDED
    return Change.ROSE if after.interval.low > before.interval.high else Change.FELL
