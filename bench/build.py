"""Time and memory of building the warehouse, whole processes, against a floor, interleaved."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from bench import processes, repeats, servers
from bench.floor import INPUTS
from bench.processes import Process
from bench.results import Result
from schemas.warehouse_file import ROOT

# `{folder}` is a new temporary folder for each run, except for "nothing to do", which finds a warehouse there.
CONTESTANTS: dict[str, Sequence[str]] = {
    "build": ("-m", "etl", "build"),
    "up_to_date": ("-m", "etl", "build", "--if-needed"),
    "imports": ("-c", "import etl.build"),
    "floor": ("-m", "bench.floor", "{folder}"),
}
MEMORY_RUNS = 3

Measured = TypeVar("Measured")


def measure(times: int) -> Result:
    """Every contestant once in each repeat, the order turned each time."""
    taken: dict[str, list[Process]] = {name: [] for name in CONTESTANTS}
    with servers.warehouse() as built:
        for name in CONTESTANTS:
            _run(processes.timed, name, built)  # once uncounted: files in the page cache, bytecode compiled
        for order in repeats.interleaved(list(CONTESTANTS), times):
            for name in order:
                taken[name].append(_run(processes.timed, name, built))
        peaks = {
            name: max(_run(processes.peak_megabytes, name, built) for _ in range(MEMORY_RUNS)) for name in CONTESTANTS
        }
    floor = [one.seconds for one in taken["floor"]]
    return {
        "repeats": times,
        "files": len([path for pattern in INPUTS for path in ROOT.glob(pattern)]),
        "contestants": {name: {**_figures(found, floor), "megabytes": peaks[name]} for name, found in taken.items()},
    }


def _figures(found: list[Process], floor: list[float]) -> Result:
    seconds = [one.seconds for one in found]
    return {
        "seconds": repeats.summary(seconds).as_dict(),
        "cpu": repeats.median([one.cpu for one in found]),
        "times_floor": repeats.paired_ratio(seconds, floor),
    }


def _run(measured: Callable[[Sequence[str], dict[str, str]], Measured], name: str, built: Path) -> Measured:
    """A contestant in a new temporary folder."""
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as new:
        folder = built if name == "up_to_date" else Path(new)
        arguments = [part.format(folder=folder) for part in CONTESTANTS[name]]
        return measured(arguments, servers.environment(folder))
