"""Whether a share has changed between two rounds of the survey: said only where the answers can carry it.

Both rounds need 10 answers or more, and their Wilson intervals may not overlap. Groups are not matched between rounds,
so each round is a sample by itself.
"""

from enum import StrEnum

from indicators.comparison import Verdict, judge
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
    verdict = judge(before, after)
    if verdict == Verdict.DIFFERENT:
        assert before.fraction is not None
        assert after.fraction is not None
        return Change.ROSE if after.fraction > before.fraction else Change.FELL
    return {
        Verdict.UNDECIDED: Change.UNDECIDED,
        Verdict.TOO_FEW: Change.TOO_FEW,
        Verdict.NO_COUNT: Change.NO_COUNT,
    }[verdict]
