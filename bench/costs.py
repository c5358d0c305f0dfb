"""Where a run of our script spends its time: cProfile in the real server while a browser changes filters.

The profiler itself costs time, most on many small calls; so shares are told, not seconds.
"""

import pstats
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench import browser, changes, servers
from bench.profiled import FILE_VARIABLE, SKIPPED_VARIABLE
from bench.results import Result
from components.shell import PAGES
from schemas.warehouse_file import ROOT

LISTED = 12
# They hold the whole page, so their share says nothing.
FRAME = {"run_page", "side_by_side", "chart_panel", "indicator_panels", "indicator_panel", "options_panel", "nobody_or"}
DRAWS = {"html", "plotly_chart", "pydeck_chart", "_enqueue"}
INSTALLED = re.compile(r"site-packages/([^/]+)")
STANDARD = re.compile(r"/lib/python[\d.]+/(\w+)")
PAGES_PROFILED = ("ringkasan", "peta", "keaktifan", "kelembagaan")

Function = tuple[str, int, str]
Entry = tuple[int, int, float, float, dict[Function, Any]]


def measure(times: int, pages: Sequence[str] = PAGES_PROFILED) -> Result:
    """The costs of a filter change on each page."""
    return {"repeats": times, "pages": {stem: _page(stem, times) for stem in pages}}


def _page(stem: str, times: int) -> Result:
    clicks = [
        f'.st-key-{key} button:has-text("{option}")'
        for key, options in changes.filters_of(stem).values()
        for option in options
    ]
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as scratch:
        file = Path(scratch) / "profile"
        # The first visit and one round of filters are not counted.
        more = {FILE_VARIABLE: str(file), SKIPPED_VARIABLE: str(1 + len(clicks))}
        with (
            servers.warehouse() as folder,
            servers.serve(folder, "bench.profiled", more) as server,
            browser.chromium() as chromium,
        ):
            page = browser.watched(chromium.new_context(**browser.WIDE).new_page())
            page.goto(f"{server.url}/{'' if stem == PAGES[0] else stem}")
            browser.wait_quiet(page, 0)
            for _ in range(times + 1):
                for click in clicks:
                    browser.change(page, click)
        return costs(pstats.Stats(str(file)).stats, times * len(clicks))  # type: ignore[attr-defined]


def costs(stats: dict[Function, Entry], runs: int) -> Result:
    """Shares of the whole: what each package takes in itself, and each function worth naming with all that it calls."""
    whole = sum(own for _, _, own, _, _ in stats.values())
    packages: dict[str, float] = {}
    functions: dict[str, dict[str, float]] = {}
    for (file, _, name), (_, called, own, total, _) in stats.items():
        package = _package(file, name)
        packages[package] = packages.get(package, 0.0) + own / whole
        label = _label(file, name)
        if label:
            found = functions.setdefault(label, {"share": 0.0, "calls_per_run": 0.0})
            found["share"] += total / whole
            found["calls_per_run"] += called / runs
    return {
        "milliseconds_per_run_profiled": 1000 * whole / runs,
        "packages": _largest(packages, lambda share: share),
        "functions": _largest(functions, lambda found: found["share"]),
    }


def _largest(shares: dict[str, Any], share: Callable[[Any], float]) -> dict[str, Any]:
    return dict(sorted(shares.items(), key=lambda item: -share(item[1]))[:LISTED])


def _label(file: str, name: str) -> str:
    """Name of a function of ours, or of Streamlit's that draws; empty for the rest."""
    if name.startswith("<") or name in FRAME:
        return ""
    if _is_ours(file):
        return f"{Path(file).relative_to(ROOT).with_suffix('').as_posix().replace('/', '.')}.{name}"
    return f"streamlit: {name}" if "/streamlit/" in file and name in DRAWS else ""


def _is_ours(file: str) -> bool:
    return file.startswith(str(ROOT)) and ".venv" not in file


def _package(file: str, name: str) -> str:
    if _is_ours(file):
        return f"ours: {Path(file).relative_to(ROOT).parts[0].removesuffix('.py')}"
    found = INSTALLED.search(file)
    if found:
        return found[1]
    if STANDARD.search(file):
        return "Python's own library"
    return "garbage collection" if "gc.collect" in name else "built in"
