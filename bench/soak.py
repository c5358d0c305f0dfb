"""Half an hour of readers who come and go while files are loaded and taken back: does the server hold what it takes?

Readers without a browser (bench/reading/coming_and_going.py) look at every page, ask where figures come from, take
tables and let documents be made; every few minutes a file is loaded, or taken back, so that a new warehouse is swapped
in under them. Memory, open files and threads of the server are looked at all the time; a leak shows as a slope.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import loading, process_tree, repeats, servers
from bench.process_tree import Use
from bench.results import Result
from schemas.warehouse_file import DATA_VARIABLE, ROOT

MINUTES, READERS = 30.0, 10
LOOK_EVERY = 5.0  # seconds
SWAP_EVERY = 150.0  # seconds: a load, and taking it back, in turn
MEETINGS = 3_000
ROWS = 10  # of the table: as many parts of the time
SETTLED = 1 / 3  # of the time: until then caches and libraries fill; the slope is of the rest


@dataclass
class Course:
    """What was seen, by time: (seconds since the start, use of the server alone, of all its processes)."""

    looks: list[tuple[float, Use, Use]] = field(default_factory=list)
    swaps: list[float] = field(default_factory=list)
    failed_swaps: list[str] = field(default_factory=list)


def measure(minutes: float = MINUTES, readers: int = READERS) -> Result:
    """The table and the slope; faults are answers that were wrong, lost or never came."""
    with tempfile.TemporaryDirectory(prefix="gugus-soak-") as scratch:
        folder = Path(scratch)
        environment = own_data(folder)
        file = loading.write(folder / "pertemuan.xlsx", MEETINGS)
        _etl(environment, "build")
        with (
            servers.serve(folder / "warehouse", more=environment) as server,
            _readers(server.url, readers, folder / "clicks.jsonl") as clicks,
        ):
            course = _watch(server, minutes * 60, environment, file)
            said = [json.loads(line) for line in clicks.read_text().splitlines() if line.endswith("}")]
    return {"minutes": minutes, "readers": readers, **figures(course, said)}


def own_data(folder: Path) -> dict[str, str]:
    """A data folder and a warehouse folder of its own below `folder`, as an environment."""
    own = shutil.ignore_patterns("register", "rounds")
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw", ignore=own)
    shutil.copytree(ROOT / "data" / "sample", folder / "data" / "sample")
    (folder / "warehouse").mkdir()
    return servers.environment(folder / "warehouse", {DATA_VARIABLE: str(folder / "data")})


@contextmanager
def _readers(url: str, readers: int, clicks: Path) -> Iterator[Path]:
    """Readers in a process of their own; what they say is written to `clicks`."""
    command = [sys.executable, "-m", "bench.reading.coming_and_going", url, "--readers", str(readers)]
    with clicks.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.DEVNULL)
        try:
            yield clicks
        finally:
            process.terminate()
            process.wait()


def _watch(server: servers.Server, seconds: float, environment: Mapping[str, str], file: Path) -> Course:
    """Look again and again until the time is over; beside that load and take back."""
    course, started, over = Course(), time.monotonic(), threading.Event()
    loader = threading.Thread(target=_load_and_take_back, args=(course, started, over, environment, file))
    loader.start()
    pid = server.process.pid
    while (now := time.monotonic() - started) < seconds:
        course.looks.append((now, process_tree.of_one(pid), process_tree.of_tree(pid)))
        time.sleep(LOOK_EVERY)
    over.set()
    loader.join()
    return course


def _load_and_take_back(
    course: Course, started: float, over: threading.Event, environment: Mapping[str, str], file: Path
) -> None:
    batch = ""
    while not over.wait(SWAP_EVERY):
        try:
            batch = _swap(environment, file, batch)
            course.swaps.append(time.monotonic() - started)
        except RuntimeError as error:
            course.failed_swaps.append(str(error))


def _swap(environment: Mapping[str, str], file: Path, batch: str) -> str:
    """Load the file, or take the loaded batch back; the batch that is loaded now."""
    if batch:
        _etl(environment, "undo", batch, "--yes")
        return ""
    # The same file is not loaded twice: each load brings one with a meeting of its own.
    loading.write(file, MEETINGS + int(time.monotonic()) % 1000)
    found = json.loads(_etl(environment, "load", str(file), "--json").splitlines()[-1])
    return str(found["batch_id"])


def _etl(environment: Mapping[str, str], *words: str) -> str:
    command = ["nice", sys.executable, "-m", "etl", *words]
    done = subprocess.run(command, cwd=ROOT, env=dict(environment), capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):  # 3: some rows are refused
        raise RuntimeError(f"etl {words[0]} ended with {done.returncode}: {(done.stdout + done.stderr)[-300:]}")
    return done.stdout


def figures(course: Course, clicks: Sequence[Mapping[str, Any]]) -> Result:
    """Rows of the table, slopes per hour after the first third, and what went wrong."""
    end = course.looks[-1][0]
    rows = []
    for number in range(ROWS):
        from_, until = end * number / ROWS, end * (number + 1) / ROWS
        part = [look for look in course.looks if from_ <= look[0] <= until]
        if part:
            rows.append(
                {
                    "minute": until / 60,
                    "megabytes": repeats.median([one.megabytes for _, one, _ in part]),
                    "of_all": repeats.median([one.megabytes for _, _, one in part]),
                    "files": repeats.median([one.files for _, one, _ in part]),
                    "threads": repeats.median([one.threads for _, one, _ in part]),
                    "swaps": len([when for when in course.swaps if when <= until]),
                }
            )
    settled = [look for look in course.looks if look[0] >= end * SETTLED]
    seconds = [float(click["seconds"]) for click in clicks if click["kind"] in ("filter", "page", "part")]
    return {
        "rows": rows,
        "slope": {
            "megabytes": slope([(when / 3600, one.megabytes) for when, one, _ in settled]),
            "files": slope([(when / 3600, one.files) for when, one, _ in settled]),
            "threads": slope([(when / 3600, one.threads) for when, one, _ in settled]),
        },
        "peak": max(one.megabytes for _, one, _ in course.looks),
        "cores": course.looks[-1][1].cpu / end,
        "swaps": len(course.swaps),
        "failed_swaps": course.failed_swaps,
        "clicks": Counter(str(click["kind"]) for click in clicks),
        "faults": Counter(str(click["fault"]) for click in clicks if click["fault"]),
        "seconds": repeats.summary(seconds).as_dict() if seconds else None,
    }


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Growth per unit of time: least squares; 0 for less than two points."""
    if len(points) < 2:
        return 0.0
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    width = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / width if width else 0.0
