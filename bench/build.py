"""Time and memory of building the warehouse, whole processes, against a floor, interleaved."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import repeats, servers
from bench.floor import INPUTS
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


@dataclass(frozen=True)
class Process:
    """What one process took."""

    seconds: float
    cpu: float


def measure(times: int) -> Result:
    """Every contestant once in each repeat, the order turned each time."""
    taken: dict[str, list[Process]] = {name: [] for name in CONTESTANTS}
    with servers.warehouse() as built:
        for name in CONTESTANTS:
            _run(name, built)  # once uncounted: files in the page cache, bytecode compiled
        for order in repeats.interleaved(list(CONTESTANTS), times):
            for name in order:
                taken[name].append(_run(name, built))
        peaks = {name: max(_peak_megabytes(name, built) for _ in range(MEMORY_RUNS)) for name in CONTESTANTS}
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


def _run(name: str, built: Path) -> Process:
    with _started(name, built) as process:
        started = time.perf_counter()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    return Process(seconds, usage.ru_utime + usage.ru_stime)


def _peak_megabytes(name: str, built: Path) -> float:
    """Peak of a run of its own, by looking often: what the system reports at the end counts the parent's memory too."""
    kilobytes = 0
    with _started(name, built) as process:
        while process.poll() is None:
            kilobytes = max(kilobytes, _high_water(process.pid))
            time.sleep(0.005)
    return kilobytes * 1024 / 1e6


def _high_water(pid: int) -> int:
    """Kilobytes; 0 once the process has ended, or is about to."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


@contextmanager
def _started(name: str, built: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A contestant in a new temporary folder; the block waits for its end."""
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as new:
        folder = built if name == "up_to_date" else Path(new)
        command = [sys.executable, *(part.format(folder=folder) for part in CONTESTANTS[name])]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, cwd=ROOT, env=servers.environment(folder), stdout=quiet, stderr=quiet)
        yield process
        if process.returncode != 0:
            raise RuntimeError(f"{name} ended with {process.returncode}")
