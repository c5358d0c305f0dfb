"""The map of all working groups: first paint, filter changes and bytes, against the usual way of drawing points.

The usual way (`bench.bare.points`) is a Streamlit page on the same server code that hands all points to pydeck at every
run, with the same class filter; ours sends a file once and then only which points pass. Both draw the same groups.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench import browser, repeats, servers
from bench.browser import Change
from bench.changes import Wire
from bench.results import Result
from bench.wire import visit

PILLS = '[class*="pills_kelas"] button'
FIRST, OTHER = 0, 3  # the classes aktif and vakum, in the order of the legend
WARM_UP = 2
# When was the picture painted for the first time after the points were there?
PAINTS = """
(() => {
  window.benchPaints = []
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    const draw = WebGL2RenderingContext.prototype[name]
    WebGL2RenderingContext.prototype[name] = function (...given) {
      window.benchPaints.push(performance.now())
      return draw.apply(this, given)
    }
  }
})()
"""


@dataclass
class Contestant:
    """One server with the tab that shows its map."""

    server: servers.Server
    page: Page
    wire: Wire
    taken: list[tuple[Change, int]] = field(default_factory=list)

    def change(self, pill: int, *, counted: bool) -> None:
        """Choose one class, or take it away again."""
        self.page.bring_to_front()
        self.wire.take()
        seen = browser.change(self.page, f"{PILLS} >> nth={pill}")
        if counted:
            self.taken.append((seen, self.wire.take()[1]))


def measure(times: int) -> Result:
    """`times` repeats: four filter changes each, and one first visit (empty cache) for each contestant."""
    with _servers() as (found, chromium):
        return compared(found, chromium, times)


def compared(found: Mapping[str, servers.Server], chromium: Browser, times: int) -> Result:
    """The servers by name, `ours` first: ours shows its map on Peta, the others on their only page."""
    weights = {name: visit(chromium, f"{one.url}{_path(name)}", browser.WIDE).as_dict() for name, one in found.items()}
    for one in found.values():
        one.wait_for_rest()
    paints: dict[str, list[float]] = {name: [] for name in found}
    for order in repeats.interleaved(list(found), times):
        for name in order:
            paints[name].append(_first_paint(chromium, f"{found[name].url}{_path(name)}"))
    tabs = {name: _open(chromium, one, _path(name)) for name, one in found.items()}
    for number, order in enumerate(repeats.interleaved(list(found), times + WARM_UP)):
        for name in order:
            for pill in (FIRST, FIRST, OTHER, OTHER):
                tabs[name].change(pill, counted=number >= WARM_UP)
    return {
        "repeats": times,
        **{
            name: {
                "first_paint": repeats.summary(paints[name]).as_dict(),
                "first_paint_ratio": repeats.paired_ratio(paints["ours"], paints[name]),
                "change": repeats.summary([seen.last for seen, _ in tab.taken]).as_dict(),
                "change_ratio": repeats.paired_ratio(_last(tabs["ours"]), _last(tab)),
                "change_bytes": repeats.median([size for _, size in tab.taken]),
                "server": repeats.median([seen.server for seen, _ in tab.taken]),
                "visit": weights[name],
            }
            for name, tab in tabs.items()
        },
    }


@contextmanager
def _servers() -> Iterator[tuple[dict[str, servers.Server], Browser]]:
    with ExitStack() as stack:
        folder = stack.enter_context(servers.warehouse())
        chromium = stack.enter_context(browser.chromium())
        ours = stack.enter_context(servers.serve(folder))
        usual = stack.enter_context(servers.serve(Path(folder), "bench.bare.points"))
        yield {"ours": ours, "usual": usual}, chromium


def _open(chromium: Browser, server: servers.Server, path: str) -> Contestant:
    page = browser.watched(chromium.new_context(**browser.WIDE).new_page())
    wire = Wire()
    browser.on_frame(page, wire.frame)
    page.goto(f"{server.url}{path}")
    browser.wait_quiet(page, 0)
    return Contestant(server, page, wire)


def _first_paint(chromium: Browser, url: str) -> float:
    """Milliseconds from the start of the visit until the map was last painted, with all points in it."""
    page = browser.watched(chromium.new_context(**browser.WIDE).new_page())
    page.add_init_script(PAINTS)
    page.goto(url)
    browser.wait_quiet(page, 0)
    page.wait_for_function(
        "quiet => benchPaints.length > 0 && performance.now() - benchPaints.at(-1) > quiet",
        arg=2 * browser.QUIET,
        timeout=browser.PATIENCE,
    )
    painted: float = page.evaluate("() => benchPaints.at(-1)")
    page.context.close()
    return painted


def _path(name: str) -> str:
    return "/peta" if name == "ours" else "/"


def _last(tab: Contestant) -> list[float]:
    return [seen.last for seen, _ in tab.taken]
