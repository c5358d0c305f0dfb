"""One kabupaten as a drawing: its own kecamatan, and points that fall where they are on the ground."""

import pytest
from shapely.geometry import Point, shape

from geo import boundaries, kabupaten_drawing
from geo.kabupaten_drawing import HIGHEST, WIDEST
from tests.geo.test_geo_svg_paths import polygons

STUDY = ("52.02", "52.07", "52.04", "52.05", "52.06")
EACH = pytest.mark.parametrize("code", STUDY)


@EACH
def test_a_drawing_holds_the_kecamatan_of_its_kabupaten_and_no_other(code: str) -> None:
    drawing = kabupaten_drawing.read(code)
    wanted = {
        feature["properties"]["code"]
        for feature in boundaries.load_kecamatan().features
        if feature["properties"]["kabupaten_code"] == code
    }
    assert {area.code for area in drawing.outlines.areas} == wanted
    assert drawing.is_approximate and set(drawing.attribution) == {"id", "en"}


@EACH
def test_a_drawing_keeps_within_its_room_and_fills_one_side_of_it(code: str) -> None:
    outlines = kabupaten_drawing.read(code).outlines
    assert outlines.width <= WIDEST and outlines.height <= HIGHEST + 2
    assert outlines.width == WIDEST or outlines.height >= HIGHEST - 4


@EACH
def test_a_point_of_a_kecamatan_falls_into_its_drawn_outline(code: str) -> None:
    drawing = kabupaten_drawing.read(code)
    drawn = {area.code: polygons(area.d) for area in drawing.outlines.areas}
    for feature in boundaries.load_kecamatan().features:
        if feature["properties"]["code"] in drawn:
            inside = shape(feature["geometry"]).representative_point()
            at = drawing.at(inside.x, inside.y)
            assert at is not None
            outline = drawn[feature["properties"]["code"]]
            # Thin coasts lose a unit when they are simplified.
            assert min(polygon.distance(Point(at)) for polygon in outline) <= 1, feature["properties"]["name"]


def test_a_point_beyond_the_drawing_has_no_place_on_it() -> None:
    drawing = kabupaten_drawing.read("52.06")
    assert drawing.at(116.1, -8.58) is None  # Mataram
    assert drawing.at(118.6, -20.0) is None


def test_a_kabupaten_without_boundaries_is_refused_by_its_code() -> None:
    with pytest.raises(ValueError, match=r"no boundary belongs to kabupaten '99\.99'"):
        kabupaten_drawing.read("99.99")
