"""The light drawing."""

import re
from pathlib import Path

import pytest
from shapely.geometry import Point, Polygon, shape

from geo import boundaries, places, svg_paths


def polygons(d: str) -> list[Polygon]:
    """The rings of a path as a browser would read them."""
    rings = []
    for ring in re.findall(r"M([^z]+)z", d):
        start, steps = ring.split("l")
        numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", start + " " + steps)]
        x, y = numbers[:2]
        corners = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        rings.append(Polygon(corners))
    return rings


@pytest.fixture(scope="module")
def drawing() -> svg_paths.SvgMap:
    return svg_paths.read()


def test_the_drawing_shows_all_ten_with_their_names(drawing: svg_paths.SvgMap) -> None:
    ntb = places.kabupaten().query("province_code == '52'")
    assert [area.code for area in drawing.areas] == list(ntb["code"])
    assert [area.name for area in drawing.areas] == list(ntb["name"])


def test_every_label_stands_inside_its_area(drawing: svg_paths.SvgMap) -> None:
    for area in drawing.areas:
        assert any(polygon.contains(Point(area.anchor)) for polygon in polygons(area.d)), area.name


def test_every_path_fills_its_box_and_stays_in_the_view_box(drawing: svg_paths.SvgMap) -> None:
    assert drawing.view_box == f"0 0 {drawing.width:g} {drawing.height:g}"
    for area in drawing.areas:
        bounds = [polygon.bounds for polygon in polygons(area.d)]
        found = (
            *map(min, zip(*[b[:2] for b in bounds], strict=True)),
            *map(max, zip(*[b[2:] for b in bounds], strict=True)),
        )
        assert found == pytest.approx(area.box, abs=0.11)
        assert 0 <= area.box[0] < area.box[2] <= drawing.width
        assert 0 <= area.box[1] < area.box[3] <= drawing.height


def test_areas_in_the_drawing_stand_to_each_other_as_on_the_ground(drawing: svg_paths.SvgMap) -> None:
    published = places.kabupaten().set_index("code")["area_km2"]
    per_unit = {a.code: published[a.code] / sum(p.area for p in polygons(a.d)) for a in drawing.areas}
    mean = sum(per_unit.values()) / len(per_unit)
    assert per_unit == pytest.approx(dict.fromkeys(per_unit, mean), rel=0.06)


def test_neighbours_in_the_drawing_leave_no_gap(drawing: svg_paths.SvgMap) -> None:
    town, around = (next(a for a in drawing.areas if a.code == code) for code in ("52.71", "52.01"))
    shared = polygons(town.d)[0].boundary.intersection(polygons(around.d)[0].boundary.buffer(0.01))
    assert shared.length > 0.5 * polygons(town.d)[0].length


def test_the_paths_of_the_ten_weigh_no_more_than_12_kilobytes(drawing: svg_paths.SvgMap) -> None:
    assert 6_000 < sum(len(area.d) for area in drawing.areas) < 12_000


def test_lombok_lies_left_of_sumbawa_and_north_is_up(drawing: svg_paths.SvgMap) -> None:
    anchor = {area.code: area.anchor for area in drawing.areas}
    assert anchor["52.02"][0] < anchor["52.07"][0] < anchor["52.04"][0] < anchor["52.05"][0] < anchor["52.06"][0]
    assert anchor["52.08"][1] < anchor["52.02"][1]


def test_the_committed_drawing_is_what_the_committed_shapes_give(drawing: svg_paths.SvgMap, tmp_path: Path) -> None:
    rows = [
        (feature["properties"]["code"], feature["properties"]["name"], shape(feature["geometry"]))
        for feature in boundaries.load_kabupaten(tmp_path).features
    ]
    again = svg_paths.draw(rows)
    assert (again.width, again.height) == (drawing.width, drawing.height)
    assert [area.code for area in again.areas] == [area.code for area in drawing.areas]
    for one, other in zip(again.areas, drawing.areas, strict=True):
        assert one.box == pytest.approx(other.box, abs=0.11)


def test_kecamatan_and_other_widths_can_be_drawn_too() -> None:
    wide = svg_paths.paths("kecamatan", width=2000)
    assert wide.width == 2000
    assert len(wide.areas) == 117
    assert svg_paths.paths().width == 1000


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="'desa'"):
        svg_paths.paths("desa")
