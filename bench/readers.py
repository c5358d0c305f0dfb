"""Fifty readers at once: how long each waits for the right answer, and what the server takes for it.

Contestants, in turn: `one` process of ours, `several` of them behind the proxy of deploy/Caddyfile, and `bare`, the
floor: one process with a Streamlit page that shows as many elements of the same kinds without questions and words. The
readers (bench/reading) speak Streamlit's own protocol; every page that reaches them is held against what a lone reader
saw in the same state. At national size they come to all provinces by turns, which nobody has read before them, and a
page is asked only whether it is whole, the one of its link, and of the chosen kabupaten.
"""

import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import process_tree, proxy, repeats, servers
from bench.bare import app as bare
from bench.bare import recording
from bench.reading import anchors, visits
from bench.results import Result
from components.shell import PAGES
from geo import places
from schemas.warehouse_file import ROOT

READERS, SECONDS, THINK = 50, 60.0, 3.0
PROCESSES = 2
COUNTED = ("filter", "page", "part")  # not `open`: who comes later is counted as all others


@dataclass(frozen=True)
class Contestant:
    """Where it answers, and the processes whose use is counted."""

    url: str
    processes: Sequence[int]

    def use(self) -> process_tree.Use:
        """All of them."""
        return sum((process_tree.of_tree(pid) for pid in self.processes), process_tree.NOTHING)


Start = Callable[[], AbstractContextManager[Contestant]]


def measure(times: int, nation: Path | None = None) -> Result:
    """Figures of every contestant at the size of NTB; of ours at national size too where such a warehouse is given."""
    with servers.warehouse() as folder:
        sizes = {"ntb": _ntb(folder, times)}
    if nation is not None:
        with tempfile.TemporaryDirectory(prefix="gugus-bench-") as scratch:
            folder = Path(shutil.copytree(nation, Path(scratch) / "warehouse"))
            sizes["nation"] = _nation(folder, times)
    return {"readers": READERS, "seconds": SECONDS, "think": THINK, "processes": PROCESSES, "sizes": sizes}


def _ntb(folder: Path, times: int) -> Result:
    file = folder / "recording"
    with servers.serve(folder) as server:
        seen = asyncio.run(visits.walk(server.url))
    checked = anchors.check(folder, {state: one.words for state, one in seen.items()})
    recording.save({_recorded(state): recording.tree(one.messages) for state, one in seen.items()}, file)

    def read_alone(contestant: Contestant) -> list[str]:
        """So that no contestant begins cold, and each page has something to be held against."""
        expected = folder / "expected.json"
        expected.write_text(visits.written(asyncio.run(visits.walk(contestant.url))))
        return ["--expected", str(expected)]

    start = {**_ours(folder), "bare": lambda: _one(folder, "bench.bare", {recording.FILE_VARIABLE: str(file)})}
    return {"checked": checked, "contestants": _in_turns(start, times, read_alone)}


def _nation(folder: Path, times: int) -> Result:
    """Ours with readers of every province; the first of a place waits until its pages are counted."""
    links = [word for code in sorted(places.provinces()["code"]) for word in ("--link", f"lang=id&provinsi={code}")]
    return {"checked": 0, "contestants": _in_turns(_ours(folder), times, lambda _: links)}


def _in_turns(start: Mapping[str, Start], times: int, words: Callable[[Contestant], Sequence[str]]) -> Result:
    """A crowd for each contestant, `times` over; `words`: what the crowd is told besides, once the server is there."""
    taken: dict[str, list[Result]] = {name: [] for name in start}
    for number, order in enumerate(repeats.interleaved(list(start), times)):
        for name in order:
            with start[name]() as contestant:
                taken[name].append(_visited(contestant, number, words(contestant)))
    return {name: _figures(found) for name, found in taken.items()}


def _ours(folder: Path) -> dict[str, Start]:
    return {"one": lambda: _one(folder, "server", {}), "several": lambda: _several(folder)}


def _recorded(state: visits.State) -> recording.State:
    """The same state as the bare page calls it."""
    page, place, kind = state
    return page or PAGES[0], place, kind or bare.FIRST_TYPE


@contextmanager
def _one(folder: Path, module: str, more: Mapping[str, str]) -> Iterator[Contestant]:
    with servers.serve(folder, module, more) as server:
        yield Contestant(server.url, [server.process.pid])


@contextmanager
def _several(folder: Path) -> Iterator[Contestant]:
    with (
        servers.serve_several(folder, PROCESSES) as (supervisor, addresses),
        proxy.caddy(addresses, folder) as (url, pid),
    ):
        yield Contestant(url, [supervisor.pid, pid])


def _visited(contestant: Contestant, seed: int, more: Sequence[str]) -> Result:
    """One crowd."""
    command = [sys.executable, "-m", "bench.reading.crowd", contestant.url, "--readers", str(READERS)]
    command += ["--seconds", str(SECONDS), "--think", str(THINK), "--seed", str(seed), *more]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()  # all are there
    before = contestant.use()
    found: Result = json.loads(process.stdout.readline())
    after = contestant.use()
    process.wait()
    return {**found, "server_cpu": after.cpu - before.cpu, "megabytes": after.megabytes}


def _figures(taken: Sequence[Mapping[str, Any]]) -> Result:
    """Of all crowds together; cores and memory are medians of the crowds."""
    clicks = [click for one in taken for click in one["clicks"] if click["kind"] in COUNTED]
    by_kind = {kind: [click["seconds"] for click in clicks if click["kind"] == kind] for kind in COUNTED}
    return {
        "seconds": {kind: repeats.summary(found).as_dict() for kind, found in by_kind.items() if found},
        "all": repeats.summary([click["seconds"] for click in clicks]).as_dict(),
        "clicks": len(clicks),
        "lost": sum(len(one["lost"]) for one in taken),
        "why_lost": Counter(words for one in taken for words in one["lost"]),
        "faults": Counter(click["fault"] for click in clicks if click["fault"]),
        "cores": repeats.median([one["server_cpu"] / one["seconds"] for one in taken]),
        "cores_of_readers": repeats.median([one["cpu"] / one["seconds"] for one in taken]),
        "cpu_per_click": 1000 * sum(one["server_cpu"] for one in taken) / sum(len(one["clicks"]) for one in taken),
        "megabytes": repeats.median([one["megabytes"] for one in taken]),
    }
