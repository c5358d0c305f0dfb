"""The working groups on the map in the real page: drawn, clicked, searched, filtered; wide, on a phone, in the dark."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator

from charts import deck_groups, deck_map
from charts.deck_patterns import dots
from charts.deck_places import view_of
from charts.theme import palette
from geo import group_points
from schemas.vocabulary import ActivityClass
from schemas.warehouse_file import ROOT
from tests.browser import on_map
from tests.browser.conftest import Open
from tests.browser.inspection import look_at
from tests.browser.on_map import canvas
from tests.browser.visit import Visit, squeeze, wait_for_colours
from tests.conftest import Connect
from translations.text import catalogue

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("look", ["wide", "phone"])
PLACE = "52.04"  # Sumbawa: its groups stand far apart
APART = 0.06  # degrees: 20 px and more where Sumbawa fills the map
DRAGGED = (40, -30)  # px
# Bytes of one rerun, before compression: the page with its card and the row of actions in its head.
MOST_PAYLOAD = 30_000


@dataclass(frozen=True)
class Located:
    """A group on the map. `is_aside`: its mark is moved aside, to let a larger neighbour be seen."""

    group_id: str
    name: str
    kabupaten_code: str
    kecamatan_code: str
    activity_class: str
    at: tuple[float, float]
    is_aside: bool

    def distance(self, longitude: float, latitude: float) -> float:
        """Larger of the two differences, in degrees."""
        return max(abs(self.at[0] - longitude), abs(self.at[1] - latitude))


@pytest.fixture(scope="module")
def located(connect: Connect) -> list[Located]:
    """All groups with a point, as the file holds them that browsers fetch."""
    database = connect()
    (name,) = database.execute("select file_name from map_file where kabupaten_code is null").fetchone() or ("",)
    points = json.loads((ROOT / "static" / "geo" / name).read_text(encoding="utf-8"))
    found = []
    for feature in points["features"]:
        one, at = feature["properties"], feature["geometry"]["coordinates"]
        known = [one[name] for name in ("group_id", "name", "kabupaten_code", "kecamatan_code", "activity_class")]
        found.append(Located(*known, at=(at[0], at[1]), is_aside=bool(one["right"] or one["down"])))
    return found


@pytest.fixture
def lonely(located: list[Located]) -> Located:
    """A group of Sumbawa with none near it but those of its own gugus, whose marks are moved aside."""
    for one in located:
        gaps = [other.distance(*one.at) for other in located if other is not one]
        is_free = all(gap > APART or gap < group_points.NEAR for gap in gaps)
        if is_free and one.kabupaten_code == PLACE and one.kecamatan_code and not one.is_aside:
            return one
    raise AssertionError("no group of Sumbawa stands alone: choose another place for these tests")


def pixel(visit: Visit, place: str | None, at: tuple[float, float]) -> tuple[float, float]:
    view = view_of(place, width_px=deck_map.WIDE_PX, height_px=deck_groups.WIDE_HEIGHT_PX)
    return on_map.pixel(visit, view, *at)


def painted(visit: Visit, *classes: ActivityClass, theme: str = "light", at_least: int = 25) -> None:
    """Wait until marks of these classes are on the map."""
    colours = palette(theme).classes
    on_map.wait_for_marks(visit, {colours[one]: at_least for one in classes})


def gone(visit: Visit, *classes: ActivityClass) -> None:
    """Wait until no mark of these classes is on the map."""
    colours = palette("light").classes
    on_map.wait_for_marks(visit, {colours[one]: 0 for one in classes})


def card(visit: Visit) -> str:
    return squeeze(visit.page.locator(".g-group").inner_text())


def pill(visit: Visit, words: str, *, of: str = "kelas_peta") -> Locator:
    return visit.page.locator(f".st-key-pills_{of}").get_by_role("button", name=re.compile(f"^{words} · "))


@BOTH
def test_in_the_dark_too_the_points_are_drawn_in_the_colours_of_their_classes(opened: Open, look: str) -> None:
    visit = opened("peta", look=look, theme="dark", kabupaten="52.06")
    painted(visit, *ActivityClass, theme="dark", at_least=10)
    assert visit.complaints == [] and visit.foreign() == []


def test_a_click_on_a_point_chooses_the_group_and_the_view_stays(opened: Open, lonely: Located) -> None:
    visit = opened("peta", kabupaten=PLACE)
    painted(visit, ActivityClass.CUKUP_AKTIF)
    x, y = pixel(visit, PLACE, lonely.at)
    assert on_map.hover(visit, x, y).startswith(lonely.name)
    on_map.click(visit, x, y, lambda: visit.stamp["gugus"] == lonely.group_id)
    visit.wait(after=visit.run - 1)
    assert visit.parameters["gugus"] == lonely.group_id
    assert (visit.parameters["kabupaten"], visit.parameters["kecamatan"]) == (PLACE, "semua")
    assert card(visit).startswith(lonely.name)
    wait_for_colours(canvas(visit), {palette("light").text: 60})  # the ring
    assert on_map.hover(visit, *pixel(visit, PLACE, lonely.at)).startswith(lonely.name), "the view has moved"


def test_the_view_that_a_reader_has_dragged_stays_when_filters_change(opened: Open, lonely: Located) -> None:
    visit = opened("peta", kabupaten=PLACE)
    painted(visit, ActivityClass.CUKUP_AKTIF)
    x, y = pixel(visit, PLACE, lonely.at)
    on_map.hover(visit, x, y)
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.mouse.move(x + DRAGGED[0] / 2, y + DRAGGED[1] / 2, steps=4)
    visit.page.mouse.move(x + DRAGGED[0], y + DRAGGED[1], steps=4)
    visit.page.mouse.up()

    def at_its_new_place() -> str:
        x, y = pixel(visit, PLACE, lonely.at)
        return on_map.hover(visit, x + DRAGGED[0], y + DRAGGED[1])

    assert at_its_new_place().startswith(lonely.name), "the map was not dragged"
    visit.act(pill(visit, class_words(lonely)))
    assert visit.stamp["kelas_peta"] == lonely.activity_class
    visit.act(pill(visit, "KKG", of="jenis_peta"))
    assert at_its_new_place().startswith(lonely.name), "a filter moved the view"


def class_words(group: Located) -> str:
    return catalogue("id")[f"activity_class.{group.activity_class}"]


def stands_out(visit: Visit) -> None:
    """The page of a chosen group is readable and whole, its card marked, and nobody outside was asked."""
    sight = look_at(visit)
    assert sight.found["faint"] == sight.found["small"] == sight.found["cut"] == sight.found["outside"] == []
    assert sight.foreign == () and sight.complaints == ()
    assert "data contoh (simulasi)" in card(visit)


def test_the_list_chooses_the_same_group_as_a_click(opened: Open, lonely: Located) -> None:
    by_link = opened("peta", kabupaten=PLACE, gugus=lonely.group_id)
    stands_out(by_link)
    visit = opened("peta", kabupaten=PLACE, kecamatan=str(lonely.kecamatan_code))
    visit.act(visit.page.locator(".st-key-group_list button", has_text=lonely.name).first)
    assert visit.stamp["gugus"] == lonely.group_id and card(visit) == card(by_link)
    chosen = visit.page.locator(".st-key-group_list button[kind=primary]")
    assert chosen.count() == 1 and chosen.inner_text().startswith(lonely.name)


def test_clicks_on_places_lead_down_and_the_breadcrumb_back_up(opened: Open, located: list[Located]) -> None:
    visit = opened("peta")
    painted(visit, ActivityClass.CUKUP_AKTIF)
    free = max(dots(PLACE), key=lambda at: min(one.distance(*at) for one in located))
    on_map.click(visit, *pixel(visit, None, free), lambda: visit.stamp["kabupaten"] == PLACE)
    visit.wait(after=visit.run - 1)
    assert visit.page.locator("h2.g-here-now").inner_text() == "Kabupaten Sumbawa"
    on_map.click(visit, *pixel(visit, PLACE, free), lambda: visit.stamp["kecamatan"].startswith(PLACE))
    visit.wait(after=visit.run - 1)
    assert visit.page.locator("h2.g-here-now").inner_text().startswith("Kecamatan ")
    assert visit.parameters["kecamatan"] == visit.stamp["kecamatan"]
    visit.act(visit.page.locator(".st-key-crumbs button", has_text="Kabupaten Sumbawa").first)
    assert (visit.stamp["kabupaten"], visit.stamp["kecamatan"]) == (PLACE, "semua")
    visit.act(visit.page.locator(".st-key-crumbs button", has_text="Nusa Tenggara Barat"))
    assert visit.stamp["kabupaten"] == visit.parameters["kabupaten"] == "semua"


@BOTH
def test_the_points_are_drawn_in_the_colours_of_their_classes_and_the_legend_filters_them(
    opened: Open, look: str
) -> None:
    visit = opened("peta", look=look, kabupaten="52.06")
    painted(visit, *ActivityClass, at_least=10)
    assert visit.complaints == [] and visit.foreign() == []
    visit.act(pill(visit, "vakum"))
    assert visit.stamp["kelas_peta"] == visit.parameters["kelas_peta"] == "vakum"
    gone(visit, ActivityClass.KURANG_AKTIF)
    painted(visit, ActivityClass.VAKUM, at_least=10)
    assert "Menampilkan 26 dari 109 kelompok kerja di Kabupaten Bima" in visit.words
    visit.act(visit.page.locator(".st-key-chips button", has_text="Kelas: vakum").filter(visible=True))
    painted(visit, *ActivityClass, at_least=10)


@BOTH
def test_a_search_finds_roman_numbers_and_leads_to_the_group(opened: Open, look: str) -> None:
    visit = opened("peta", look=look)
    before = visit.run
    field = visit.page.get_by_role("textbox", name="Cari kelompok menurut nama")
    field.fill("Gugus III Bolo")
    field.press("Enter")
    visit.wait(after=before)
    hits = visit.page.locator(".st-key-hits button")
    first = squeeze(hits.first.inner_text())
    assert "Gugus 3 Bolo" in first and "Kecamatan Bolo, Kabupaten Bima" in first and "KKG" in first
    visit.act(hits.first)
    assert "Gugus 3 Bolo" in card(visit) and visit.stamp["kecamatan"].startswith("52.06.")
    assert visit.page.locator("h2.g-here-now").inner_text() == "KKG Gugus 3 Bolo"
    assert hits.count() == 0


def test_a_phone_reads_search_list_map_card_and_nothing_is_cut_off(opened: Open, lonely: Located) -> None:
    visit = opened("peta", look="phone", kabupaten=PLACE, gugus=lonely.group_id)
    painted(visit, ActivityClass.CUKUP_AKTIF, at_least=5)
    order = [
        ".st-key-group_search",
        ".st-key-pills_kelas_peta",
        ".st-key-group_list",
        ".stDeckGlJsonChart canvas",
        ".g-group",
    ]
    tops = []
    for selector in order:
        box = visit.page.locator(selector).first.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390, selector
        tops.append(box["y"])
    assert tops == sorted(tops)
    found = look_at(visit).found
    assert found["cut"] == found["outside"] == found["small"] == found["faint"] == []
    assert found["page_width"] <= found["window_width"]


def test_in_the_dark_too_the_card_stands_out_and_asks_nobody_outside(opened: Open, lonely: Located) -> None:
    stands_out(opened("peta", theme="dark", kabupaten=PLACE, gugus=lonely.group_id))


@BOTH
def test_an_empty_selection_is_explained_and_mended_by_one_click(opened: Open, look: str) -> None:
    visit = opened("peta", look=look, kabupaten="52.07", kelas_peta="vakum", jenis_peta="KKPS")
    assert "Tidak ada kelompok di Kabupaten Sumbawa Barat yang cocok dengan saringan: vakum, KKPS." in visit.words
    visit.act(visit.page.locator(".st-key-show_all button"))
    assert visit.parameters["kelas_peta"] == visit.parameters["jenis_peta"] == "semua"
    assert "Menampilkan 31 dari 31" in visit.words


def test_the_layers_are_switched_and_never_stand_on_one_map(opened: Open) -> None:
    visit = opened("peta", kabupaten="52.06")
    painted(visit, ActivityClass.KURANG_AKTIF)
    visit.act(visit.page.get_by_role("radio", name="Indikator survei 2018"))
    assert visit.parameters["lapis"] == "indikator" and "indikator" in visit.parameters
    wait_for_colours(canvas(visit), {palette("light").scale[0]: 1000})
    gone(visit, ActivityClass.KURANG_AKTIF)
    visit.act(visit.page.get_by_role("radio", name="Kelompok kerja (log kegiatan)"))
    painted(visit, ActivityClass.KURANG_AKTIF)
    assert visit.complaints == []


def test_the_layer_speaks_english(opened: Open, lonely: Located) -> None:
    visit = opened("peta", lang="en", kabupaten=PLACE, gugus=lonely.group_id)
    assert "Showing 93 of 93 working groups in Kabupaten Sumbawa" in visit.words
    assert "Documents and officers" in card(visit) and "sample data (simulated)" in card(visit)
    assert visit.page.locator(".st-key-crumbs button").first.inner_text() == "West Nusa Tenggara"


@pytest.fixture
def frames(opened: Open) -> Iterator[tuple[Visit, list[int]]]:
    """A visit to the map and the size of every message that the server has sent since it was whole."""
    visit = opened("peta")
    sizes: list[int] = []
    session = visit.page.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    # Binary frames come as base64: three bytes in four signs.
    session.on("Network.webSocketFrameReceived", lambda e: sizes.append(len(e["response"]["payloadData"]) * 3 // 4))
    yield visit, sizes
    session.detach()


def test_a_filter_sends_tests_and_no_points(frames: tuple[Visit, list[int]]) -> None:
    visit, sizes = frames
    painted(visit, ActivityClass.CUKUP_AKTIF)
    for act in (
        lambda: visit.act(pill(visit, "vakum")),
        lambda: visit.act(visit.page.locator(".st-key-group_list button").first),
        lambda: visit.act(pill(visit, "vakum")),
    ):
        asked = len(visit.requests)
        sizes.clear()
        act()
        visit.page.wait_for_timeout(500)
        assert 0 < sum(sizes) < MOST_PAYLOAD, f"{sum(sizes)} bytes"
        assert not [url for url in visit.requests[asked:] if "/app/static/" in url], (
            "points and shapes stay in the browser"
        )
    assert sum("/static/geo/points-" in url for url in visit.requests) == 1
