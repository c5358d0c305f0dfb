"""One kabupaten as a light drawing of its kecamatan, with the frame that places groups on it."""

from dataclasses import dataclass
from functools import cache

import shapely
from shapely.geometry import shape as to_shape

from geo import boundaries, svg_paths
from geo.svg_paths import Frame, SvgMap

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
    """The drawing of a kabupaten by its code. Raises ValueError when no boundary of a kecamatan has it."""
    loaded = boundaries.load_kecamatan()
    rows = [
        (feature["properties"]["code"], feature["properties"]["name"], to_shape(feature["geometry"]))
        for feature in loaded.features
        if feature["properties"]["kabupaten_code"] == code
    ]
    if not rows:
        raise ValueError(f"no kecamatan boundary belongs to kabupaten {code!r}")
    left, bottom, right, top = shapely.total_bounds([shape for _, _, shape in rows])
    width = min(WIDEST, HIGHEST * svg_paths.SHRINK * (right - left) / (top - bottom))
    outlines, frame = svg_paths.draw_framed(rows, round(width))
    return KabupatenDrawing(outlines, frame, loaded.attribution, loaded.is_approximate)
