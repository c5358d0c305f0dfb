"""Slides in a real browser: on the page, and in the file that opens from a USB stick."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bench import axe
from exports import offline_page
from tests.browser.conftest import Open
from tests.browser.visit import Visit
from tests.exports import sample_content

pytestmark = pytest.mark.browser

PROJECTOR = {"width": 1920, "height": 1080}
SMALLEST, SENTENCE = 24, 40  # px at 1080p

# Every piece of text of the slide that is shown: its size in px, with what it is scaled by.
_TYPE = """slide => {
  const found = []
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement
    if (!walker.currentNode.data.trim() || one.closest('.s-unseen')) continue
    const svg = one.closest('svg')
    const scale = svg && svg.getAttribute('viewBox') ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1
    found.push([parseFloat(getComputedStyle(one).fontSize) * scale, walker.currentNode.data.trim().slice(0, 40)])
  }
  return found
}"""
# What a slide has no room for: parts of it, and pieces that reach beyond its edge.
_TOO_MUCH = """slide => {
  const edge = slide.getBoundingClientRect()
  const beyond = [...slide.querySelectorAll('p, h2, h3, th, td, li, img, text')].filter(one => {
    const box = one.getBoundingClientRect()
    return !one.closest('.s-unseen') && (box.right > edge.right + 1 || box.bottom > edge.bottom + 1)
  })
  const parts = [...slide.querySelectorAll('.s-body, .s-head, .s-foot')]
    .filter(one => one.scrollHeight > one.clientHeight + 3)
  return [...parts, ...beyond].map(one => `${one.className.baseVal ?? one.className}: ${one.textContent.slice(0, 60)}`)
}"""


def at(page: Page) -> str:
    """Key of the slide that is shown."""
    return str(page.locator(".s-slide.s-on:visible").get_attribute("data-key"))


def press(page: Page, *keys: str) -> str:
    """Press keys, then say which slide is shown."""
    for key in keys:
        page.keyboard.press(key)
    return at(page)


def fill_the_screen(page: Page) -> None:
    page.locator("button.s-full:visible").click()
    page.locator(":fullscreen:focus").first.wait_for()  # it fills the screen before it hears keys


@pytest.fixture
def shown(opened: Open) -> Visit:
    """The page with the slides of Bima, on a projector."""
    visit = opened("presentasi", kabupaten="52.06")
    visit.page.set_viewport_size(PROJECTOR)
    visit.page.locator(".s-slide.s-on").wait_for()
    return visit


# --- on the page ------------------------------------------------------------------------------------------------------


def test_keys_of_board_and_remote_move_the_slides_without_the_server_and_the_address_follows(shown: Visit) -> None:
    page, run = shown.page, shown.run
    page.context.set_offline(True)  # the hall loses its connection
    try:
        fill_the_screen(page)
        assert press(page, "ArrowRight") == "peta" and press(page, "PageDown") == "keaktifan"
        assert press(page, "PageUp") == "peta" and press(page, "ArrowLeft") == "judul"
        assert press(page, "Space") == "peta" and press(page, "Shift+Space") == "judul"
        assert press(page, "End", "ArrowRight") == "metode" and press(page, "8", "Enter") == "keputusan"
        assert press(page, "Home", "ArrowLeft") == "judul"
        page.keyboard.press("b")
        assert page.locator(".s-blank").is_visible()
        page.keyboard.press(".")
        assert not page.locator(".s-blank").is_visible() and at(page) == "judul"
        assert press(page, "3", "Enter") == "keaktifan" and shown.parameters["ke"] == "3"
        page.keyboard.press("f")
        page.wait_for_function("() => document.fullscreenElement === null")
        assert shown.run == run
    finally:
        page.context.set_offline(False)


def test_every_slide_of_real_content_is_large_enough_for_a_hall_and_fits(shown: Visit) -> None:
    page = shown.page
    fill_the_screen(page)
    for _ in range(page.locator(".s-slide").count()):
        slide = page.locator(".s-slide.s-on:visible")
        sizes = slide.evaluate(_TYPE)
        assert len(sizes) > 4 and [one for one in sizes if one[0] < SMALLEST] == []
        title = slide.locator(".s-title").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        assert title >= SENTENCE
        assert slide.evaluate(_TOO_MUCH) == []
        page.keyboard.press("ArrowRight")


def test_choice_and_order_go_into_the_link_and_autoplay_loops(shown: Visit) -> None:
    page = shown.page
    page.locator(".s-chooser summary").click()
    for name in ("Peta", "Keaktifan", "Pendanaan", "Narasumber", "Kelembagaan", "Perbandingan", "Cara membaca angka"):
        page.locator(".s-chooser").get_by_role("checkbox", name=name).uncheck()
    page.get_by_role("button", name="Naikkan Yang perlu diputuskan").focus()
    for _ in range(7):
        page.keyboard.press("Enter")
    page.wait_for_function("() => new URLSearchParams(location.search).get('slide') === 'keputusan,judul'")
    assert page.locator(".s-where").inner_text() == "2 / 2" and at(page) == "judul"
    page.locator(".s-interval-of").select_option("10")
    page.wait_for_function("() => new URLSearchParams(location.search).get('jeda') === '10'")
    assert page.locator(".s-play").get_attribute("aria-pressed") == "true"
    page.locator(".s-slide[data-key=keputusan].s-on").wait_for(timeout=15_000)  # after the last comes the first


# --- from a stick -----------------------------------------------------------------------------------------------------


@pytest.fixture
def stick(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, list[str]]]:
    """The offline file opened from a folder, and whatever it asked for or complained about."""
    file = tmp_path / "gugus.html"
    file.write_bytes(offline_page.html([sample_content.bima(), sample_content.bare()]))
    context = browser.new_context(viewport=PROJECTOR)
    page = context.new_page()
    heard: list[str] = []
    own = file.as_uri()
    page.on("request", lambda one: one.url.startswith((own, "data:")) or heard.append(one.url))
    page.on("console", lambda one: heard.append(one.text))
    page.on("pageerror", lambda one: heard.append(str(one)))
    page.goto(own)
    yield page, heard
    context.close()


def test_the_file_works_from_a_stick_and_asks_for_nothing(stick: tuple[Page, list[str]]) -> None:
    page, heard = stick
    page.get_by_role("link", name="Tabel").first.click()
    first = page.locator(".o-on .o-table tbody tr:first-child td:first-child")
    page.get_by_role("button", name="Menjawab").click()
    assert first.inner_text() == "Sumbawa Barat"  # 9 answers, the fewest
    page.get_by_role("button", name="Menjawab").click()
    assert first.inner_text() == "Lombok Tengah"  # 12
    page.get_by_role("searchbox").first.fill("dompu")
    assert page.get_by_text("1 dari 5 baris").is_visible()
    page.get_by_role("link", name="Presentasi").first.click()
    page.locator(".s-slide.s-on:visible").wait_for()
    assert press(page, "ArrowRight") == "peta"
    assert page.locator(".s-on img").evaluate("one => one.naturalWidth > 0")
    fill_the_screen(page)
    for _ in range(9):
        slide = page.locator(".s-slide.s-on:visible")
        assert [one for one in slide.evaluate(_TYPE) if one[0] < SMALLEST] == []
        assert slide.evaluate(_TOO_MUCH) == []
        page.keyboard.press("PageDown")
    assert page.url.endswith("#52.06-KKG/presentasi/9")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")
    page.get_by_role("link", name="KKM di Kabupaten Dompu").click()
    page.locator("h1:visible", has_text="KKM di Kabupaten Dompu").wait_for()
    assert page.url.endswith("#52.05-KKM/presentasi")
    assert heard == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_part_of_the_file(stick: tuple[Page, list[str]], theme: str) -> None:
    page, _ = stick
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    for part in offline_page.PARTS:
        page.goto(f"{page.url.split('#')[0]}#52.06-KKG/{part}")
        page.locator(f".o-on.o-part[data-part={part}]").wait_for()
        found = axe.look(page)
        assert found.broken == () and found.passed > 15
