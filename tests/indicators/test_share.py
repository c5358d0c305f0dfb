"""A share: numerator and denominator apart, and what the rule lets it say."""

import pytest

from indicators.share import Share
from indicators.small_sample import Band
from schemas.vocabulary import ValueStatus

UNCOUNTED = [status for status in ValueStatus if status not in (ValueStatus.COUNTED, ValueStatus.PUBLISHED_ONLY)]


def test_below_ten_respondents_there_is_a_fraction_to_draw_but_no_percentage() -> None:
    share = Share(3, 8)
    assert share.fraction == 0.375
    assert share.percent is None and share.interval is None
    assert share.band == Band.DOTS and share.takes_colour


def test_one_to_four_respondents_take_no_colour() -> None:
    assert not Share(4, 4).takes_colour
    assert Share(4, 4).band == Band.COUNTS


def test_from_ten_respondents_there_is_a_percentage_with_its_interval() -> None:
    share = Share(2, 11)
    assert share.percent == pytest.approx(18.18, abs=0.01)
    assert share.interval is not None and round(share.interval.low, 4) == 0.0514
    assert share.band == Band.SMALL


def test_no_respondents_is_never_zero_percent() -> None:
    share = Share(0, 0)
    assert not share.is_counted
    assert share.fraction is None and share.percent is None and share.interval is None
    assert share.band == Band.NONE and not share.takes_colour


def test_an_unknown_numerator_is_not_a_zero() -> None:
    share = Share(None, 52)
    assert not share.is_counted and share.fraction is None and share.percent is None


def test_a_published_percentage_without_a_count_is_kept_but_takes_no_colour_and_no_interval() -> None:
    share = Share(None, 52, 97.0, ValueStatus.PUBLISHED_ONLY)
    assert share.percent == 97.0
    assert share.fraction is None and share.interval is None and not share.takes_colour


@pytest.mark.parametrize("status", UNCOUNTED)
def test_a_missing_value_says_nothing_even_if_numbers_slipped_in(status: ValueStatus) -> None:
    share = Share(3, 30, 10.0, status)
    assert share.fraction is None and share.percent is None and share.interval is None
    assert share.band == Band.NONE
