"""A process that asks its first questions: opening the warehouse, the copy for one dinas, and the memory both take."""

import json
import subprocess
import sys
import time
from pathlib import Path

from bench import processes, repeats, servers
from bench.results import Result

TIMES = 5
KABUPATEN = "52.06"


def measure(folder: Path) -> Result:
    """Medians of new processes: milliseconds until the first and second answer, of the first copy, and its memory."""
    found = [_run(folder) for _ in range(TIMES)]
    return {name: repeats.median([one[name] for one in found]) for name in found[0]}


def _run(folder: Path) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, "-m", "bench.questions.start"],
        cwd=processes.ROOT, env=servers.environment(folder), check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    answer: dict[str, float] = json.loads(told)
    return answer


def _look() -> dict[str, float]:
    from doors.scope import EVERYTHING, Scope  # noqa: PLC0415
    from queries import run  # noqa: PLC0415
    from schemas.vocabulary import Role  # noqa: PLC0415

    def taken(question: str, scope: Scope, **given: str | None) -> float:
        begun = time.perf_counter()
        run.ask(question, scope=scope, **given)
        return 1000 * (time.perf_counter() - begun)

    own = {"province_code": KABUPATEN[:2], "kabupaten_code": KABUPATEN, "kecamatan_code": None, "group_type": "KKG"}
    first, second = taken("log_state", EVERYTHING), taken("log_state", EVERYTHING)
    before = _megabytes()
    worked = time.process_time()
    copy = taken("group_points", Scope(Role.DINAS, (KABUPATEN,)), **own)
    return {
        "first": first, "second": second, "copy": copy, "copy_cpu": 1000 * (time.process_time() - worked),
        "copy_megabytes": _megabytes() - before,
    }  # fmt: skip


def _megabytes() -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) * 1024 / 1e6


if __name__ == "__main__":
    print(json.dumps(_look()))
