"""The tables of the log from one lake, by Spark on this machine and by DuckDB: seconds and memory as the log grows."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from bench import repeats, servers
from bench.national import making
from bench.national.making import Size
from bench.results import Result
from bench.tables import table
from etl.spark import loading
from schemas.warehouse_file import ROOT

MEETINGS = (1_000_000, 5_000_000, 20_000_000)
AS_OF = "2026-11-22"
MEMORY = "4g"  # of the driver, which is all of Spark on one machine
CONTESTANTS = {
    "duckdb": ("-m", "bench.spark_floor", "{lake}", "{out}", AS_OF),
    "spark": ("-m", "etl.spark", "--lake", "{lake}", "--out", "{out}", "--as-of", AS_OF,
              "--master", "local[2]", "--memory", MEMORY),
}  # fmt: skip
WORDS = {"duckdb": "DuckDB", "spark": "Spark"}
LOOK_EVERY = 0.1  # seconds


def measure(times: int, sizes: Sequence[int] = MEETINGS) -> Result:
    """Both contestants in turns at every size, each in a whole process of its own."""
    found: Result = {"memory": MEMORY, "pyspark": version("pyspark"), "sizes": []}
    for meetings in sizes:
        with tempfile.TemporaryDirectory(prefix="gugus-bench-") as folder:
            lake = Path(folder) / "lake"
            rows = making.make(lake, Size(meetings=meetings))
            taken = _in_turns(Path(folder), lake, times)
            found["sizes"].append({"meetings": rows["meeting"], "groups": rows["working_group"], **_figures(taken)})
    return found


def rendered(figures: Result) -> str:
    """A row per size and engine, and the cost model that follows from them."""
    heads = ("meetings", "engine", "seconds, median", "highest", "of DuckDB", "peak memory")
    rows = [
        (f"{size['meetings'] / 1e6:.1f} million", f"Spark {figures['pyspark']}" if name == "spark" else WORDS[name],
         f"{size[name]['seconds']['median']:.1f}", f"{size[name]['seconds']['highest']:.1f}",
         f"{size[name]['times_duckdb']:.1f} x", f"{size[name]['megabytes']:,.0f} MB")
        for size in figures["sizes"]
        for name in CONTESTANTS
    ]  # fmt: skip
    words = [
        f"{WORDS[name]}: {fixed:.0f} s, and {each:.2f} s for each million of meetings on two cores."
        for name, (fixed, each) in model(figures).items()
    ]
    return "\n\n".join([table(heads, rows), *words])


def model(figures: Result) -> dict[str, tuple[float, float]]:
    """Engine -> seconds whatever the size, seconds per million of meetings: the line through smallest and largest."""
    first, last = figures["sizes"][0], figures["sizes"][-1]
    found = {}
    for name in CONTESTANTS:
        low, high = (one[name]["seconds"]["median"] for one in (first, last))
        more = (last["meetings"] - first["meetings"]) / 1e6
        each = (high - low) / more if more else 0.0
        found[name] = (low - each * first["meetings"] / 1e6, each)
    return found


def _in_turns(folder: Path, lake: Path, times: int) -> dict[str, list[tuple[float, float]]]:
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in CONTESTANTS}
    for number, order in enumerate(repeats.interleaved(list(CONTESTANTS), times)):
        for name in order:
            out = folder / f"{name}-{number}"
            taken[name].append(_run(name, lake, out))
            if name == "spark":
                loading.refuse_unfinished(out)
    return taken


def _figures(taken: dict[str, list[tuple[float, float]]]) -> Result:
    floor = [seconds for seconds, _ in taken["duckdb"]]
    return {
        name: {
            "seconds": repeats.summary([seconds for seconds, _ in found]).as_dict(),
            "times_duckdb": repeats.paired_ratio([seconds for seconds, _ in found], floor),
            "megabytes": max(megabytes for _, megabytes in found),
        }
        for name, found in taken.items()
    }


def _run(name: str, lake: Path, out: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one process and those it starts (Spark's is Java's)."""
    arguments = [part.format(lake=lake, out=out) for part in CONTESTANTS[name]]
    environment = servers.environment(out.with_name(f"{out.name}-warehouse"))
    started, peak = time.perf_counter(), 0.0
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, tree_megabytes(process.pid))
        time.sleep(LOOK_EVERY)
    if process.returncode:
        raise RuntimeError(f"{name} ended with {process.returncode}")
    return time.perf_counter() - started, peak


def tree_megabytes(pid: int) -> float:
    """Resident memory of a process and of all that come from it, now."""
    parents = {int(path.name): _of(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    family, grown = {pid}, True
    while grown:
        children = {child for child, (parent, _) in parents.items() if parent in family}
        grown = not children <= family
        family |= children
    return sum(parents[one][1] for one in family if one in parents) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _of(path: Path) -> tuple[int, int]:
    """(parent, resident pages); a process that has just ended has none."""
    try:
        parent = int((path / "stat").read_text().rsplit(")", 1)[1].split()[1])
        return parent, int((path / "statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return -1, 0
