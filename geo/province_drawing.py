"""One province as a light drawing of its kabupaten: that of the study ready-made, others from the coarse country."""

from functools import cache

from shapely.geometry import shape as to_shape

from geo import boundaries, svg_paths
from geo.svg_paths import SvgMap
from geo.topology import Area

OF_THE_STUDY = "52"


@cache
def read(province: str) -> SvgMap:
    """The drawing of a province by its code (`32`), in the order of the codes of its kabupaten.

    Raises ValueError for a code of which no boundary is there.
    """
    if province == OF_THE_STUDY:
        return svg_paths.read()
    found = shapes(province)
    if not found:
        raise ValueError(f"no boundary belongs to province {province!r}")
    return svg_paths.draw([(code, name, shape) for code, (name, shape) in found.items()])


@cache
def shapes(province: str) -> dict[str, tuple[str, Area]]:
    """Code -> (name, shape in degrees) of the kabupaten of a province; empty for an unknown one."""
    features = (one for one in boundaries.load_indonesia().features if one["properties"]["code"][:2] == province)
    return {one["properties"]["code"]: (one["properties"]["name"], to_shape(one["geometry"])) for one in features}
