"""One server with one warehouse for the whole run, one browser, one context per look, tabs that are used again."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
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


class Tabs:
    """Tabs of the run: a visit borrows one of its look and gives it back empty."""

    def __init__(self, context: Context, server: str) -> None:
        self._context = context
        self._server = server
        self._free: dict[tuple[str, str], list[Visit]] = {}

    @contextmanager
    def borrow(self, look: str, theme: str) -> Iterator[Visit]:
        """A tab as good as new, in front of all others."""
        free = self._free.setdefault((look, theme), [])
        visit = free.pop() if free else Visit.in_tab(self._context(look, theme), self._server)
        visit.page.bring_to_front()
        try:
            yield visit
        except BaseException:
            visit.close()  # who knows what it holds
            raise
        visit.leave()
        free.append(visit)


@pytest.fixture(scope="session")
def tabs(context: Context, server: str) -> Tabs:
    """The tabs of all looks; they are closed with their contexts."""
    return Tabs(context, server)


@pytest.fixture
def opened(tabs: Tabs) -> Iterator[Open]:
    """`opened("peta", look="phone", kabupaten="52.06")`: a tab on that page, given back with the test."""
    with ExitStack() as borrowed:

        def go(page: str, *, look: str = "wide", theme: str = "light", **parameters: str) -> Visit:
            visit = borrowed.enter_context(tabs.borrow(look, theme))
            return visit.open(address(page, **parameters))

        yield go


@pytest.fixture(scope="session")
def see(tabs: Tabs) -> See:
    """`see("peta", "phone", kabupaten="52.06")`: what a reader finds on that page; each is looked at once."""
    seen: dict[tuple[str, str, str, tuple[tuple[str, str], ...]], Sight] = {}

    def at(page: str, look: str = "wide", theme: str = "light", **parameters: str) -> Sight:
        key = (page, look, theme, tuple(sorted(parameters.items())))
        if key not in seen:
            with tabs.borrow(look, theme) as visit:
                seen[key] = look_at(visit.open(address(page, **parameters)))
        return seen[key]

    return at
