"""The geometry by hand-sized examples: squares of a kilometre."""

import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPoint, MultiPolygon, Point, box

from geo import cells, topology

KM = 1000.0
NOBODY = MultiPoint()


def square(x: float, y: float, wide: float = 1, high: float = 1) -> shapely.Polygon:
    return box(x * KM, y * KM, (x + wide) * KM, (y + high) * KM)


def test_an_overlap_goes_to_the_smaller_neighbour() -> None:
    large, small = topology.without_overlaps([square(0, 0, 3, 3), square(2, 1)])
    assert small.area == pytest.approx(1 * KM**2)
    assert large.area == pytest.approx(8 * KM**2)


def test_a_hole_goes_to_the_neighbour_with_the_longest_edge() -> None:
    # A ring of 3 x 3 with an empty middle; the left part touches three sides of it, the right part one.
    middle = square(1, 1)
    left = square(0, 0, 2, 3) - middle
    right = square(2, 0, 1, 3)
    left, right = topology.without_holes([left, right])
    assert left.area == pytest.approx(6 * KM**2, rel=1e-3)
    assert right.area == pytest.approx(3 * KM**2, rel=1e-3)
    assert left.intersection(right).area == pytest.approx(0, abs=1)


def test_a_cut_off_piece_goes_to_the_neighbour_but_islands_and_inhabited_pieces_stay() -> None:
    inland, island, village = square(3, 0), square(9, 9), square(3, 2)
    torn = MultiPolygon([square(0, 0, 2, 3), inland, island, village])
    other = square(4, 0, 3, 3)
    torn, other = topology.without_fragments([torn, other], [MultiPoint([village.centroid]), NOBODY])
    assert torn.area == pytest.approx(8 * KM**2, rel=1e-3)
    assert other.area == pytest.approx(10 * KM**2, rel=1e-3)
    assert torn.contains(island.centroid)
    assert torn.contains(village.centroid)


def test_neighbours_on_a_grid_have_the_same_corners() -> None:
    # The right side has a corner in the middle of the left side's edge.
    left = square(0, 0, 1, 2)
    right = [square(1, 0), square(1, 1)]
    snapped = topology.on_grid([left, *right], 1.0)
    assert shapely.coverage_is_valid(snapped)
    assert shapely.get_num_coordinates(snapped[0]) == 6


def test_cells_fill_the_land_and_their_middles_meet_the_points() -> None:
    # Three strips of different width: their middles are not where plain nearest-point borders would put them.
    strips = [square(0, 0, 1, 4), square(1, 0, 3, 4), square(4, 0, 6, 4)]
    points = np.array([strip.centroid.coords[0] for strip in strips])
    found = cells.kecamatan_shapes(square(0, 0, 10, 4), points, ["a", "b", "c"])
    assert sum(shape.area for shape in found.values()) == pytest.approx(40 * KM**2)
    for strip, shape in zip(strips, found.values(), strict=True):
        assert shape.intersection(strip).area / shape.union(strip).area > 0.95


def test_two_desa_on_one_point_do_not_break_the_cells() -> None:
    points = np.array([[500.0, 500.0], [500.0, 500.0], [1500.0, 500.0]])
    found = cells.kecamatan_shapes(square(0, 0, 2, 1), points, ["a", "a", "b"])
    assert found["a"].area == pytest.approx(found["b"].area, rel=0.01)


def test_an_island_without_a_desa_is_not_cut_in_two() -> None:
    # The border between a and b at x = 2 km would run through the island at 1.7 to 2.5 km.
    land = MultiPolygon([square(0, 0, 4, 2), square(1.7, 3, 0.8, 0.5)])
    found = cells.kecamatan_shapes(land, np.array([[1000.0, 1000.0], [3000.0, 1000.0]]), ["a", "b"])
    island = Point(2100, 3250).buffer(200)
    assert sum(shape.contains(island) for shape in found.values()) == 1
