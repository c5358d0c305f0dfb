"""Approximate kecamatan: which part of a kabupaten lies nearest to which desa.

No kecamatan shapes may be passed on, so they are worked out. Around each desa point lies the land nearer to it than to
any other (its Voronoi cell); the cells of a kecamatan's desa together are the kecamatan. The points given are the
middles of the real desa, and a cell's middle is not its seed, so the seeds are moved until the middles meet.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPoint

from geo import topology
from geo.topology import Area

Points = npt.NDArray[np.float64]

# How far a seed moves towards closing the gap in one round. Larger steps overshoot and swing.
STEP = 0.3
ROUNDS = 150

# Metres. GEOS fails on Voronoi diagrams of points with long decimals that nearly coincide.
POINT_GRID = 0.1


def kecamatan_shapes(kabupaten: Area, desa_points: Points, owners: Sequence[str]) -> dict[str, Area]:
    """Kecamatan code -> polygon, together filling the kabupaten.

    kabupaten: polygon in metres. desa_points: (n, 2) in metres. owners: the kecamatan code of each point.
    """
    points, codes = _distinct(desa_points, owners)
    cells = fitted_cells(kabupaten, points)
    names = sorted(set(codes))
    shapes = [topology.joined([c for c, code in zip(cells, codes, strict=True) if code == name]) for name in names]
    inhabited = [MultiPoint([p for p, code in zip(points, codes, strict=True) if code == name]) for name in names]
    shapes = _whole_islands(kabupaten, shapes, inhabited)
    shapes = topology.without_fragments(shapes, inhabited)
    return dict(zip(names, shapes, strict=True))


def fitted_cells(kabupaten: Area, points: Points) -> list[Area]:
    """One cell per point (empty where the sea takes all of it), the middles as near to the points as we could get."""
    seeds = points.copy()
    best_gap, best_cells = np.inf, np.empty(0, dtype=object)
    for _ in range(ROUNDS):
        cells = _cells(kabupaten, seeds)
        middles = shapely.get_coordinates(shapely.centroid(cells[~shapely.is_empty(cells)]))
        gap = np.zeros_like(points)
        gap[~shapely.is_empty(cells)] = points[~shapely.is_empty(cells)] - middles
        mean_gap = float(np.hypot(gap[:, 0], gap[:, 1]).mean())
        # Later rounds are not always better, so the best one is kept.
        if mean_gap < best_gap:
            best_gap, best_cells = mean_gap, cells
        seeds = seeds + STEP * gap
    return list(best_cells)


def _cells(kabupaten: Area, seeds: Points) -> npt.NDArray[np.object_]:
    rounded = np.round(seeds / POINT_GRID) * POINT_GRID
    frame = kabupaten.envelope.buffer(50_000)
    diagram = shapely.voronoi_polygons(MultiPoint(rounded), extend_to=frame, ordered=True)
    cells: npt.NDArray[np.object_] = shapely.get_parts(diagram)
    shapely.prepare(kabupaten)
    crosses = ~shapely.contains_properly(kabupaten, cells)
    cells[crosses] = shapely.intersection(cells[crosses], kabupaten)
    return cells


def _distinct(points: Points, owners: Sequence[str]) -> tuple[Points, list[str]]:
    """One point per metre: two seeds in one place have one cell between them, and GEOS would return one too few."""
    seen: dict[tuple[int, int], str] = {}
    for (x, y), owner in zip(points, owners, strict=True):
        seen.setdefault((round(x), round(y)), owner)
    return np.array(list(seen), dtype=float), list(seen.values())


def _whole_islands(kabupaten: Area, shapes: list[Area], inhabited: Sequence[MultiPoint]) -> list[Area]:
    """An island without any desa point goes whole to the kecamatan with most of it, instead of being cut in two."""
    everyone = shapely.union_all(list(inhabited))
    for island in topology.parts(kabupaten)[1:]:
        shares = shapely.area(shapely.intersection(shapes, island))
        if island.intersects(everyone) or np.count_nonzero(shares > topology.DUST) < 2:
            continue
        owner = int(np.argmax(shares))
        shapes = [
            topology.joined([shape, island] if place == owner else [shape.difference(island)])
            for place, shape in enumerate(shapes)
        ]
    return shapes
