"""Whole processes, one at a time: how long they take, and the most memory they hold."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from bench import repeats
from schemas.warehouse_file import ROOT

MOST_SAID = 4_000  # bytes of what a failed process said last


@dataclass(frozen=True)
class Process:
    """What one process took."""

    seconds: float
    cpu: float


def timed(arguments: Sequence[str], environment: Mapping[str, str], expected: Sequence[int] = (0,)) -> Process:
    """Run Python with these arguments to its end. Raises RuntimeError when it ends with another code."""
    process, said = _started(arguments, environment)
    started = time.perf_counter()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    _refuse_failure(arguments, process.returncode, expected, said)
    return Process(seconds, usage.ru_utime + usage.ru_stime)


def peak_megabytes(arguments: Sequence[str], environment: Mapping[str, str], expected: Sequence[int] = (0,)) -> float:
    """Peak of a run of its own, by looking often: what the system reports at the end counts the parent's memory too."""
    process, said = _started(arguments, environment)
    kilobytes = 0
    while process.poll() is None:
        kilobytes = max(kilobytes, _high_water(process.pid))
        time.sleep(0.005)
    _refuse_failure(arguments, process.returncode, expected, said)
    return kilobytes * 1024 / 1e6


def timed_with_peak(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[Process, float]:
    """Both in one run, for runs so long that looking at them does not slow them: what it took, and peak megabytes."""
    process, said = _started(arguments, environment)
    started, kilobytes = time.perf_counter(), 0
    while True:
        kilobytes = max(kilobytes, _high_water(process.pid))
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.01)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    _refuse_failure(arguments, process.returncode, (0,), said)
    return Process(seconds, usage.ru_utime + usage.ru_stime), kilobytes * 1024 / 1e6


def beside_plain(taken: Mapping[str, Sequence[Process]], peaks: Mapping[str, float]) -> dict[str, dict[str, Any]]:
    """Figures of each contestant: seconds (a summary), processor seconds, ratio to `plain`, peak memory (MB)."""
    plain = [one.seconds for one in taken["plain"]]
    return {
        name: {
            "seconds": repeats.summary([one.seconds for one in found]).as_dict(),
            "cpu": repeats.median([one.cpu for one in found]),
            "times_plain": repeats.paired_ratio([one.seconds for one in found], plain),
            "megabytes": peaks[name],
        }
        for name, found in taken.items()
    }


def _started(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple["subprocess.Popen[bytes]", IO[bytes]]:
    """The process, and the file of its errors: it has no name, and is gone with the last that holds it."""
    said = tempfile.TemporaryFile()  # noqa: SIM115 - whoever waits for the process closes it
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=said), said


def _refuse_failure(arguments: Sequence[str], code: int, expected: Sequence[int], said: IO[bytes]) -> None:
    with said:
        if code in expected:
            return
        said.seek(0)
        last = said.read()[-MOST_SAID:].decode(errors="replace")
    raise RuntimeError(f"{' '.join(arguments)} ended with {code}:\n{last}")


def _high_water(pid: int) -> int:
    """Kilobytes; 0 once the process has ended, or is about to."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
