"""Drives the four contestants in one browser: first load, then each filter there and back, taking turns."""

import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from bench import browser, repeats, servers
from bench.pages import view
from bench.pages.view import Choice
from bench.results import Result
from bench.servers import Server
from bench.wire import Weight
from schemas.warehouse_file import ROOT

NAMES = ("ours", "floor", "dash", "panel")
PEERS = ("dash", "panel")
MODULES = {"ours": "bench.pages.ours", "floor": "bench.pages.floor", "dash": "bench.pages.dash_app",
           "panel": "bench.pages.panel_app"}  # fmt: skip
PEERS_VARIABLE = "GUGUS_BENCH_PEERS"  # Python of the environment that holds requirements-bench.txt
CHARTS = {"ours": 5, "floor": 5, "dash": 6, "panel": 6}  # the two of Streamlit draw the points in deck.gl
# There and back: each repeat starts where the last one did.
CHANGES: Mapping[str, tuple[str, str]] = {
    "place": ("Lombok Tengah", view.EVERYWHERE),
    "kind": ("KKKS", view.TYPES[0]),
    "period": ("6 bulan", view.FIRST.period),
}
WARM_UP, QUIET, LOADS = 2, 700, 3
WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")


@dataclass
class Contestant:
    """One server with the tab that shows it."""

    name: str
    server: Server
    page: Page
    weight: Weight
    choice: Choice = view.FIRST
    taken: dict[str, list[dict[str, float]]] = field(default_factory=dict)

    def change(self, kind: str, option: str, *, counted: bool) -> None:
        """One change, measured until every part shows the choice and nothing moves any more."""
        self.page.bring_to_front()
        self.choice = replace(self.choice, **{kind: option})
        size, cpu = self.weight.total, self.server.cpu_seconds()
        self.page.evaluate("() => benchPages.arm()")
        self.page.locator(_control(self.name, kind, option)).first.click()
        _wait(self.page, self.name, self.choice)
        seen: dict[str, float] = self.page.evaluate("() => benchPages.read()")
        seen |= {"cpu": 1000 * (self.server.cpu_seconds() - cpu), "bytes": self.weight.total - size}
        if counted:
            self.taken.setdefault(kind, []).append(seen)


def _control(name: str, kind: str, option: str) -> str:
    """Where to click for an option of a filter."""
    if name in PEERS:
        return f'{"#" if name == "dash" else "."}{kind} label:has-text("{option}")'
    return f'.st-key-{kind} button:has-text("{option}")'


def _wait(page: Page, name: str, choice: Choice) -> None:
    asked = {"words": choice.words, "place": choice.of_place, "charts": CHARTS[name], "quiet": QUIET}
    page.wait_for_function("asked => benchPages.isDone(asked)", arg=asked, polling=100, timeout=2 * browser.PATIENCE)


def peers_python() -> str:
    """Python that has Dash and Panel: `make bench-peers` sets it up. FileNotFoundError where it is not there."""
    found = Path(os.environ.get(PEERS_VARIABLE) or ROOT / ".make" / "peers" / "bin" / "python")
    if not found.exists():
        raise FileNotFoundError(f"{found} is missing: run `make bench-peers`, it installs requirements-bench.txt")
    return str(found)


def measure(times: int, nation: Path | None = None) -> Result:
    """`times` repeats at the size of NTB; at that of the nation too where the folder of such a warehouse is given."""
    with servers.warehouse() as folder:
        sizes = {"ntb": _size(folder, times)}
    if nation:
        sizes["nation"] = _size(nation, times)
    return {"repeats": times, "sizes": sizes}


def _size(folder: Path, times: int) -> Result:
    with _contestants(folder) as (found, browsers):
        loads = _loads(found, browsers)
        tabs = {name: _open(browsers[name], name, server) for name, server in found.items()}
        for number, order in enumerate(repeats.interleaved(NAMES, times + WARM_UP)):
            for kind, options in CHANGES.items():
                for name in order:
                    for option in options:
                        tabs[name].change(kind, option, counted=number >= WARM_UP)
        return {
            name: {
                "load": loads[name],
                "changes": {kind: _figures(tab, tabs, kind) for kind in CHANGES},
                "all": _figures(tab, tabs, *CHANGES),
                "server_megabytes": found[name].peak_megabytes(),
            }
            for name, tab in tabs.items()
        }


@contextmanager
def _contestants(folder: Path) -> Iterator[tuple[dict[str, Server], dict[str, Browser]]]:
    """The servers, each with a browser of its own: of tabs that draw 40,000 points side by side one stops."""
    with ExitStack() as stack:
        python = peers_python()
        browsers = dict(zip(NAMES, stack.enter_context(browser.chromiums(len(NAMES))), strict=True))
        found = {}
        for name in NAMES:
            own = python if name in PEERS else sys.executable
            found[name] = stack.enter_context(servers.serve(folder, MODULES[name], python=own))
        yield found, browsers


def _loads(found: Mapping[str, Server], browsers: Mapping[str, Browser]) -> dict[str, Result]:
    """First visits with an empty cache. The very first is not counted: it finds the server cold."""
    taken: dict[str, list[tuple[float, int]]] = {name: [] for name in found}
    for number, order in enumerate(repeats.interleaved(NAMES, LOADS + 1)):
        for name in order:
            tab = _open(browsers[name], name, found[name])
            if number:
                taken[name].append((tab.page.evaluate("() => benchPages.read().last"), tab.weight.total))
            tab.page.context.close()
        if not number:
            for server in found.values():
                server.wait_for_rest()
    return {
        name: {
            "last": repeats.summary([last for last, _ in loads]).as_dict(),
            "bytes": repeats.median([size for _, size in loads]),
        }
        for name, loads in taken.items()
    }


def _open(chromium: Browser, name: str, server: Server) -> Contestant:
    page = chromium.new_context(**browser.WIDE).new_page()
    page.set_default_timeout(2 * browser.PATIENCE)  # 40,000 points take their time to be drawn without a GPU
    page.add_init_script(WATCH)
    weight = Weight()
    weight.listen(page)
    page.goto(server.url)
    _wait(page, name, view.FIRST)
    time.sleep(QUIET / 1000)
    return Contestant(name, server, page, weight)


def _figures(tab: Contestant, tabs: Mapping[str, Contestant], *kinds: str) -> Result:
    def column(one: Contestant, what: str) -> list[float]:
        return [seen[what] for kind in kinds for seen in one.taken[kind]]

    last = column(tab, "last")
    found: dict[str, Any] = {"last": repeats.summary(last).as_dict(), "bytes": repeats.median(column(tab, "bytes"))}
    found["cpu"] = sum(column(tab, "cpu")) / len(last)
    found["ours_to_this"] = repeats.paired_ratio(column(tabs["ours"], "last"), last)
    return found
