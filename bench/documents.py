"""Documents: seconds and memory of each in a process of its own, sizes, and what another reader feels meanwhile."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench import browser, processes, repeats, servers
from bench.results import Result
from exports.press import WRITERS
from schemas.warehouse_file import ROOT

ONE = ("--kabupaten", "52.06")
# Name of the row -> the command; `{out}` is a new folder.
CONTESTANTS: dict[str, Sequence[str]] = {
    "imports": ("-c", "import exports.press"),
    **{document: ("-m", "exports", document, *ONE, "--out", "{out}") for document in WRITERS},
    "package": ("-m", "exports", "package", *ONE, "--out", "{out}"),
    "package_all": ("-m", "exports", "package", "--out", "{out}"),
    "packages": ("-m", "exports", "package", "--all", "--out", "{out}"),
}
LARGEST = ("package", "package_all", "packages")
# What the other reader orders, each once: what was made is kept and costs nothing the second time.
ORDERS = [
    {"lang": lang, "jenis": kind, "kabupaten": place}
    for lang, kind, place in product(("id", "en"), ("KKG", "KKKS"), ("semua", "52.02", "52.04", "52.05", "52.06"))
]
CHANGED_PAGE = "keaktifan"
PLACES = ("Lombok Tengah", "Semua")  # there and back
MAKING, MADE = ".st-key-cancel_package button", ".st-key-download_package button"


def measure(times: int) -> Result:
    """Each document `times` in turn; as many packages while another reader changes a filter."""
    with servers.warehouse() as folder:
        found = {name: _whole(name, folder, times) for name in CONTESTANTS}
        return {
            "repeats": times,
            "documents": found,
            "read_back": _read_back(folder),
            "reader": _reader(folder, min(2 * times, len(ORDERS))),
        }


def _whole(name: str, folder: Path, times: int) -> Result:
    """Seconds, memory and bytes of one command; once before uncounted."""
    environment = servers.environment(folder)
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as out:
        arguments = [part.format(out=out) for part in CONTESTANTS[name]]
        processes.timed(arguments, environment)
        taken = [processes.timed(arguments, environment) for _ in range(times)]
        peaks = [processes.peak_megabytes(arguments, environment) for _ in range(times)]
        sizes = [path.stat().st_size for path in Path(out).iterdir()]
    seconds = repeats.summary([one.seconds for one in taken]).as_dict()
    cpu = repeats.median([one.cpu for one in taken])
    return {"seconds": seconds, "cpu": cpu, "megabytes": max(peaks), "bytes": sum(sizes), "files": len(sizes)}


def _read_back(folder: Path) -> Result:
    """How many numbers are read back out of packages and compared, by format; a difference is an error."""
    command = [sys.executable, "-m", "bench.documents_read_back"]
    done = subprocess.run(
        command, cwd=ROOT, env=servers.environment(folder), capture_output=True, text=True, check=True
    )
    found: Result = json.loads(done.stdout)
    return found


# --- another reader ---------------------------------------------------------------------------------------------------


def _reader(folder: Path, packages: int) -> Result:
    """Filter changes of one reader in turn: while nothing is made, and while a package is made for another one."""
    taken: dict[str, list[float]] = {"quiet": [], "making": []}
    waited = []
    with servers.serve(folder) as server, browser.chromium() as chromium:
        page = _tab(chromium, f"{server.url}/{CHANGED_PAGE}")
        other = browser.watched(chromium.new_context(**browser.WIDE).new_page())
        _changes(page, 2)  # once uncounted
        with _package(other, server.url, {**ORDERS[-1], "jenis": "KKM"}):
            pass  # starts the worker, uncounted
        server.wait_for_rest()
        for order in ORDERS[:packages]:
            taken["quiet"] += _changes(page, 2)
            started = time.perf_counter()
            with _package(other, server.url, order):
                while other.locator(MAKING).count():
                    taken["making"] += _changes(page, 2)
            waited.append(time.perf_counter() - started)
        memory = server.peak_megabytes()
    return {
        "packages": packages,
        "quiet": repeats.summary(taken["quiet"]).as_dict(),
        "making": repeats.summary(taken["making"]).as_dict(),
        "waited": repeats.summary(waited).as_dict(),
        "server_megabytes": memory,
    }


def _tab(chromium: Browser, url: str) -> Page:
    page = browser.watched(chromium.new_context(**browser.WIDE).new_page())
    page.goto(url)
    browser.wait_quiet(page, 0)
    return page


def _changes(page: Page, count: int) -> list[float]:
    """Milliseconds until the last update of so many changes of the kabupaten, there and back."""
    page.bring_to_front()
    found = []
    for number in range(count):
        selector = f'.st-key-filter_kabupaten button:has-text("{PLACES[number % 2]}")'
        found.append(browser.change(page, selector).last)
    return found


@contextmanager
def _package(page: Page, url: str, chosen: dict[str, str]) -> Iterator[None]:
    """Order a package and leave the block once it is made."""
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    page.goto(f"{url}/profil?{query}")
    page.wait_for_selector("#run-stamp", state="attached", timeout=browser.PATIENCE)
    page.locator(".st-key-documents_profil button").click()
    page.locator(".st-key-make_package button").click()
    page.locator(MAKING).wait_for(timeout=browser.PATIENCE)
    yield
    page.locator(MADE).wait_for(timeout=browser.PATIENCE)
