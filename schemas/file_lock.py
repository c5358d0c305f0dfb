"""A lock of the operating system on one file, and who holds it: it ends with its owner, however that ends.

Not a file with a process id: such a file outlives a killed owner, and its number may belong to another by then.
"""

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

if os.name == "nt":
    import msvcrt
else:
    import fcntl

FILE = "warehouse.writer"
# Windows keeps others from reading the very bytes that are locked; who holds it stands at the beginning.
_FAR = 1 << 30


@dataclass(frozen=True)
class Owner:
    """Who is at work: process, machine, what it does, and since when (local time, ISO)."""

    pid: int
    host: str
    command: str
    since: str

    @classmethod
    def me(cls, command: str, now: datetime) -> "Owner":
        """This process."""
        return cls(os.getpid(), socket.gethostname(), command, now.replace(microsecond=0, tzinfo=None).isoformat())


class FileLock:
    """One file that only one can hold at a time; whoever asks for it in another thread is another."""

    def __init__(self, folder: Path, name: str = FILE) -> None:
        self.path = folder / name
        self._file: BinaryIO | None = None

    def grab(self, owner: Owner) -> bool:
        """Take it if nobody has it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
        # Whoever had it has put the file away meanwhile: this one locks nobody out, the next try makes a new one.
        if not (_is_taken(file) and _is_at(file, self.path)):
            file.close()
            return False
        self._file = file
        self._write(json.dumps(asdict(owner)))
        return True

    def release(self) -> None:
        """Give it back, and put the file away."""
        if self._file is not None:
            with suppress(OSError):  # the work is done: a disk that fails now takes nothing back
                self._write("")
                if os.name != "nt":  # there an open file stays; it is empty then
                    self.path.unlink(missing_ok=True)
            with suppress(OSError):
                self._file.close()  # which ends the lock
            self._file = None

    def _write(self, words: str) -> None:
        if self._file is not None:
            self._file.seek(0)
            self._file.truncate()
            self._file.write(words.encode())
            self._file.flush()


def owner(folder: Path) -> Owner | None:
    """Who is at work in a folder now; None when nobody is. Asking takes nothing away from anybody who waits."""
    try:
        # To lock is to write on Windows alone; elsewhere a reader of a disk that nobody may write to asks too.
        with (folder / FILE).open("r+b" if os.name == "nt" else "rb") as file:
            if _is_taken(file):
                return None
            return Owner(**json.loads(file.read()))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):  # taken, but not signed yet
        return Owner(0, "", "", "")


def _is_at(file: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _is_taken(file: BinaryIO) -> bool:
    """Whether the lock of this open file is ours now (it was free). The one place that knows the system's call."""
    try:
        if os.name == "nt":
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
            file.seek(0)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if os.name == "nt":
            file.seek(0)
        return False
    return True
