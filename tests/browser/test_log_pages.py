"""The log in the real page: drawn, readable in every size, a switch of its own, a message to copy, a map on demand."""

import re

import pytest

from charts.theme import palette
from tests.browser.conftest import Open, See
from tests.browser.visit import PATIENCE_MS, Visit, squeeze, wait_for_colours

pytestmark = pytest.mark.browser
PAGES = ("keaktifan", "pendanaan", "narasumber")
WAWO = {"kabupaten": "52.06", "kecamatan": "52.06.05"}
each_page = pytest.mark.parametrize("page", PAGES)


def panel(visit: Visit, name: str) -> str:
    """Words of the panel with this neutral name."""
    found = visit.page.locator(".g-panel", has=visit.page.get_by_text(name, exact=True))
    return squeeze(found.first.inner_text())


@each_page
@pytest.mark.parametrize("look", ["wide", "phone"])
@pytest.mark.parametrize("chosen", [WAWO, {"jenis": "KKPS"}, {"lang": "en"}], ids=["wawo", "kkps", "english"])
def test_the_log_is_whole_and_readable(see: See, page: str, look: str, chosen: dict[str, str]) -> None:
    sight = see(page, look, **chosen)
    found = sight.found
    assert (found["exceptions"], sight.complaints, sight.foreign) == ([], (), ())
    assert (found["cut"], found["outside"], found["small"], found["faint"]) == ([], [], [], [])
    assert found["page_width"] <= found["window_width"]


@each_page
def test_the_link_to_the_other_clock_leads_there_without_a_new_tab_or_a_new_run(opened: Open, page: str) -> None:
    visit = opened(page)
    before, tabs = visit.run, len(visit.page.context.pages)
    visit.page.locator(".g-clocks a", has_text="Survei November 2018").click()
    visit.page.wait_for_function(
        "() => Math.abs(document.querySelector('#survei').getBoundingClientRect().top - 200) < 200",
        timeout=PATIENCE_MS,
    )
    assert (visit.run, len(visit.page.context.pages)) == (before, tabs)
    assert "kabupaten=semua" in visit.page.url


def test_another_number_of_silent_months_changes_its_part_alone_and_the_link(opened: Open) -> None:
    visit = opened("keaktifan", look="phone", kabupaten="52.06")
    before, three = visit.run, panel(visit, "Kelompok yang diam")
    assert "dalam 3 bulan terakhir" in three
    visit.page.get_by_role("radio", name="12 bulan", exact=True).click()
    visit.page.get_by_text("tidak tercatat bertemu dalam 12 bulan terakhir").wait_for(timeout=PATIENCE_MS)
    assert visit.run == before, "the whole page ran again"
    assert visit.parameters["diam"] == "12" and visit.parameters["kabupaten"] == "52.06"


def test_a_part_that_runs_alone_keeps_the_language(opened: Open) -> None:
    visit = opened("keaktifan", lang="en", kabupaten="52.06")
    visit.page.get_by_role("radio", name="6 months", exact=True).click()
    visit.page.get_by_text("have no meeting on record in the last 6 months").wait_for(timeout=PATIENCE_MS)
    assert "Dear chairs and supervisors" in visit.words


@pytest.mark.parametrize("look", ["wide", "phone"])
def test_the_message_is_copied_as_it_stands(opened: Open, server: str, look: str) -> None:
    visit = opened("keaktifan", look=look, kabupaten="52.05")
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    visit.page.get_by_role("button", name="Salin pesan").click()
    visit.page.get_by_role("button", name="Tersalin").wait_for(timeout=PATIENCE_MS)
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[:2] == [
        "[data contoh (simulasi)]",
        "Yth. Bapak/Ibu pengurus dan pengawas di Kabupaten Dompu,",
    ]
    assert squeeze(copied) == squeeze(visit.page.locator("#silent-message").inner_text())
    assert visit.complaints == [] and visit.foreign() == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_of_lines_is_sent_and_drawn_for_who_asks(opened: Open, theme: str) -> None:
    visit = opened("narasumber", theme=theme, kabupaten="52.06")
    assert not [url for url in visit.requests if re.search(r"deck|geojson", url, re.IGNORECASE)]
    visit.page.get_by_text("Tampilkan peta garis").click()
    canvas = visit.page.locator(".stDeckGlJsonChart canvas").first
    canvas.wait_for(timeout=PATIENCE_MS)
    colours = palette(theme)
    wait_for_colours(canvas, {colours.accent: 100, colours.categories[1]: 40})
    assert visit.complaints == [] and visit.foreign() == []
    assert "Titik penuh = kelompok, cincin = narasumber" in visit.words


def test_the_map_of_lines_asks_for_a_kabupaten_first(opened: Open) -> None:
    visit = opened("narasumber", look="phone")
    visit.page.get_by_text("Tampilkan peta garis").click()
    visit.page.get_by_text("Peta garis digambar untuk satu kabupaten.").wait_for(timeout=PATIENCE_MS)
    assert visit.page.locator("canvas").count() == 0
