"""One server with one warehouse for the whole run, one browser, one context per look."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import served
from tests.browser.inspection import Sight, look_at
from tests.browser.visit import LOOKS, Visit, address

Context = Callable[..., BrowserContext]
Open = Callable[..., Visit]
See = Callable[..., Sight]


@pytest.fixture(scope="session")
def server(warehouse_folder: Path) -> Iterator[str]:
    """Address of `python -m server` on a free port of this machine, with the warehouse of the run."""
    running = served.serve(warehouse_folder)
    yield running.url
    running.stop()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[Context]:
    """`context("phone", theme="dark")`: each kind is made once, so that the front end is fetched once."""
    made: dict[tuple[str, str], BrowserContext] = {}

    def of(look: str = "wide", theme: str = "light") -> BrowserContext:
        if (look, theme) not in made:
            made[look, theme] = browser.new_context(**LOOKS[look], color_scheme=theme)
        return made[look, theme]

    yield of
    for one in made.values():
        one.close()


@pytest.fixture
def opened(context: Context, server: str) -> Iterator[Open]:
    """`opened("peta", look="phone", kabupaten="52.06")`: a tab on that page, closed with the test."""
    tabs: list[Visit] = []

    def go(page: str, *, look: str = "wide", theme: str = "light", **parameters: str) -> Visit:
        tabs.append(Visit.in_tab(context(look, theme), server))
        return tabs[-1].open(address(page, **parameters))

    yield go
    for tab in tabs:
        tab.close()


@pytest.fixture(scope="session")
def see(context: Context, server: str) -> See:
    """`see("peta", "phone", kabupaten="52.06")`: what a reader finds on that page; each is looked at once."""
    seen: dict[tuple[str, str, str, tuple[tuple[str, str], ...]], Sight] = {}

    def at(page: str, look: str = "wide", theme: str = "light", **parameters: str) -> Sight:
        key = (page, look, theme, tuple(sorted(parameters.items())))
        if key not in seen:
            visit = Visit.in_tab(context(look, theme), server)
            try:
                seen[key] = look_at(visit.open(address(page, **parameters)))
            finally:
                visit.close()
        return seen[key]

    return at
