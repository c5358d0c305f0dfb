"""One kabupaten as a light drawing of its kecamatan, with the frame that places groups on it.

Outside Nusa Tenggara Barat nobody may hand on shapes of kecamatan: there it is the outline of the kabupaten alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import shapely
from shapely.geometry import shape as to_shape

from geo import boundaries, province_drawing, svg_paths
from geo.province_drawing import OF_THE_STUDY as PROVINCE
from geo.svg_paths import Frame, SvgMap
from geo.topology import Area

# Units of the drawing, about pixels on a wide page; a tall kabupaten is bound by the height.
WIDEST, HIGHEST = 480.0, 340.0


@dataclass(frozen=True)
class KabupatenDrawing:
    """Outlines of the kecamatan in units of the view box. `attribution`: language -> sentence for the map."""

    outlines: SvgMap
    frame: Frame
    attribution: dict[str, str]
    is_approximate: bool  # must be called `boundaries.APPROXIMATE_LABEL` wherever it is drawn

    def at(self, longitude: float, latitude: float) -> tuple[float, float] | None:
        """Where a point stands on the drawing; None where it lies beyond its edge."""
        x, y = self.frame.at(longitude, latitude)
        inside = 0 <= x <= self.outlines.width and 0 <= y <= self.outlines.height
        return (round(x, 1), round(y, 1)) if inside else None


@cache
def read(code: str) -> KabupatenDrawing:
    """The drawing of a kabupaten by its code. Raises ValueError when no boundary has it (see `is_known`)."""
    loaded = boundaries.load_kecamatan()
    rows = [
        (feature["properties"]["code"], feature["properties"]["name"], to_shape(feature["geometry"]))
        for feature in loaded.features
        if feature["properties"]["kabupaten_code"] == code
    ]
    if not rows:
        return _outline(code)
    return KabupatenDrawing(*_drawn(rows), loaded.attribution, loaded.is_approximate)


def is_known(code: str) -> bool:
    """Whether there is a boundary to draw: the source of the country lacks one kabupaten (81.08)."""
    return code.startswith(f"{PROVINCE}.") or code in province_drawing.shapes(code[:2])


def _outline(code: str) -> KabupatenDrawing:
    found = province_drawing.shapes(code[:2]).get(code)
    if found is None:
        raise ValueError(f"no boundary belongs to kabupaten {code!r}")
    return KabupatenDrawing(*_drawn([(code, *found)]), dict(boundaries.ATTRIBUTION), is_approximate=False)


def _drawn(rows: Sequence[tuple[str, str, Area]]) -> tuple[SvgMap, Frame]:
    left, bottom, right, top = shapely.total_bounds([shape for _, _, shape in rows])
    width = min(WIDEST, HIGHEST * svg_paths.SHRINK * (right - left) / (top - bottom))
    return svg_paths.draw_framed(rows, round(width))
