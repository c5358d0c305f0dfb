"""Rose and fell are said only where both rounds have ten answers and their intervals do not touch."""

import pytest

from indicators.round_change import Change, change
from indicators.share import Share
from schemas.vocabulary import ValueStatus

PUBLISHED = Share(None, None, published=67.0, status=ValueStatus.PUBLISHED_ONLY)
NOT_SURVEYED = Share(None, None, status=ValueStatus.NOT_SURVEYED)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Share(2, 11), Share(13, 16), Change.ROSE),
        (Share(13, 16), Share(2, 11), Change.FELL),
        (Share(8, 52), Share(34, 65), Change.ROSE),
        (Share(33, 52), Share(44, 65), Change.UNDECIDED),
        (Share(5, 11), Share(5, 11), Change.UNDECIDED),
        (Share(0, 10), Share(10, 10), Change.ROSE),
        (Share(0, 9), Share(10, 10), Change.TOO_FEW),
        (Share(0, 100), Share(9, 9), Change.TOO_FEW),
        (Share(3, 4), Share(0, 1), Change.TOO_FEW),
        (PUBLISHED, Share(0, 65), Change.NO_COUNT),
        (Share(2, 11), NOT_SURVEYED, Change.NO_COUNT),
        (Share(0, 0), Share(3, 20), Change.NO_COUNT),
    ],
)
def test_what_may_be_said_of_two_rounds(before: Share, after: Share, expected: Change) -> None:
    assert change(before, after) == expected


@pytest.mark.parametrize("n", [10, 16, 52])
def test_the_other_way_round_says_the_opposite(n: int) -> None:
    opposite = {Change.ROSE: Change.FELL, Change.FELL: Change.ROSE}
    found = set()
    for first in range(n + 1):
        for second in range(n + 1):
            forward = change(Share(first, n), Share(second, n))
            assert change(Share(second, n), Share(first, n)) == opposite.get(forward, forward)
            assert forward != Change.ROSE or second > first
            found.add(forward)
    assert found == {Change.ROSE, Change.FELL, Change.UNDECIDED}


def test_a_register_is_no_round_of_a_survey() -> None:
    with pytest.raises(ValueError, match="register"):
        change(Share(2, 11, is_census=True), Share(3, 11))
