"""A server that nobody has visited yet: deep links, plain Streamlit, no warehouse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from schemas import warehouse_file
from tests.browser import served
from tests.browser.conftest import Context
from tests.browser.visit import LOOKS, PAGES, Visit
from translations.text import catalogue

pytestmark = pytest.mark.browser
Start = Callable[..., served.Served]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start servers of the test's own; each is ended with it."""
    started: list[served.Served] = []

    def one(warehouse: Path, *, plain_streamlit: bool = False) -> served.Served:
        started.append(served.serve(warehouse, plain_streamlit=plain_streamlit))
        return started[-1]

    yield one
    for server in started:
        server.stop()


@pytest.mark.parametrize("plain_streamlit", [False, True], ids=["server", "streamlit-run"])
def test_a_deep_link_may_be_the_very_first_request(
    start: Start, warehouse_folder: Path, browser: Browser, plain_streamlit: bool
) -> None:
    # Streamlit takes the folder pages/ for its older kind of app until dashboard.py has run once.
    server = start(warehouse_folder, plain_streamlit=plain_streamlit)
    context = browser.new_context(**LOOKS["wide"])
    visit = Visit.in_tab(context, server.url).open("/narasumber?kabupaten=52.06&lang=en")
    assert (visit.stamp["page"], visit.stamp["kabupaten"], visit.stamp["lang"]) == ("narasumber", "52.06", "en")
    assert visit.page.locator("h1").inner_text() == catalogue("en")["page.narasumber.title"]
    assert visit.page.locator(".st-key-menu a").count() == len(PAGES)
    assert visit.page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert visit.complaints == []
    context.close()


def test_plain_streamlit_builds_the_warehouse_with_a_bar_and_shows_the_landing_page(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    server = start(tmp_path, plain_streamlit=True)
    assert not list(tmp_path.glob("*.duckdb"))
    context = browser.new_context(**LOOKS["wide"])
    visit = Visit.in_tab(context, server.url)
    visit.page.goto(server.url)
    bar = visit.page.get_by_text(catalogue("id")["first_start.building"])
    bar.wait_for()
    visit.wait(after=0)
    assert bar.count() == 0
    assert len(visit.page.locator(".g-card").all()) == 6
    assert "20 dari 52" in visit.words
    assert visit.complaints == [] and visit.foreign() == []
    monkeypatch.setenv(warehouse_file.FOLDER_VARIABLE, str(tmp_path))
    assert warehouse_file.current_file() is not None
    context.close()


def test_the_index_page_is_announced_in_the_language_of_the_link(context: Context, server: str) -> None:
    visit = Visit.in_tab(context(), server)
    for language in ("id", "en"):
        visit.page.goto(f"{server}/metode?lang={language}")
        assert visit.page.evaluate("document.documentElement.lang") == language
    visit.close()
