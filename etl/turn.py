"""One writer at a time: loads, undos, rounds and builds take turns; keeping a file and building is one turn.

Both the data folder and the folder of the warehouse are locked (mostly they are one). Readers never ask.
"""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from etl import lock
from etl.backup import archive
from etl.lock import FileLock, Owner
from schemas import warehouse_file

WAIT = 60.0  # seconds that a second writer waits
BUSY = 4  # exit code when it waited in vain
_BETWEEN = 0.1
_KEPT = (Path("raw") / "register", Path("raw") / "rounds")
# The day is that of the places, wherever the machine stands (WITA; by offset, since Windows has no zone database).
WITA = timezone(timedelta(hours=8))

_mine = threading.local()  # folders that this thread has locked already: a load builds within its own turn


class BusyError(RuntimeError):
    """Somebody else was at work all the time."""

    def __init__(self, owner: Owner, waited: float) -> None:
        self.owner, self.waited = owner, waited
        super().__init__(f"{said(owner)}; waited {waited:.0f} s, nothing was changed")


def said(owner: Owner) -> str:
    """`python -m etl load (process 12 on host, since 2026-11-22T08:15:00)`."""
    return f"python -m etl {owner.command} (process {owner.pid} on {owner.host}, since {owner.since})"


def at_work(data: Path) -> Owner | None:
    """Who writes now, if anybody does."""
    return next(filter(None, map(lock.owner, _folders(data))), None)


@contextmanager
def take(
    data: Path, command: str, *, wait: float = WAIT, tell: Callable[[Owner], object] = lambda _: None
) -> Iterator[None]:
    """Hold the turn. Within a turn of the same thread it is the same turn.

    wait: seconds to wait for another writer; `tell` is called once with who that is. Raises BusyError.
    """
    held: set[Path] = _mine.__dict__.setdefault("folders", set())
    wanted = [folder for folder in _folders(data) if folder not in held]
    with ExitStack() as stack:
        if wanted:
            _grab_all(wanted, Owner.me(command, datetime.now(WITA)), wait, tell, stack)
            held.update(wanted)
            stack.callback(held.difference_update, wanted)
            sweep(data)
        yield


def sweep(data: Path) -> None:
    """Clear away what a killed writer left half done: drafts go, a round that was being replaced comes back, and a
    restore that had begun to put its files in place is brought to its end.

    Only within a turn, where nothing half done can be another's.
    """
    archive.finish(data)
    for kept in _KEPT:
        for draft in (data / kept).glob(".draft-*"):
            shutil.rmtree(draft)
        for draft in (data / kept).glob("*/*.draft"):
            draft.unlink()
        for old in (data / kept).glob(".old-*"):
            place = old.with_name(old.name.removeprefix(".old-"))
            shutil.rmtree(old) if place.exists() else old.replace(place)
    for pattern in ("warehouse*.draft*", "warehouse*.link"):
        for draft in warehouse_file.folder().glob(pattern):
            if draft.is_dir():  # what a build of a large log had put there for want of memory
                shutil.rmtree(draft)
            else:
                draft.unlink(missing_ok=True)


def _folders(data: Path) -> list[Path]:
    """In one order for everybody, so that two never hold one each and wait for the other."""
    warehouse = warehouse_file.folder().resolve()
    # Where there is no data folder yet, or it cannot be written, nobody loads; a lock could not be put there either.
    own = data.resolve()
    return sorted({warehouse, own} if own.is_dir() and os.access(own, os.W_OK) else {warehouse})


def _grab_all(folders: list[Path], me: Owner, wait: float, tell: Callable[[Owner], object], stack: ExitStack) -> None:
    until, told = time.monotonic() + wait, False
    for one in map(FileLock, folders):
        while not one.grab(me):
            other = lock.owner(one.path.parent)
            if other is not None and not told:
                tell(other)
                told = True
            if time.monotonic() >= until:
                raise BusyError(other or Owner(0, "", "", ""), wait)
            time.sleep(_BETWEEN)
        stack.callback(one.release)
