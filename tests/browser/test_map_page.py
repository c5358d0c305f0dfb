"""The survey on the map in the real page: drawn in its legend colours, chosen by click and by list."""

from collections import Counter

import pytest
from playwright.sync_api import FloatRect, Locator

from charts.deck_map import WIDE_HEIGHT_PX, WIDE_PX
from charts.deck_patterns import dots
from charts.deck_places import view_of
from charts.theme import palette
from tests.browser import on_map
from tests.browser.conftest import Open
from tests.browser.on_map import canvas
from tests.browser.visit import Visit, squeeze, wait_for_colours

pytestmark = pytest.mark.browser
SURVEYED = {"Lombok Tengah": 18, "Sumbawa Barat": 13, "Sumbawa": 4, "Dompu": 6, "Bima": 11}


SURVEY = {"lapis": "indikator"}
_STICKING_OUT = """pills => pills.filter(pill => {
  const edge = pill.getBoundingClientRect()
  return [...pill.querySelectorAll('p')].some(words => {
    const box = words.getBoundingClientRect()
    return box.bottom > edge.bottom || box.top < edge.top || box.right > edge.right
  })
}).map(pill => pill.innerText)"""


def painted(visit: Visit, *steps: int, theme: str = "light") -> Counter[str]:
    """Colours of the map once it shows these steps of the scale (1-5)."""
    scale = palette(theme).scale
    return wait_for_colours(canvas(visit), {scale[step - 1]: 100 for step in steps})


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("look", ["wide", "phone"])
def test_the_map_is_drawn_in_the_colours_of_its_legend_which_stands_in_words(
    opened: Open, look: str, theme: str
) -> None:
    visit = opened("peta", look=look, theme=theme, **SURVEY)
    # At least every two weeks: Bima 2 of 11, Dompu 0 of 6; Lombok Tengah 8 of 18; Sumbawa Barat 8 of 13.
    found = painted(visit, 1, 3, 4, theme=theme)
    if theme == "dark":
        assert found["#FFFFFF"] < 0.01 * found.total()
    words = visit.words
    assert "tidak disurvei: Lombok Barat" in words
    assert "sampel sangat kecil (1–4 kelompok), tanpa kelas warna: Sumbawa" in words
    assert "geoBoundaries" in words and "CC BY 3.0 IGO" in words
    for name, surveyed in SURVEYED.items():
        assert f"dari {surveyed}" in words, name


def test_on_a_laptop_no_words_stick_out_of_a_pill_in_either_language(opened: Open) -> None:
    for language in ("id", "en"):
        visit = opened("peta", lang=language)
        visit.page.set_viewport_size({"width": 1280, "height": 800})
        pills = visit.page.locator("[class*=st-key-pills_] button")
        assert pills.count() == 8
        assert pills.evaluate_all(_STICKING_OUT) == []
        # In English one has two lines: without that this test could not fail.
        assert (max(box["height"] for box in map(_box, pills.all())) > 40) == (language == "en")


def _box(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


def test_another_indicator_paints_other_colours(opened: Open) -> None:
    visit = opened("peta", **SURVEY)
    before = painted(visit, 1, 3, 4)
    visit.page.get_by_role("combobox", name="Indikator").click()
    visit.act(visit.page.get_by_role("option", name="Punya SK pembentukan"))
    assert visit.stamp["indikator"] == visit.parameters["indikator"] == "has_sk"
    after = painted(visit, 5)  # Sumbawa Barat: 13 of 13
    darkest = palette("light").scale[4]
    assert after[darkest] > before[darkest] + 1000


def test_a_click_on_bima_and_the_list_choose_the_same(opened: Open) -> None:
    visit = opened("peta", **SURVEY)
    painted(visit, 1, 3, 4)
    before = visit.run
    click_place(visit, "52.06")
    visit.wait(after=before)
    by_click = card(visit)
    assert visit.stamp["kabupaten"] == visit.parameters["kabupaten"] == "52.06"
    assert by_click.startswith("Bima 2 dari 11")
    wait_for_colours(canvas(visit), {palette("light").text: 400})  # the outline of the choice

    other = opened("peta", **SURVEY)
    other.act(other.page.locator(".st-key-places button", has_text="Bima"))
    assert other.stamp["kabupaten"] == other.parameters["kabupaten"] == "52.06"
    assert card(other) == by_click


def card(visit: Visit) -> str:
    return squeeze(visit.page.locator(".g-card").first.inner_text())


def click_place(visit: Visit, code: str) -> None:
    """Click a point inside a place, while the map shows the whole of NTB, until it is chosen."""
    inside = sorted(dots(code))[len(dots(code)) // 2]
    x, y = on_map.pixel(visit, view_of(None, width_px=WIDE_PX, height_px=WIDE_HEIGHT_PX), *inside)
    on_map.click(visit, x, y, lambda: visit.stamp["kabupaten"] == code)
