"""The rule for small samples: bounds, and the Wilson interval against values worked out another way."""

from decimal import Decimal, getcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from indicators.small_sample import Band, Interval, allows_colour, allows_percent, band, wilson

counts = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def wilson_by_quadratic(k: int, n: int) -> tuple[Decimal, Decimal]:
    """The same interval as the roots of (p - s)^2 = z^2 p (1 - p) / n, in 40 digits: no step shared with the code."""
    getcontext().prec = 40
    z2 = Decimal("1.959963984540054235524594") ** 2
    share = Decimal(k) / n
    a, b, c = 1 + z2 / n, -(2 * share + z2 / n), share**2
    root = (b * b - 4 * a * c).sqrt()
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


@pytest.mark.parametrize(
    ("denominator", "expected"),
    [
        (None, Band.NONE), (0, Band.NONE), (1, Band.COUNTS), (4, Band.COUNTS), (5, Band.DOTS), (9, Band.DOTS),
        (10, Band.SMALL), (24, Band.SMALL), (25, Band.FULL), (287, Band.FULL),
    ],
)  # fmt: skip
def test_each_bound_of_the_rule_belongs_to_the_upper_band(denominator: int | None, expected: Band) -> None:
    assert band(denominator) == expected


def test_a_percentage_is_allowed_from_ten_respondents() -> None:
    assert [n for n in range(30) if allows_percent(n)] == list(range(10, 30))
    assert not allows_percent(None)


def test_a_colour_class_is_allowed_from_five_respondents() -> None:
    assert [n for n in range(30) if allows_colour(n)] == list(range(5, 30))
    assert not allows_colour(None)


def test_a_negative_denominator_is_refused() -> None:
    with pytest.raises(ValueError, match="never negative: -1"):
        band(-1)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (2, 11, 0.0514, 0.4770), (3, 8, 0.1368, 0.6943), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0),
        (26, 52, 0.3689, 0.6311),
    ],
)  # fmt: skip
def test_wilson_gives_the_reference_values(k: int, n: int, low: float, high: float) -> None:
    interval = wilson(k, n)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@given(counts)
def test_wilson_agrees_with_the_roots_of_its_quadratic(counted: tuple[int, int]) -> None:
    low, high = wilson_by_quadratic(*counted)
    interval = wilson(*counted)
    assert interval.low == pytest.approx(float(low), abs=1e-9)
    assert interval.high == pytest.approx(float(high), abs=1e-9)


@given(counts)
def test_wilson_agrees_with_statsmodels(counted: tuple[int, int]) -> None:
    low, high = proportion_confint(*counted, alpha=0.05, method="wilson")
    interval = wilson(*counted)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-12)


@given(counts)
def test_the_interval_holds_the_share_and_stays_between_0_and_1(counted: tuple[int, int]) -> None:
    k, n = counted
    interval = wilson(k, n)
    assert 0 <= interval.low <= k / n <= interval.high <= 1


@given(counts)
def test_the_interval_of_the_others_is_the_mirror(counted: tuple[int, int]) -> None:
    k, n = counted
    interval, mirror = wilson(k, n), wilson(n - k, n)
    assert mirror.low == pytest.approx(1 - interval.high, abs=1e-12)
    assert mirror.high == pytest.approx(1 - interval.low, abs=1e-12)


@given(st.integers(1, 2000))
def test_none_and_all_touch_the_ends_exactly_and_still_leave_doubt(n: int) -> None:
    assert wilson(0, n).low == 0 and 0 < wilson(0, n).high < 1
    assert wilson(n, n).high == 1 and 0 < wilson(n, n).low < 1


@pytest.mark.parametrize(("k", "n"), [(0, 0), (1, 0), (-1, 5), (6, 5), (0, -3)])
def test_what_is_no_share_has_no_interval(k: int, n: int) -> None:
    with pytest.raises(ValueError, match=f"no share: {k} of {n}"):
        wilson(k, n)


def test_intervals_that_touch_in_one_point_overlap() -> None:
    assert Interval(0.1, 0.3).overlaps(Interval(0.3, 0.5))
    assert not Interval(0.1, 0.29).overlaps(Interval(0.3, 0.5))
    assert Interval(0.0, 1.0).overlaps(Interval(0.4, 0.5))
