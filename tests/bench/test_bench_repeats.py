import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import repeats

VALUES = st.lists(st.floats(0.001, 1e6), min_size=1, max_size=60)


def test_median_of_odd_and_even_numbers():
    assert repeats.median([3, 1, 2]) == 2
    assert repeats.median([4, 1, 2, 3]) == 2.5


@pytest.mark.parametrize("ask", [repeats.median, lambda values: repeats.percentile(values, 0.95)])
def test_nothing_measured_is_refused(ask):
    with pytest.raises(ValueError, match="no repeats"):
        ask([])


def test_p95_is_the_nineteenth_of_twenty_and_the_last_of_few():
    assert repeats.percentile(range(1, 21), 0.95) == 19
    assert repeats.percentile(range(1, 22), 0.95) == 20
    assert repeats.percentile([5, 7], 0.95) == 7


@given(VALUES)
def test_p95_was_measured_and_lies_between_median_and_highest(values):
    found = repeats.summary(values)
    assert found.p95 in values
    assert found.lowest <= found.median <= found.highest
    assert sum(value <= found.p95 for value in values) >= 0.95 * len(values)


def test_a_slow_moment_that_hits_both_of_a_pair_does_not_change_the_ratio():
    assert repeats.paired_ratio([2, 20, 4], [1, 10, 2]) == 2


def test_a_ratio_needs_pairs():
    with pytest.raises(ValueError, match="shorter"):
        repeats.paired_ratio([1, 2], [1])


def test_contestants_take_turns_and_none_always_goes_first():
    assert repeats.interleaved(["a", "b"], 3) == [["a", "b"], ["b", "a"], ["a", "b"]]
