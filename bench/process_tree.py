"""What a process and all that it started hold and use, from Linux' /proc."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.servers import TICKS

PROC = Path("/proc")
GONE = (FileNotFoundError, ProcessLookupError, PermissionError)


@dataclass(frozen=True)
class Use:
    """Memory in MB (shared pages counted in each process), open files, threads, processor seconds so far."""

    megabytes: float
    files: int
    threads: int
    cpu: float

    def __add__(self, other: "Use") -> "Use":
        return Use(
            self.megabytes + other.megabytes,
            self.files + other.files,
            self.threads + other.threads,
            self.cpu + other.cpu,
        )


NOTHING = Use(0, 0, 0, 0)


def of_one(pid: int) -> Use:
    """One process; NOTHING when it has ended."""
    with suppress(*GONE):
        status = dict(line.split(":", 1) for line in (PROC / str(pid) / "status").read_text().splitlines())
        fields = (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
        files = len(list((PROC / str(pid) / "fd").iterdir()))
        kilobytes = int(status.get("VmRSS", "0 kB").split()[0])
        cpu = (int(fields[11]) + int(fields[12])) / TICKS
        return Use(kilobytes * 1024 / 1e6, files, int(status["Threads"]), cpu)
    return NOTHING


def of_tree(pid: int) -> Use:
    """A process and all below it."""
    return sum((of_one(one) for one in family(pid)), NOTHING)


def family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for child, parent in _parents():
        children.setdefault(parent, []).append(child)
    found = [pid]
    for one in found:
        found.extend(children.get(one, []))
    return found


def _parents() -> Iterator[tuple[int, int]]:
    for path in PROC.iterdir():
        if path.name.isdigit():
            with suppress(*GONE):
                yield int(path.name), int((path / "stat").read_text().rsplit(")", 1)[1].split()[1])
