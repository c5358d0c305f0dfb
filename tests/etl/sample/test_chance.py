"""Draws without state: shares in whole groups, the same every time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sample import chance

WEIGHTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 50), min_size=1).filter(lambda w: sum(w.values()))
IDS = st.lists(st.text("0123456789", min_size=1, max_size=4), unique=True, max_size=60)


@given(st.integers(0, 500), WEIGHTS)
def test_parts_add_up_and_none_misses_its_share_by_a_whole_one(total: int, weights: dict[str, int]) -> None:
    parts = chance.apportioned(total, weights)
    assert sum(parts.values()) == total
    for choice, weight in weights.items():
        assert abs(parts[choice] - total * weight / sum(weights.values())) < 1
        assert weight or not parts[choice]


@given(st.integers(10, 500), WEIGHTS, st.data())
def test_least_parts_are_kept_and_the_rest_still_adds_up(
    total: int, weights: dict[str, int], data: st.DataObject
) -> None:
    least = {choice: data.draw(st.integers(0, total // len(weights))) for choice in weights}
    parts = chance.apportioned(total, weights, least)
    assert sum(parts.values()) == total
    assert all(parts[choice] >= least[choice] for choice in weights)


@pytest.mark.parametrize(("weights", "least"), [({"a": 0}, {}), ({}, {}), ({"a": 1, "b": 1}, {"a": 3, "b": 3})])
def test_what_cannot_be_split_is_refused(weights: dict[str, int], least: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="cannot be split"):
        chance.apportioned(5, weights, least)


@given(IDS, WEIGHTS, st.data())
def test_everybody_gets_one_answer_and_who_is_preferred_gets_it_first(
    ids: list[str], weights: dict[str, int], data: st.DataObject
) -> None:
    choice = data.draw(st.sampled_from(sorted(weights)))
    wanted = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    given_ = chance.assigned(ids, weights, "test", [(choice, wanted)])
    assert set(given_) == set(ids)
    parts = chance.apportioned(len(ids), weights)
    assert {one: list(given_.values()).count(one) for one in weights} == parts
    assert sum(given_[one] == choice for one in wanted) == min(len(wanted), parts[choice])


@given(IDS, st.floats(0, 1), st.data())
def test_a_share_is_rounded_half_up_and_the_first_are_taken_first(
    ids: list[str], share: float, data: st.DataObject
) -> None:
    first = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    taken = chance.chosen(ids, share, "test", first)
    assert len(taken) == chance.nearest(share * len(ids)) and taken <= set(ids)
    assert taken <= first or first <= taken


@given(st.text(max_size=5), st.integers(-5, 5), st.integers(0, 9))
def test_a_draw_stays_between_its_bounds_and_is_the_same_every_time(key: str, low: int, more: int) -> None:
    number = chance.whole(low, low + more, key)
    assert low <= number <= low + more and number == chance.whole(low, low + more, key)
    assert 0 <= chance.unit(key) < 1 and low <= chance.between(low, low + more + 1, key) < low + more + 1


def test_draws_of_many_keys_spread_evenly_and_keep_their_weights() -> None:
    draws = [chance.one_of({"a": 3, "b": 1, "c": 0}, number) for number in range(4000)]
    assert draws.count("c") == 0
    assert abs(draws.count("a") / 4000 - 0.75) < 0.03
    assert abs(sum(chance.unit("spread", number) for number in range(4000)) / 4000 - 0.5) < 0.02


def test_a_draw_does_not_depend_on_the_process() -> None:
    """blake2b, not hash(): that one is salted anew in every run."""
    assert chance.unit("KKG-52.06.02-03", 2026) == pytest.approx(KNOWN, abs=1e-15)


KNOWN = 0.40624275858459646
