"""Servers on free ports of 127.0.0.1, each with a warehouse of its own; only what was started here is ended here."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from doors.settings import OWN_MACHINE
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT

TICKS = os.sysconf("SC_CLK_TCK")
LOOK_EVERY = 0.2  # seconds
LOOKS_AT_REST = 20  # in a row
MOST_LOOKS = 2000


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    process: subprocess.Popen[str]
    url: str

    def cpu_seconds(self) -> float:
        """Processor time of all its threads so far."""
        fields = _words_of_stat(Path(f"/proc/{self.process.pid}/stat"))
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak_megabytes(self) -> float:
        """Largest memory it has held."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6

    def wait_for_rest(self) -> None:
        """It compresses a file quickly for its first reader and better in the background: wait until that is done."""
        idle = 0
        for _ in range(MOST_LOOKS):
            idle = 0 if self._is_running() else idle + 1
            if idle == LOOKS_AT_REST:
                return
            time.sleep(LOOK_EVERY)
        raise RuntimeError("the server did not come to rest")

    def _is_running(self) -> bool:
        """Whether a thread works or wants to: one of low priority may get no time on a busy machine."""
        for path in Path(f"/proc/{self.process.pid}/task").glob("*/stat"):
            with suppress(FileNotFoundError, ProcessLookupError):  # a thread may end meanwhile
                if _words_of_stat(path)[0] == "R":
                    return True
        return False


def _words_of_stat(path: Path) -> list[str]:
    """State, parent, ...: what follows the name, which may hold blanks."""
    return path.read_text().rsplit(")", 1)[1].split()


@contextmanager
def warehouse() -> Iterator[Path]:
    """A warehouse built for the benchmark in a temporary folder; the repository's own is not touched."""
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as folder:
        build = [sys.executable, "-m", "etl", "build"]
        subprocess.run(build, cwd=ROOT, env=environment(Path(folder)), check=True, stdout=subprocess.DEVNULL)
        yield Path(folder)


def environment(folder: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Environment of a process that reads and writes the warehouse in `folder`; who measures may see everything."""
    own = {FOLDER_VARIABLE: str(folder), OWN_MACHINE: "1", "STREAMLIT_SECRETS_FILES": str(folder / "secrets.toml")}
    return {**os.environ, **own, "PYTHONPATH": str(ROOT), **(more or {})}


def _address(process: subprocess.Popen[str]) -> str:
    """The address that the server prints once it answers; Streamlit may say something before."""
    for line in process.stdout or ():
        if "://127.0.0.1:" in line:
            return line.split()[-1]
    raise RuntimeError(f"a server did not start and ended with {process.wait()}")


@contextmanager
def serve(
    folder: Path, module: str = "server", more: Mapping[str, str] | None = None, python: str = sys.executable
) -> Iterator[Server]:
    """Run `python -m <module> --port 0` until the block is left; `python`: of another environment."""
    with _running([python, "-m", module, "--port", "0"], environment(folder, more)) as process:
        yield Server(process, _address(process))


@contextmanager
def serve_several(folder: Path, count: int) -> Iterator[tuple["subprocess.Popen[str]", list[str]]]:
    """Run `python -m server --processes <count>`: (the process that looks after them, the address of each)."""
    command = [sys.executable, "-m", "server", "--port", "0", "--processes", str(count)]
    with _running(command, environment(folder)) as process:
        yield process, [_address(process) for _ in range(count)]


@contextmanager
def _running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
