"""The build of a nation: seconds, memory and cost per row, against the floor and against pandas, interleaved."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import processes, repeats, servers, tables
from bench.national import contestants
from bench.processes import Process
from bench.results import Result
from etl.lake import layout
from schemas.warehouse_file import ROOT

MAIN = 20  # million meetings: 40,000 groups
SIZES = (1, 5, MAIN, 50)
GROUPS_PER_MILLION = 2_000
CSV = 0.1  # share of the partitions
ONCE_FROM = 50
CONTESTANTS: dict[str, Sequence[str]] = {
    "floor": ("-m", "bench.national.contestants", "floor", "{lake}", "{folder}"),
    "mart": ("-m", "bench.national.contestants", "mart", "{lake}", "{folder}"),
    "pandas": ("-m", "bench.national.contestants", "pandas", "{lake}", "{folder}"),
    "copy": ("-m", "bench.national.contestants", "copy", "{lake}", "{folder}"),
    "build": ("-m", "etl", "build", "--lake", "{lake}", "--as-of", contestants.AS_OF.isoformat()),
}
SHORT = ("floor", "mart", "build")  # of the other sizes
WORDS = {
    "floor": "floor: DuckDB reads the files, one GROUP BY group and month, writes it",
    "mart": "the same work by our SQL: `group_month` from the same files",
    "pandas": "`group_month` in pandas",
    "copy": "DuckDB reads every table of the lake and writes it, and the floor",
    "build": "`python -m etl build --lake`: all checks, all marts and indicators",
}


def measure(times: int, sizes: Sequence[int] = SIZES) -> Result:
    """Each size in a lake of its own, thrown away after it."""
    return {"repeats": times, "csv": CSV, "sizes": {str(size): _size(size, times) for size in sizes}}


def _size(million: int, times: int) -> Result:
    names = list(CONTESTANTS) if million == MAIN else list(SHORT)
    taken: dict[str, list[Process]] = {name: [] for name in names}
    seconds: dict[str, list[float]] = {name: [] for name in names}
    peaks = dict.fromkeys(names, 0.0)
    with _lake(million) as lake:
        for order in repeats.interleaved(names, 1 if million >= ONCE_FROM else times):
            for name in order:
                found, peak, work = _run(name, lake)
                taken[name].append(found)
                seconds[name].append(work)
                peaks[name] = max(peaks[name], peak)
        files = layout.all_files(lake)
        megabytes = sum(path.stat().st_size for path in files) / 1e6
    return {
        "groups": million * GROUPS_PER_MILLION,
        "files": len(files),
        "megabytes": megabytes,
        "contestants": {
            name: {
                "seconds": repeats.summary(seconds[name]).as_dict(),
                "cpu": repeats.median([one.cpu for one in found]),
                "megabytes": peaks[name],
                "per_million": repeats.median(seconds[name]) / million,
                "times_floor": repeats.paired_ratio(seconds[name], seconds["floor"]),
                "of_pandas": repeats.paired_ratio(seconds["pandas"], seconds[name]) if "pandas" in seconds else None,
                "times_copy": repeats.paired_ratio(seconds[name], seconds["copy"]) if "copy" in seconds else None,
            }
            for name, found in taken.items()
        },
    }


@contextmanager
def _lake(million: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as folder:
        lake = Path(folder) / "lake"
        size = (
            "--groups",
            str(million * GROUPS_PER_MILLION),
            "--meetings",
            str(million * 1_000_000),
            "--csv",
            str(CSV),
        )
        made = [sys.executable, "-m", "bench.national", "--out", str(lake), *size]
        subprocess.run(made, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        yield lake


def _run(name: str, lake: Path) -> tuple[Process, float, float]:
    """The process, its peak megabytes, and the seconds of its work: of the build all, of the others without imports."""
    folder = Path(tempfile.mkdtemp(prefix="gugus-bench-"))
    try:
        arguments = [part.format(lake=lake, folder=folder) for part in CONTESTANTS[name]]
        process, peak = processes.timed_with_peak(arguments, servers.environment(folder))
        own = folder / contestants.SECONDS
        return process, peak, float(own.read_text(encoding="utf-8")) if own.exists() else process.seconds
    finally:
        shutil.rmtree(folder)


def rendered(figures: Result) -> str:
    """The contestants at the main size, then the cost per row of every size."""
    main = figures["sizes"][str(MAIN)]
    rows = [
        (
            WORDS[name],
            *(f"{one['seconds'][which]:.1f} s" for which in ("median", "highest")),
            f"{one['cpu']:.1f} s",
            f"{one['megabytes']:.0f} MB",
            *(f"{one[ratio]:.2f} x" for ratio in ("times_floor", "of_pandas", "times_copy")),
        )
        for name, one in main["contestants"].items()
    ]
    of_what = f"{main['groups']:,} groups, {MAIN} million meetings, {main['files']} files, {main['megabytes']:.0f} MB"
    ratios = ("times the floor", "pandas takes", "times the copy")
    heads = (of_what, "median", "slowest", "CPU", "peak memory", *ratios)
    costs = [
        (
            f"{size} million, {one['groups']:,} groups",
            *(f"{one['contestants'][name]['per_million']:.2f} s" for name in SHORT),
            *(f"{one['contestants'][name]['megabytes']:.0f} MB" for name in SHORT),
            int(one["contestants"]["build"]["seconds"]["repeats"]),
        )
        for size, one in figures["sizes"].items()
    ]  # fmt: skip
    of_cost = ("seconds per million meetings", *SHORT, *(f"{name}, peak" for name in SHORT), "runs")
    return f"{tables.table(heads, rows)}\n\n{tables.table(of_cost, costs)}"
