"""Commands of the ETL, run for a page: `python -m etl ...` in a process of its own, with little right to anything.

A hostile or huge file can then neither crash nor slow the server: the process gives way to readers, ends when it
takes too much memory or time, and at most two run at once. Nothing here speaks Streamlit, and nothing decides who may
run what: that is `components/importing_commands.py`.
"""

import json
import os
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

from operation import events
from schemas import warehouse_file
from schemas.warehouse_file import ROOT

# `done`: the command has said all it had to say, be it that rows are refused. All others have changed nothing.
State = Literal["waiting", "running", "done", "busy", "cancelled", "time", "memory", "disk", "broken"]
UNDER_WAY: tuple[State, ...] = ("waiting", "running")
PROGRAM = (sys.executable, "-m", "etl")
DONE_CODES, BUSY, DISK = (0, 1, 3), 4, 5
NICE = 10  # readers come first
AT_ONCE = 2
MOST_SAID = 200  # lines of the error stream that are kept for the log
_FREE = threading.BoundedSemaphore(AT_ONCE)
_OUT_OF_MEMORY = ("MemoryError", "Out of Memory", "OutOfMemory", "bad_alloc", "Cannot allocate memory")
# What the process may know of the environment of the server: no secret of the login, no proxy, nothing else.
_PASSED = (
    "PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "GUGUS_SENDER_KEY",
    warehouse_file.FOLDER_VARIABLE, warehouse_file.DATA_VARIABLE,
)  # fmt: skip


@dataclass(frozen=True)
class Bounds:
    """What one process may take."""

    seconds: float = 900.0
    memory: int = 2_500_000_000  # bytes of its own data


class Run:
    """One errand under way or over: one or more commands, one after the other. Read it; only its thread writes."""

    def __init__(
        self, commands: Sequence[Sequence[str]], bounds: Bounds | None = None, program: Sequence[str] | None = None
    ) -> None:
        self.commands = [tuple(one) for one in commands]
        self.bounds, self._program = bounds or Bounds(), tuple(program or PROGRAM)
        self.state: State = "waiting"
        self.told: list[dict[str, Any]] = []  # the JSON objects of all commands, in order
        self.lines: list[str] = []  # what else was written: the words of a command that tells no JSON
        self.step, self.of, self.words = 0, 0, ""  # as the command tells of its progress
        self.waits_for_writer = False
        self.reference = ""  # of a failure, as in the log
        self._said: list[str] = []
        self._ended = threading.Event()
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._is_late = False

    def start(self) -> "Run":
        """Begin; returns at once."""
        threading.Thread(target=self._work, name="etl", daemon=True).start()
        return self

    @property
    def is_ended(self) -> bool:
        """Nothing more will come."""
        return self._ended.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Until it has ended or the time is over; whether it has ended."""
        return self._ended.wait(seconds)

    def cancel(self) -> None:
        """Give it up. A command that writes has then written nothing, or everything."""
        self._cancelled.set()
        self._kill()

    # --- its thread ---------------------------------------------------------------------------------------------

    def _work(self) -> None:
        state: State = "broken"
        begun = time.monotonic()
        events.tell("import_started", command=self._name, commands=len(self.commands))
        try:
            while not _FREE.acquire(timeout=0.2):
                if self._cancelled.is_set():
                    state = "cancelled"
                    return
            try:
                state = self._all()
            finally:
                _FREE.release()
        except Exception as error:  # whatever starting or reading a process raises: whoever waits must learn the end
            self._said.append(repr(error))
        finally:
            if state == "broken":
                self.reference = uuid.uuid4().hex[:8]
                said = "\n".join(self._said)
                events.broke("import_broke", said, command=self._name, reference=self.reference)
            seconds = round(time.monotonic() - begun, 1)
            events.tell("import_ended", command=self._name, state=state, seconds=seconds, reference=self.reference)
            self.state = state
            self._ended.set()

    @property
    def _name(self) -> str:
        """The command without its arguments: names of files do not belong into the log."""
        return self.commands[0][0] if self.commands else ""

    def _all(self) -> State:
        self.state = "running"
        for command in self.commands:
            state = self._one(command)
            if state != "done":
                return state
        return "done"

    def _one(self, command: tuple[str, ...]) -> State:
        told_before = len(self.told)
        with self._lock:
            if self._cancelled.is_set():
                return "cancelled"
            process = self._process = self._started(command)
        clock = threading.Timer(self.bounds.seconds, self._too_late)
        clock.daemon = True
        clock.start()
        listener = threading.Thread(target=self._listen, args=(process.stderr,), daemon=True)
        listener.start()
        try:
            self._read(process.stdout)
            code = process.wait()
            listener.join(timeout=5)
        finally:
            clock.cancel()
            self._kill()
        return self._state_after(code, has_told=len(self.told) > told_before or code == 0)

    def _started(self, command: tuple[str, ...]) -> "subprocess.Popen[str]":
        pipe, slow = subprocess.PIPE, getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
        process = subprocess.Popen(  # noqa: S603 - our own module, by our own Python; arguments as a list, no shell
            [*self._program, *command], cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, stdout=pipe,
            stderr=pipe, text=True, encoding="utf-8", errors="replace", creationflags=slow,
        )  # fmt: skip
        be_modest(process.pid, self.bounds.memory)
        return process

    def _state_after(self, code: int, *, has_told: bool) -> State:
        if self._cancelled.is_set():
            return "cancelled"
        if self._is_late:
            return "time"
        if code == BUSY:
            return "busy"
        if code == DISK:
            return "disk"
        if code in DONE_CODES and has_told:
            return "done"
        is_full = any(word in line for line in self._said[-20:] for word in _OUT_OF_MEMORY)
        return "memory" if is_full else "broken"

    def _read(self, out: IO[str] | None) -> None:
        for line in out or ():
            told = _object(line)
            if told is None:
                self.lines.append(line.rstrip("\n"))
            else:
                self.told.append(told)

    def _listen(self, err: IO[str] | None) -> None:
        for line in err or ():
            told = _object(line)
            if told is not None and "step" in told:
                self.step, self.of = int(told["step"]), int(told.get("of") or 0)
                self.words, self.waits_for_writer = str(told.get("words") or ""), False
            elif line.strip():
                self.waits_for_writer = line.startswith("Menunggu ")
                self._said = [*self._said[-MOST_SAID:], line.rstrip()]

    def _too_late(self) -> None:
        self._is_late = True
        self._kill()

    def _kill(self) -> None:
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                self._process.kill()


def environment() -> dict[str, str]:
    """What the process sees of the environment; both folders named, whatever the server was started with."""
    passed = {name: os.environ[name] for name in _PASSED if name in os.environ}
    folders = {
        warehouse_file.FOLDER_VARIABLE: str(warehouse_file.folder().absolute()),
        warehouse_file.DATA_VARIABLE: str(warehouse_file.data_folder().absolute()),
    }
    # One thread per library: a check must not take both processors from the readers.
    few = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**passed, **folders, **few, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}


def be_modest(pid: int, memory: int) -> None:
    """Let a process that was just started give way, and end rather than take more memory; where the system can."""
    with suppress(AttributeError, OSError):  # Windows has neither; the process may be over already
        os.setpriority(os.PRIO_PROCESS, pid, NICE)
    with suppress(ImportError, AttributeError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Windows has none, and of the others only Linux limits another process

        resource.prlimit(pid, resource.RLIMIT_DATA, (memory, memory))


def data_argument() -> tuple[str, str]:
    """The data folder as every command of the ETL takes it."""
    return "--data", str(warehouse_file.data_folder().absolute())


def _object(line: str) -> dict[str, Any] | None:
    if not line.startswith("{"):
        return None
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def path_of(name: object) -> Path | None:
    """A path that a command has told, if the file is there."""
    path = Path(str(name)) if name else None
    return path if path is not None and path.is_file() else None
