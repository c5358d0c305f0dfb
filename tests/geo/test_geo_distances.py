"""Distances on the ellipsoid: known ones, the rules of any distance, and the fast way against every pair by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geo.distances import WGS84, Points, metres, nearest

MATARAM, BIMA = [116.1165, -8.5833], [118.7270, -8.4600]

anywhere = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
in_ntb = st.tuples(st.floats(115.8, 119.4), st.floats(-9.2, -8.0))


def points(*pairs: list[float] | tuple[float, float]) -> Points:
    return np.array(pairs, dtype=float).reshape(-1, 2)


def by_hand(places: Points, targets: Points) -> Points:
    """Every pair, one by one."""
    return np.array([[metres(points(a), points(b))[0] for b in targets] for a in places])


def test_a_degree_of_latitude_and_of_longitude_have_their_lengths_on_wgs84() -> None:
    found = metres(points((0, 0), (0, 0)), points((0, 1), (1, 0)))
    assert found == pytest.approx([110_574.389, 111_319.491], abs=0.001)


def test_mataram_and_bima_lie_287_km_apart() -> None:
    assert metres(points(MATARAM), points(BIMA))[0] == pytest.approx(287_546, abs=1000)


@given(anywhere, anywhere)
def test_a_length_is_that_of_a_geod_made_from_the_numbers_of_wgs84(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    ellipsoid = Geod(a=6_378_137.0, rf=298.257223563)
    assert metres(points(a), points(b))[0] == pytest.approx(ellipsoid.inv(*a, *b)[2], abs=1e-6)


@given(in_ntb, st.floats(0, 360), st.floats(1, 100_000))
def test_who_walks_so_far_is_so_far_away(place: tuple[float, float], azimuth: float, distance: float) -> None:
    """The direct problem of the Geod, solved the other way round: no step is shared with the code."""
    longitude, latitude, _ = Geod(ellps="WGS84").fwd(*place, azimuth, distance)
    assert metres(points(place), points((longitude, latitude)))[0] == pytest.approx(distance, abs=1e-5)


@given(anywhere, anywhere)
def test_the_way_there_is_as_long_as_the_way_back(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert metres(points(a), points(b))[0] == metres(points(b), points(a))[0]


@given(anywhere)
def test_every_place_is_at_no_distance_from_itself(a: tuple[float, float]) -> None:
    assert metres(points(a), points(a))[0] == pytest.approx(0, abs=1e-6)
    rows, found = nearest(points(a), points(a))
    assert rows[0] == 0 and found[0] == pytest.approx(0, abs=1e-6)


@given(in_ntb, in_ntb, in_ntb)
def test_a_detour_is_never_shorter(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:
    straight = metres(points(a), points(c))[0]
    assert straight <= metres(points(a), points(b))[0] + metres(points(b), points(c))[0] + 1e-6


@given(st.lists(in_ntb, min_size=1, max_size=8), st.lists(in_ntb, min_size=1, max_size=8))
def test_the_nearest_is_the_shortest_of_all_pairs(
    places: list[tuple[float, float]], targets: list[tuple[float, float]]
) -> None:
    rows, found = nearest(points(*places), points(*targets))
    pairs = by_hand(points(*places), points(*targets))
    assert (found == pairs.min(axis=1)).all()
    assert (rows == pairs.argmin(axis=1)).all()


@given(st.lists(anywhere, min_size=1, max_size=5), st.lists(anywhere, min_size=1, max_size=5))
def test_it_holds_at_the_poles_and_across_the_date_line_too(
    places: list[tuple[float, float]], targets: list[tuple[float, float]]
) -> None:
    _, found = nearest(points(*places), points(*targets))
    assert found == pytest.approx(by_hand(points(*places), points(*targets)).min(axis=1), abs=0.01)


def test_on_the_sphere_another_place_would_be_nearest() -> None:
    """North is nearer on the ellipsoid, east on the sphere: what the wider look of the first step is for."""
    place, north, east = [118.0, -8.5], [118.0, -8.5 + 0.5025], [118.0 + 0.5 / np.cos(np.radians(8.5)), -8.5]
    rows, _ = nearest(points(place), points(east, north))
    _, _, lengths = WGS84.inv([118.0] * 2, [-8.5] * 2, [east[0], north[0]], [east[1], north[1]])
    assert lengths[1] < lengths[0] and rows[0] == 1


def test_targets_a_hand_apart_are_told_apart() -> None:
    """Within a metre the cosines of the first step are alike to the last digit; only the ellipsoid tells them apart."""
    random = np.random.default_rng(20261122)
    for _ in range(50):
        place = points((random.uniform(116, 119), random.uniform(-9, -8)))
        targets = place + random.uniform(-5e-6, 5e-6, (6, 2))
        rows, found = nearest(place, targets)
        lengths = by_hand(place, targets)[0]
        assert (rows[0], found[0]) == (lengths.argmin(), lengths.min())


def test_of_equally_near_targets_the_first_wins() -> None:
    rows, _ = nearest(points(BIMA), points(MATARAM, MATARAM))
    assert rows[0] == 0


def test_many_places_in_parts_give_the_same_as_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(20261122)
    places = np.column_stack([random.uniform(115.8, 119.4, 97), random.uniform(-9.2, -8.0, 97)])
    targets = np.column_stack([random.uniform(115.8, 119.4, 31), random.uniform(-9.2, -8.0, 31)])
    whole = nearest(places, targets)
    monkeypatch.setattr("geo.distances.PAIRS_AT_ONCE", 100)  # three places at once, the last part shorter
    parts = nearest(places, targets)
    assert (whole[0] == parts[0]).all() and (whole[1] == parts[1]).all()
    assert (whole[1] == by_hand(places, targets).min(axis=1)).all()


def test_without_targets_nothing_is_near_and_without_places_there_is_nothing() -> None:
    rows, found = nearest(points(BIMA), points())
    assert rows[0] == -1 and np.isnan(found[0])
    assert [len(part) for part in nearest(points(), points(BIMA))] == [0, 0]


@pytest.mark.parametrize("wrong", [(np.nan, -8.5), (181, -8.5), (118, -91), (np.inf, 0)])
def test_what_is_no_point_is_refused(wrong: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="every point has a longitude"):
        nearest(points(wrong), points(BIMA))
    with pytest.raises(ValueError, match="rows of longitude and latitude"):
        nearest(np.zeros((2, 3)), points(BIMA))
    with pytest.raises(ValueError, match="as many starts as ends"):
        metres(points(BIMA), points(BIMA, MATARAM))
