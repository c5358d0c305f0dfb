"""The drawer behind a figure in the real page: by keyboard, on a phone, in both looks, and its rows as a file."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import Open
from tests.browser.inspection import look_at
from tests.browser.visit import PATIENCE_MS, Visit, squeeze

pytestmark = pytest.mark.browser
BIMA = {"kabupaten": "52.06"}
# A card, a chart, a panel of the log inside a part with its own switch, the card of the map, a table of figures.
FIGURES = [
    ("ringkasan", "card_never_met"), ("keaktifan", "question_meeting_frequency"), ("keaktifan", "silent"),
    ("peta", "group_map"), ("kelembagaan", "theme_organisasi"),
]  # fmt: skip
# Until it has slid in: three looks that find it at the same place.
_STILL = """async drawer => {
  for (let seen = [], same = 0; same < 3;) {
    await new Promise(later => setTimeout(later, 100))
    const { x, width } = drawer.getBoundingClientRect()
    same = seen[0] === x && seen[1] === width ? same + 1 : 0
    seen = [x, width]
  }
}"""


def button(visit: Visit, key: str) -> Locator:
    return visit.page.locator(f".st-key-origin_{key} button")


def drawer(visit: Visit) -> Locator:
    found = visit.page.get_by_role("dialog")
    found.locator(".g-origin").wait_for(timeout=PATIENCE_MS)
    found.evaluate(_STILL)
    return found


# Each figure on a wide screen; a card and the card of the map in the dark and on a phone too.
SEEN = [
    *((page, key, "wide", "light") for page, key in FIGURES),
    *((*FIGURES[which], look, theme) for which in (0, 3) for look, theme in (("wide", "dark"), ("phone", "light"))),
]


@pytest.mark.parametrize(("page", "key", "look", "theme"), SEEN)
def test_a_drawer_is_whole_and_readable_and_leaves_the_page_as_it_is(
    opened: Open, page: str, key: str, look: str, theme: str
) -> None:
    visit = opened(page, look=look, theme=theme, **BIMA)
    before = visit.run
    button(visit, key).click()
    box, size = drawer(visit).bounding_box(), visit.page.viewport_size
    assert box is not None and size is not None
    assert round(box["x"] + box["width"]) == size["width"], "it does not stand at the right"
    assert round(box["width"]) == min(size["width"], 752)
    found = look_at(visit).found
    assert (found["exceptions"], found["cut"], found["outside"]) == ([], [], [])
    assert (found["small"], found["faint"]) == ([], [])
    assert visit.run == before, "the whole page ran again"
    assert visit.complaints == [] and visit.foreign() == []


def test_the_keyboard_opens_the_drawer_stands_in_it_and_comes_back(opened: Open) -> None:
    visit = opened("ringkasan", **BIMA)
    one = button(visit, "card_has_sk")
    one.focus()
    visit.page.keyboard.press("Shift+Tab")
    visit.page.keyboard.press("Tab")
    assert one.evaluate("e => e === document.activeElement && getComputedStyle(e).outlineStyle") == "solid"
    visit.page.keyboard.press("Enter")
    drawer(visit)
    assert visit.page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
    for _ in range(12):
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.closest('[role=dialog]') !== null"), "focus left the drawer"
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("dialog").wait_for(state="detached", timeout=PATIENCE_MS)
    # The way back is taken once the drawer is gone, a moment after it has left the page.
    visit.page.wait_for_function("e => e === document.activeElement", arg=one.element_handle(), timeout=PATIENCE_MS)


def test_who_hears_the_page_hears_which_figure_a_button_is_of(opened: Open) -> None:
    visit = opened("ringkasan", **BIMA)
    names = ["Punya SK pembentukan", "Bertemu paling jarang dua minggu sekali"]
    for name in names:
        found = visit.page.get_by_role("button", name=f"Dari mana angka ini? {name}", exact=True)
        assert found.count() >= 1
        assert found.first.inner_text().startswith("Dari mana angka ini?")
    hidden = button(visit, "card_has_sk").locator(".stMarkdownColoredText")
    assert hidden.evaluate("e => e.getBoundingClientRect().width") <= 1


def test_the_drawer_speaks_the_language_of_the_page_and_its_rows_come_as_a_file(opened: Open) -> None:
    visit = opened("keaktifan", look="phone", lang="en", kabupaten="52.05")
    button(visit, "months").click()
    inside = drawer(visit)
    assert "How it is calculated" in squeeze(inside.inner_text())
    with visit.page.expect_download(timeout=PATIENCE_MS) as taken:
        inside.get_by_role("button", name="last 12 months").click()
    rows = list(csv.DictReader(io.StringIO(Path(taken.value.path()).read_text(encoding="utf-8"))))
    assert taken.value.suggested_filename == "meeting-12-52.05-KKG.csv"
    assert rows and {row["kabupaten_code"] for row in rows} == {"52.05"}
    assert f"({len(rows)} meetings," in squeeze(inside.inner_text())
