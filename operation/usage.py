"""How often which page is opened: counts per day, page, role and language. Nobody is followed.

There is no cookie, no address and no session in it, and a reader who opens two pages is two counts that nothing ties
together. Counts are gathered in memory and added to one small file per month; several processes may add to it.
"""

import json
import os
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from operation import events
from schemas import durable
from schemas.file_lock import FileLock, Owner
from schemas.warehouse_file import data_folder

VARIABLE = "GUGUS_USAGE"  # "off" counts nothing
FOLDER = "usage"  # below the data folder
LEAST = 5  # what is smaller is not told: one reader in a small office would be seen
KEPT_MONTHS = 13
SECONDS_BETWEEN = 30.0  # what is lost when the process is killed
_WITA = timezone(timedelta(hours=8))
_MOST_TRIES = 50


class Key(NamedTuple):
    """What is counted together."""

    day: str  # ISO
    page: str
    role: str
    language: str


class Counts:
    """Gathers openings and writes them now and then. Any thread may count."""

    def __init__(self, folder: Path, seconds: float = SECONDS_BETWEEN) -> None:
        self._folder, self._seconds = folder, seconds
        self._waiting: Counter[Key] = Counter()
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def opened(self, page: str, role: str, language: str, day: date | None = None) -> None:
        """Count one opening of a page. The words are ours: ids of pages, roles and languages."""
        today = day or datetime.now(_WITA).date()
        with self._lock:
            self._waiting[Key(today.isoformat(), page, role, language)] += 1
            if self._timer is None:
                self._timer = threading.Timer(self._seconds, self.write)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> None:
        """Add what was gathered to the files. What cannot be written now waits for the next time."""
        with self._lock:
            waiting, self._waiting = self._waiting, Counter()
            if self._timer is not None:
                self._timer.cancel()
            self._timer = None
        try:
            if waiting:
                _add(self._folder, waiting)
        except OSError as error:
            with self._lock:
                self._waiting += waiting
            events.tell("usage_not_written", error=type(error).__name__)


@dataclass
class _Here:
    """The counts of this process; None while nothing is counted."""

    counts: Counts | None = None


_here = _Here()


def is_on() -> bool:
    """Whether the operator lets openings be counted."""
    return os.environ.get(VARIABLE, "on").strip().lower() not in {"off", "0", "no", "false"}


def start() -> None:
    """Count in this process from now on; only a server does."""
    _here.counts = Counts(data_folder() / FOLDER) if is_on() else None


def stop() -> None:
    """Write what is left."""
    if _here.counts is not None:
        _here.counts.write()
        _here.counts = None


def opened(page: str, role: str, language: str) -> None:
    """Count one opening, where this process counts."""
    if _here.counts is not None:
        _here.counts.opened(page, role, language)


def read(folder: Path | None = None) -> Iterator[tuple[Key, int]]:
    """Every count that is kept, oldest month first; a month that cannot be read is left out."""
    for path in sorted((folder or data_folder() / FOLDER).glob("????-??.json")):
        yield from _month(path).items()


def told(count: int) -> int | None:
    """A count as it may be shown; None: fewer than LEAST, and more than none."""
    return count if count == 0 or count >= LEAST else None


def _add(folder: Path, waiting: Counter[Key]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder, "usage.writer")
    if not _grab(lock):
        raise TimeoutError("another process writes all the time")
    try:
        for month in sorted({one.day[:7] for one in waiting}):
            path = folder / f"{month}.json"
            _set_aside_spoilt(path)
            whole = _month(path) + Counter({key: n for key, n in waiting.items() if key.day.startswith(month)})
            days: dict[str, dict[str, int]] = {}
            for key, count in sorted(whole.items()):
                days.setdefault(key.day, {})["|".join(key[1:])] = count
            durable.write_text(path, json.dumps(days, indent=0) + "\n")
        for old in sorted(folder.glob("????-??.json"))[:-KEPT_MONTHS]:
            old.unlink()
    finally:
        lock.release()


def _grab(lock: FileLock) -> bool:
    me = Owner.me("usage", datetime.now(_WITA))
    pause = threading.Event()
    return any(lock.grab(me) or pause.wait(0.02) for _ in range(_MOST_TRIES))


def _set_aside_spoilt(path: Path) -> None:
    """Somebody has edited it, or the disk is bad: kept under another name, never written over."""
    if path.is_file() and _read(path) is None:
        path.replace(path.with_suffix(".spoilt"))


def _month(path: Path) -> Counter[Key]:
    return _read(path) or Counter()


def _read(path: Path) -> Counter[Key] | None:
    try:
        days = json.loads(path.read_text(encoding="utf-8"))
        return Counter({Key(day, *words.split("|")): int(count)
                        for day, counts in days.items() for words, count in counts.items()})  # fmt: skip
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return None
