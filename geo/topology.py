"""Neighbouring polygons made to fit: no overlap, no hole, no stray pieces, and the same corners on both sides.

All functions take and give plain lists of polygons in one projected system (metres) and keep their order.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Area: TypeAlias = Polygon | MultiPolygon

# A piece narrower than this on a shared line is dust of the arithmetic, not land (m2).
DUST = 1.0


def parts(shape: BaseGeometry, dust: float = DUST) -> list[Polygon]:
    """The polygons of a shape, largest first, without lines, points and dust (areas up to `dust`, square units)."""
    pieces = [piece for piece in shapely.get_parts(shape) if isinstance(piece, Polygon) and piece.area > dust]
    return sorted(pieces, key=lambda piece: (-piece.area, piece.bounds))


def joined(pieces: Sequence[BaseGeometry], dust: float = DUST) -> Area:
    """One valid polygon or multipolygon of all pieces, which may overlap; dust as in parts()."""
    return _one(parts(shapely.union_all(list(pieces)), dust))


def merged(shapes: Sequence[Area]) -> Area:
    """One shape of neighbours that already share their corners exactly: no corner moves, none is added."""
    return _one(parts(shapely.coverage_union_all(list(shapes)), dust=0))


def without_overlaps(shapes: Sequence[Area]) -> list[Area]:
    """Each overlap goes to the smaller of the two: a city keeps its land, the kabupaten around it gives way."""
    order = sorted(range(len(shapes)), key=lambda place: shapes[place].area)
    taken: list[Area] = []
    result = list(shapes)
    for place in order:
        rest = shapely.difference(shapes[place], shapely.union_all(taken)) if taken else shapes[place]
        result[place] = joined([rest])
        taken.append(shapes[place])
    return result


def without_holes(shapes: Sequence[Area]) -> list[Area]:
    """Each hole enclosed by the shapes together goes to the neighbour with the longest edge on it."""
    cover = shapely.union_all(list(shapes))
    holes = [Polygon(ring) for piece in parts(cover) for ring in piece.interiors]
    return given_away(shapes, holes)


def without_fragments(shapes: Sequence[Area], inhabited: Sequence[BaseGeometry]) -> list[Area]:
    """Pieces cut off from their shape go to the neighbour they hang on to.

    A piece stays when it is the shape's largest, when nothing borders it (an island), or when it holds one of the
    shape's own points in `inhabited` (same order as shapes): Kabupaten Bima really has land beyond Dompu.
    """
    kept: list[Area] = []
    loose: list[Polygon] = []
    for place, shape in enumerate(shapes):
        others = shapely.union_all([other for number, other in enumerate(shapes) if number != place])
        pieces = parts(shape)
        stay = pieces[:1]
        for piece in pieces[1:]:
            is_bordered = shapely.intersection(piece.boundary, others).length > DUST
            is_own = piece.intersects(inhabited[place])
            (stay if is_own or not is_bordered else loose).append(piece)
        kept.append(joined(stay))
    return given_away(kept, loose)


def given_away(shapes: Sequence[Area], pieces: Sequence[Polygon]) -> list[Area]:
    """Each piece joined to the shape it shares the longest edge with; a piece that touches nothing is dropped."""
    result = list(shapes)
    for piece in sorted(pieces, key=lambda piece: (-piece.area, piece.bounds)):
        # Measured within a metre: the corners of neighbours need not lie exactly on each other's edges.
        shared = shapely.length(shapely.intersection(piece.boundary.buffer(DUST), [shape.boundary for shape in result]))
        best = int(np.argmax(shared))
        if shared[best] > 0:
            result[best] = joined([result[best], piece.buffer(DUST / 10)])
            result = [
                shape if n == best else joined([shape.difference(result[best])]) for n, shape in enumerate(result)
            ]
    return result


def on_grid(shapes: Sequence[Area], size: float) -> list[Area]:
    """The same areas with every corner on a grid of `size` units and every shared edge with the same corners.

    All edges are laid on top of one another, snapped and cut at their crossings; the faces between them are then
    handed back to the shape they lie in. Rounding each shape by itself would open slivers along the borders.
    """
    edges = shapely.union_all([shape.boundary for shape in shapes], grid_size=size)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(edges)))
    insides = shapely.point_on_surface(faces)
    tree = shapely.STRtree(list(shapes))
    owned: list[list[Polygon]] = [[] for _ in shapes]
    for face, owner in tree.query(insides, predicate="intersects").T:
        owned[owner].append(faces[face])
    return [merged(mine) for mine in owned]


def simplified(shapes: Sequence[Area], tolerance: float) -> list[Area]:
    """Fewer corners, the shared edges simplified once for both sides (tolerance in units of the shapes)."""
    return [_one(parts(shape, dust=0)) for shape in shapely.coverage_simplify(list(shapes), tolerance)]


def _one(pieces: list[Polygon]) -> Area:
    return pieces[0] if len(pieces) == 1 else MultiPolygon(pieces)
