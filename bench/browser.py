"""The real browser, and the watcher that tells when the last element of a page was updated."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

CHROMIUM = which("chromium") or which("chromium-browser") or "/usr/bin/chromium"
ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True, "has_touch": True,
}  # fmt: skip
PATIENCE = 60_000
QUIET = 400  # milliseconds without a change before a page counts as done
WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of its own, ended with the block."""
    with chromiums(1) as (browser,):
        yield browser


@contextmanager
def chromiums(count: int) -> Iterator[list[Browser]]:
    """So many browsers that do not share a process, ended with the block."""
    with ExitStack() as stack:
        launch = stack.enter_context(sync_playwright()).chromium.launch
        found = []
        for _ in range(count):
            found.append(launch(executable_path=CHROMIUM, args=ARGUMENTS))
            stack.callback(found[-1].close)
        yield found


@dataclass(frozen=True)
class Change:
    """One change as the reader sees it, in milliseconds from the click, and what the server says of it."""

    stamp: float  # the end of the page has arrived and is in the document
    last: float  # the last element was updated: text, pictures, charts, map
    chart: float  # the last chart was updated (0: none was)
    canvas: float  # the map was last painted (0: it was not)
    runs: int  # runs of the script that it took
    server: float  # milliseconds of the last run, from the stamp
    mutations: int


def watched(page: Page) -> Page:
    """Install the watcher; before the first `goto`."""
    page.set_default_timeout(PATIENCE)  # also for a click: a profiled or busy page takes its time
    page.add_init_script(WATCH)
    return page


def on_frame(page: Page, take: Callable[[bytes], Any]) -> None:
    """Hand every frame from the server to `take`."""

    def received(payload: str | bytes) -> None:
        take(payload if isinstance(payload, bytes) else payload.encode())

    def opened(socket: WebSocket) -> None:
        socket.on("framereceived", received)

    page.on("websocket", opened)


def run_number(page: Page) -> int:
    """Number of the run that the page shows, 0 before the first."""
    found: int = page.evaluate("() => window.benchWatch.run()")
    return found


def wait_quiet(page: Page, after_run: int) -> None:
    """Until a later run than `after_run` is shown and nothing has changed for QUIET milliseconds."""
    page.wait_for_function(
        "([run, quiet]) => window.benchWatch.isQuiet(run, quiet)",
        arg=[after_run, QUIET],
        polling=50,
        timeout=PATIENCE,
    )


def change(page: Page, selector: str) -> Change:
    """Click and measure until the page is quiet."""
    before = run_number(page)
    page.evaluate("() => window.benchWatch.arm()")
    page.locator(selector).first.click()
    wait_quiet(page, before)
    seen = page.evaluate("() => window.benchWatch.read()")
    return Change(
        seen["stamp"], seen["last"], seen["chart"], seen["canvas"], seen["run"] - before, seen["server"],
        seen["mutations"],
    )  # fmt: skip
