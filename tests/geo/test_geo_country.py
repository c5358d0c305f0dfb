"""The simplified country: as the code makes it, light enough for a first visit, each kabupaten in its place."""

import gzip
import json
from pathlib import Path

from shapely.geometry import shape

from geo import boundaries, country, places


def test_the_committed_files_are_what_the_code_makes(tmp_path: Path) -> None:
    country.write(tmp_path)
    for file in (country.KABUPATEN_FILE, country.BORDER_FILE):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), "run python -m geo.country"
        assert len(gzip.compress(file.read_bytes())) < 70_000


def test_every_kabupaten_is_still_there_and_covers_its_detailed_shape() -> None:
    detailed = {one["properties"]["code"]: shape(one["geometry"]) for one in boundaries.load_indonesia().features}
    features = json.loads(country.KABUPATEN_FILE.read_text("utf-8"))["features"]
    assert [one["properties"]["code"] for one in features] == list(detailed) == list(country.kabupaten_codes())
    assert [one["properties"]["i"] for one in features] == list(range(513))
    overlap = []
    for one in features:
        whole, light = detailed[one["properties"]["code"]], shape(one["geometry"]).buffer(0)
        assert light.area > 0 and light.intersects(whole), one["properties"]
        overlap.append(light.intersection(whole).area / light.union(whole).area)
    assert sorted(overlap)[len(overlap) // 10] > 0.7, "nine in ten lie where they are"


def test_a_province_is_drawn_from_the_finer_shapes_and_an_unknown_one_is_empty() -> None:
    known = set(places.kabupaten()["code"])
    assert {one["properties"]["code"] for one in country.of_province("32")} == {c for c in known if c[:2] == "32"}
    assert country.of_province("99") == ()


def test_every_border_is_there_once_and_says_whether_it_parts_provinces() -> None:
    square = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    beside, above = ([[x + right, y + up] for x, y in square] for right, up in ((1, 0), (0, 1)))
    features = [
        {"properties": {"code": code}, "geometry": {"coordinates": [[ring]]}}
        for code, ring in (("52.01", square), ("52.02", beside), ("53.01", above))
    ]
    found = {(one[:2], one[2:4]): one[4] for one in map(tuple, country.borders(features))}
    assert len(found) == 10
    assert found[(1, 0), (1, 1)] == 0, "two kabupaten of a province"
    assert found[(0, 1), (1, 1)] == 1 and found[(0, 0), (1, 0)] == 1, "two provinces; a coast"


def test_the_borders_of_the_country_follow_its_shapes() -> None:
    rows = json.loads(country.BORDER_FILE.read_text("utf-8"))
    corners = {
        tuple(corner)
        for one in json.loads(country.KABUPATEN_FILE.read_text("utf-8"))["features"]
        for piece in one["geometry"]["coordinates"]
        for ring in piece
        for corner in ring
    }
    assert {tuple(end) for row in rows for end in (row[:2], row[2:4])} == corners
    assert 0 < sum(row[4] == 0 for row in rows) < len(rows)
