"""Page and filter changes in the browser: ours against a bare Streamlit page with as many elements, interleaved.

Three contestants on the same server code, in one browser: `ours`; `replay`, which sends what ours sent without working
it out; and `bare`, the floor, which sends plain paragraphs of the same size, the same charts, map and widgets. Ours
against replay is the cost of our script; replay against bare is the cost of our markup in the browser.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench import browser, repeats, servers
from bench.bare import recording
from bench.browser import Change
from bench.results import Result
from components.shell import PAGES

NAMES = ("ours", "replay", "bare")
PLACE, TYPE = "filter_kabupaten", "filter_jenis"
EVERYWHERE, ONE_PLACE, FIRST_TYPE, OTHER_TYPE = "Semua", "Lombok Tengah", "KKG", "KKKS"
STATES = ((EVERYWHERE, FIRST_TYPE), (ONE_PLACE, FIRST_TYPE), (EVERYWHERE, OTHER_TYPE))
# There and back, so that each repeat starts where the last one did.
FILTERS = {"kabupaten": (PLACE, (ONE_PLACE, EVERYWHERE)), "group_type": (TYPE, (OTHER_TYPE, FIRST_TYPE))}
FILTER_PAGES = ("ringkasan", "peta", "keaktifan", "kelembagaan")  # drawn, map, charts, long
WARM_UP = 2


@dataclass
class Wire:
    """Messages of the websocket since the last look."""

    messages: int = 0
    size: int = 0

    def frame(self, payload: bytes) -> None:
        """One frame from the server."""
        self.messages += 1
        self.size += len(payload)

    def take(self) -> tuple[int, int]:
        """Messages and bytes, and start again."""
        taken = (self.messages, self.size)
        self.messages = self.size = 0
        return taken


@dataclass
class Contestant:
    """One server with the tab that shows it."""

    server: servers.Server
    page: Page
    wire: Wire
    taken: dict[str, list[tuple[Change, float, tuple[int, int]]]] = field(default_factory=dict)

    def change(self, name: str, selector: str, *, counted: bool) -> None:
        """One change, measured."""
        self.page.bring_to_front()
        self.wire.take()
        before = self.server.cpu_seconds()
        seen = browser.change(self.page, selector)
        if counted:
            self.taken.setdefault(name, []).append((seen, self.server.cpu_seconds() - before, self.wire.take()))


def measure(times: int, pages: Sequence[str] = PAGES, filter_pages: Sequence[str] = FILTER_PAGES) -> Result:
    """`times` counted repeats of each change, there and back, so two changes a repeat; pages as many changes."""
    with contestants(pages) as found:
        _warm_up(found, pages)
        filters = {stem: _filters(found, stem, times) for stem in filter_pages}
        _round_of_pages(found, pages, times)
        changed = {stem: _figures({name: one.taken[f"page {stem}"] for name, one in found.items()}) for stem in pages}
        memory = {name: one.server.peak_megabytes() for name, one in found.items()}
    return {"repeats": times, "pages": changed, "filters": filters, "server_megabytes": memory}


@contextmanager
def contestants(pages: Sequence[str]) -> Iterator[dict[str, Contestant]]:
    """Three servers and three tabs of one browser; the recording is made from ours first."""
    with ExitStack() as stack:
        folder = stack.enter_context(servers.warehouse())
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gugus-bench-"))) / "recording"
        chromium = stack.enter_context(browser.chromium())
        ours = stack.enter_context(servers.serve(folder))
        recording.save(record(chromium, ours, pages), scratch)
        found = {"ours": ours}
        for name in NAMES[1:]:
            more = {recording.FILE_VARIABLE: str(scratch), recording.KIND_VARIABLE: name}
            found[name] = stack.enter_context(servers.serve(folder, "bench.bare", more))
        yield {name: _open(chromium, found[name]) for name in NAMES}


def _open(chromium: Browser, server: servers.Server) -> Contestant:
    page = browser.watched(chromium.new_context(**browser.WIDE).new_page())
    wire = Wire()
    browser.on_frame(page, wire.frame)
    page.goto(f"{server.url}/")
    browser.wait_quiet(page, 0)
    return Contestant(server, page, wire)


def record(chromium: Browser, server: servers.Server, pages: Sequence[str]) -> recording.Recording:
    """What our pages send in every state that is measured: a first visit by a link that holds the filters."""
    kept: recording.Recording = {}
    for stem in pages:
        for place, group_type in STATES:
            page = browser.watched(chromium.new_context(**browser.WIDE).new_page())
            payloads: list[bytes] = []
            browser.on_frame(page, payloads.append)
            address = "" if stem == PAGES[0] else stem
            page.goto(f"{server.url}/{address}?kabupaten={place}&jenis={group_type}")
            browser.wait_quiet(page, 0)
            kept[stem, place, group_type] = recording.tree(payloads)
            page.context.close()
    return kept


def _warm_up(found: dict[str, Contestant], pages: Sequence[str]) -> None:
    """Every page once, so that all files are in the browser; then wait until the servers have nothing left to do."""
    for one in found.values():
        for stem in (*pages[1:], pages[0]):
            _go(one, stem)
    for one in found.values():
        one.server.wait_for_rest()


def _filters(found: dict[str, Contestant], stem: str, times: int) -> dict[str, Result]:
    for one in found.values():
        _go(one, stem)
    for number, order in enumerate(repeats.interleaved(NAMES, times + WARM_UP)):
        for name in order:
            for kind, (key, options) in filters_of(stem).items():
                for option in options:
                    selector = f'.st-key-{key} button:has-text("{option}")'
                    found[name].change(f"{kind} {stem}", selector, counted=number >= WARM_UP)
    return {
        kind: _figures({name: one.taken[f"{kind} {stem}"] for name, one in found.items()}) for kind in filters_of(stem)
    }


def filters_of(stem: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The map of groups shows every type at once: its legend filters, and `bench.map_groups` measures that."""
    return {kind: one for kind, one in FILTERS.items() if stem != "peta" or kind != "group_type"}


def _round_of_pages(found: dict[str, Contestant], pages: Sequence[str], times: int) -> None:
    """Through the menu, every page after every other one in turn; all files are in the browser's cache by then."""
    for number, order in enumerate(repeats.interleaved(NAMES, 2 * times + 1)):
        for stem in pages:
            for name in order:
                found[name].change(f"page {stem}", _link(stem), counted=number > 0)


def _go(one: Contestant, stem: str) -> None:
    before = browser.run_number(one.page)
    one.page.locator(_link(stem)).first.click()
    browser.wait_quiet(one.page, before)


def _link(stem: str) -> str:
    """The link of a page in the menu; the pages stand there in the same order for every contestant."""
    return f".st-key-menu a >> nth={PAGES.index(stem)}"


def _figures(taken: dict[str, list[tuple[Change, float, tuple[int, int]]]]) -> Result:
    """Each contestant, with the ratio of ours to each: both of a pair were measured in the same repeat."""
    last = {name: [change.last for change, _, _ in changes] for name, changes in taken.items()}
    return {
        name: {**_one(changes), "ours_to_this": repeats.paired_ratio(last["ours"], last[name])}
        for name, changes in taken.items()
    }


def _one(changes: list[tuple[Change, float, tuple[int, int]]]) -> Result:
    seen = [change for change, _, _ in changes]
    return {
        "last": repeats.summary([change.last for change in seen]).as_dict(),
        "stamp": repeats.summary([change.stamp for change in seen]).as_dict(),
        "chart": repeats.median([change.chart for change in seen]),
        "canvas": repeats.median([change.canvas for change in seen]),
        "server": repeats.summary([change.server for change in seen]).as_dict(),
        "server_cpu": 1000 * sum(cpu for _, cpu, _ in changes) / len(changes),
        "runs": max(change.runs for change in seen),
        "messages": repeats.median([wire[0] for _, _, wire in changes]),
        "bytes": repeats.median([wire[1] for _, _, wire in changes]),
    }
