"""The simplified country: as the code makes it, light enough for a first visit, each kabupaten in its place."""

import gzip
import json
from pathlib import Path

from shapely.geometry import shape

from geo import boundaries, country, places


def test_the_committed_files_are_what_the_code_makes(tmp_path: Path) -> None:
    country.write(tmp_path)
    for file in (country.KABUPATEN_FILE, country.PROVINCE_FILE):
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
    assert len(json.loads(country.PROVINCE_FILE.read_text("utf-8"))["features"]) == 38
