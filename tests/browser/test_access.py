"""Every page for readers with a screen reader, a keyboard, weak eyes: axe-core, and the language of the page."""

import pytest

from bench import axe
from tests.browser.conftest import Open
from tests.browser.visit import EVERY_PAGE, Visit

pytestmark = pytest.mark.browser

BIMA = {"kabupaten": "52.06"}
LOOKS = [("wide", "light"), ("wide", "dark"), ("phone", "light")]
PLANTED = "<img src='/app/static/nothing.png'><button></button>"


# Every page on a wide screen; in the dark and on a phone one of each kind (all of them: `python -m bench access`).
EACH_KIND = ("ringkasan", "peta", "bandingkan", "presentasi")


@pytest.mark.parametrize(
    ("page", "look", "theme"),
    [(page, *one) for one in LOOKS for page in (EVERY_PAGE if one == LOOKS[0] else EACH_KIND)],
)
def test_axe_finds_nothing_serious_or_critical(opened: Open, page: str, look: str, theme: str) -> None:
    found = axe.look(opened(page, look=look, theme=theme, **BIMA).page)
    assert found.grave == []
    # A page on which nothing could be checked would have nothing to complain about either.
    assert found.passed > 20


@pytest.mark.parametrize(("look", "theme"), LOOKS, ids=["-".join(one) for one in LOOKS])
def test_axe_finds_nothing_serious_or_critical_in_an_open_drawer(opened: Open, look: str, theme: str) -> None:
    visit = opened("ringkasan", look=look, theme=theme, **BIMA)
    visit.page.locator("[class*=st-key-origin_] button").first.click()
    visit.page.get_by_role("dialog").locator("table").first.wait_for()
    found = axe.look(visit.page)
    assert found.grave == [] and found.passed > 20


def test_a_page_with_a_planted_fault_would_be_found(opened: Open) -> None:
    visit = opened("metode")
    visit.page.evaluate("html => document.querySelector('[data-testid=stMain]').insertAdjacentHTML('beforeend', html)",
                        PLANTED)  # fmt: skip
    assert {one.rule for one in axe.look(visit.page).grave} == {"image-alt", "button-name"}


def test_the_page_is_announced_in_the_language_that_the_reader_switches_to(opened: Open) -> None:
    visit = opened("metode", **BIMA)
    assert announced(visit) == "id"
    visit.act(visit.page.locator(".st-key-language").get_by_role("radio", name="EN"))
    assert announced(visit) == "en"
    visit.act(visit.page.locator(".st-key-language").get_by_role("radio", name="ID"))
    assert announced(visit) == "id"


def announced(visit: Visit) -> str:
    """Language that a screen reader is told."""
    return str(visit.page.evaluate("document.documentElement.lang"))
