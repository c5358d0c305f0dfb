"""Peta where the register holds several provinces: the country first, then a province with its own points, and back."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from bench import nation_groups
from components import viewer
from doors.scope import PUBLIC
from etl import static_files
from queries import run
from schemas.warehouse_file import FOLDER_VARIABLE, POINTER
from tests.components.app import Page, opened
from tests.components.on_map_page import clicked, deck, keys, listed, peta

GROUPS = 1_600  # the 495 of NTB, and two or three in every other kabupaten


@pytest.fixture(scope="module")
def nation(warehouse_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the run with groups in every kabupaten, under a name of its own: answers are kept by name."""
    folder = tmp_path_factory.mktemp("nation")
    name = (warehouse_folder / POINTER).read_text(encoding="utf-8").strip()
    shutil.copy(warehouse_folder / name, folder / "warehouse-a11c0ffee000.duckdb")
    (folder / POINTER).write_text("warehouse-a11c0ffee000.duckdb\n", encoding="utf-8")
    nation_groups.spread(folder, GROUPS)
    return folder


@pytest.fixture(autouse=True)
def _answers(nation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(nation))


@pytest.fixture
def counted(nation: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    path = nation / (nation / POINTER).read_text(encoding="utf-8").strip()
    with duckdb.connect(str(path), read_only=True, config=dict(run.LOCKED)) as connection:
        yield connection


def country() -> Page:
    page = opened("peta", lapis="gugus")
    assert page.failures == []
    return page


def crumbs(page: Page) -> list[str]:
    return [button.label for button in page.app.button if str(button.key).startswith("crumb_")]


def test_peta_opens_with_the_country_its_provinces_and_no_single_group(counted: duckdb.DuckDBPyConnection) -> None:
    page = country()
    alive = counted.execute(
        "select count(*) from group_status where activity_class in ('aktif', 'cukup_aktif')"
    ).fetchone()
    assert alive is not None
    said = f"{alive[0]:,}".replace(",", ".")
    assert page.selection.startswith(f"{said} dari 1.600") and "38 provinsi aktif atau cukup aktif" in page.selection
    assert "data contoh (simulasi)" in page.selection
    assert page.app.query_params["skala"] == "indonesia"
    assert len(keys(page, "province_list_")) == 38 and listed(page) == []
    fetched = [layer["data"] for layer in deck(page)["layers"]]
    assert fetched == ["/app/static/geo/kabupaten_country.geojson", "/app/static/geo/border_country.json"]


def test_the_legend_says_what_the_colour_measures_and_the_shapes_stay(counted: duckdb.DuckDBPyConnection) -> None:
    page = country()
    before = deck(page)
    page.app.pills(key="pills_kelas_peta").set_value(["vakum"]).run()
    page.app.pills(key="pills_jenis_peta").set_value(["KKG"]).run()
    assert page.failures == []
    asleep, everyone = counted.execute(
        "select count(*) filter (activity_class = 'vakum'), count(*) from group_status where group_type = 'KKG'"
    ).fetchone() or (0, 0)
    assert "bagian KKG yang vakum" in page.text
    assert page.selection.startswith(f"{asleep} dari {everyone:,}".replace(",", "."))
    after = deck(page)
    assert before["layers"][0] != after["layers"][0] and before["layers"][1] == after["layers"][1]
    clicked(page, "chip_kelas_peta")
    clicked(page, "chip_jenis_peta")
    assert deck(page) == before


def test_a_province_shows_its_own_groups_from_its_own_file_and_the_breadcrumb_leads_back(
    counted: duckdb.DuckDBPyConnection,
) -> None:
    page = country()
    clicked(page, "province_list_32")
    name, groups = counted.execute(
        "select file_name, (select count(*) from working_group where kabupaten_code like '32.%') from map_file "
        "where province_code = '32' and kabupaten_code is null"
    ).fetchone() or ("", 0)
    assert (page.app.query_params["provinsi"], page.app.query_params["skala"]) == ("32", "provinsi")
    assert f"Menampilkan {groups} dari {groups} kelompok kerja di Provinsi Jawa Barat" in page.selection
    urls = {layer["id"]: layer["data"] for layer in deck(page)["layers"] if isinstance(layer["data"], str)}
    assert urls["groups-none"] == f"/app/static/geo/{name}" and urls["ground"].endswith("/kabupaten_32.geojson")
    assert not any("kecamatan" in url for url in urls.values()), "nobody has shapes of these kecamatan"
    assert crumbs(page) == ["Indonesia"]
    clicked(page, "crumb_country")
    assert page.app.query_params["skala"] == "indonesia" and crumbs(page) == []


def test_the_search_of_the_country_finds_a_group_anywhere_and_opens_its_province() -> None:
    page = country()
    page.app.text_input(key="group_search").set_value("kkg kota ambon").run()
    assert page.failures == []
    (hit, *_) = keys(page, "hit_")
    assert "Kota Ambon" in next(button.label for button in page.app.button if button.key == hit)
    clicked(page, hit)
    assert (page.app.query_params["provinsi"], page.app.query_params["kabupaten"]) == ("81", "81.71")
    assert page.app.query_params["skala"] == "provinsi" and page.stamp["gugus"].startswith("KK")


@pytest.mark.parametrize(
    "link",
    [{"provinsi": "32"}, {"kabupaten": "52.06"}, {"skala": "provinsi"}, {"provinsi": "81", "kabupaten": "81.71"}],
)
def test_a_link_that_names_a_place_opens_that_place(link: dict[str, str]) -> None:
    page = peta(**link)
    assert page.app.query_params["skala"] == "provinsi"
    assert {name: page.app.query_params[name] for name in link} == link
    assert crumbs(page)[0] == "Indonesia"


def test_shapes_of_a_province_older_than_what_they_are_made_from_are_published_anew(nation: Path) -> None:
    path = nation / (nation / POINTER).read_text(encoding="utf-8").strip()
    shapes = static_files.TARGET / static_files.shapes_name("94")
    assert static_files.are_published(path)
    written = shapes.stat().st_mtime
    os.utime(shapes, (0, 0))
    assert not static_files.are_published(path)
    os.utime(shapes, (written, written))


def test_who_may_not_see_the_groups_of_a_province_gets_its_figures_as_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewer, "scope", lambda: PUBLIC)
    page = opened("peta", lapis="gugus", provinsi="32")
    assert page.failures == []
    fetched = {layer["data"] for layer in deck(page)["layers"]}
    assert fetched == {"/app/static/geo/kabupaten_32.geojson"} and listed(page) == []
    assert "points-" not in str(deck(page)) and "bagian kelompok kerja yang aktif atau cukup aktif" in page.text
