"""Where roles are kept: one file that holds who has which role now and every change that led there.

Both stand in one file so that they cannot part: it is replaced in one step, on the disk before anybody is told so,
and only its owner may read it (it names people's accounts).
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from doors.refusals import Refusal, RefusedError
from operation import events
from schemas import durable, warehouse_file
from schemas.file_lock import FileLock, Owner
from schemas.vocabulary import Role

FILE = "accounts.json"
LOCK = "accounts.writer"
_SECONDS_TO_WAIT = 5.0


@dataclass(frozen=True)
class Account:
    """An e-mail address (or, as `@dinas.go.id`, everybody at that domain), its role, and the office it stands for."""

    account: str
    role: str
    kabupaten: tuple[str, ...]
    office: str


@dataclass(frozen=True)
class Change:
    """One change: when (local time, ISO), who asked, which account, what it was and what it is; None: no role."""

    at: str
    by: str
    account: str
    old: Account | None
    new: Account | None


@dataclass(frozen=True)
class Kept:
    """What the file holds: accounts by name, and the changes, the oldest first."""

    accounts: tuple[Account, ...] = ()
    changes: tuple[Change, ...] = ()

    def of(self, account: str) -> Account | None:
        """The account of exactly this name."""
        return next((one for one in self.accounts if one.account == account), None)


def folder() -> Path:
    """Beside the warehouse: `data/doors`."""
    return warehouse_file.folder() / "doors"


def read() -> Kept:
    """What is kept; nobody has a role where there is no file yet. Raises RefusedError for one that is spoilt."""
    path = folder() / FILE
    try:
        seen = path.stat()
    except FileNotFoundError:
        return Kept()
    # Every run asks; the file is read again as soon as another stands in its place.
    return _read(path, seen.st_ino, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, _inode: int, _changed: int, _size: int) -> Kept:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        accounts = tuple(_account(one) for one in found["accounts"])
        changes = tuple(
            Change(
                one["at"],
                one["by"],
                one["account"],
                *(_account(one[key]) if one[key] else None for key in ("old", "new")),
            )
            for one in found["changes"]
        )
    except (ValueError, TypeError, KeyError) as error:
        events.failed("roles_spoilt", error)
        raise RefusedError(Refusal.SPOILT, file=FILE) from error
    return Kept(accounts, changes)


def _account(found: dict[str, object]) -> Account:
    codes, role = found["kabupaten"], Role(str(found["role"]))  # raises for a role that is none of ours
    if not isinstance(codes, list):
        raise TypeError(codes)
    # Plain text, never an enum member: Streamlit treats a member as a choice from an enum and fails.
    return Account(str(found["account"]), str(role), tuple(str(code) for code in codes), str(found["office"]))


@contextmanager
def alone(now: datetime) -> Iterator[None]:
    """Nobody else changes roles meanwhile, in this process or in another. Raises RefusedError when that lasts."""
    lock = FileLock(_made(), LOCK)
    until = time.monotonic() + _SECONDS_TO_WAIT
    while not lock.grab(Owner.me("doors", now)):
        if time.monotonic() > until:
            raise RefusedError(Refusal.BUSY)
        time.sleep(0.05)
    try:
        yield
    finally:
        lock.release()


def write(kept: Kept) -> None:
    """Put this in place of what was kept."""
    words = json.dumps(asdict(kept), ensure_ascii=False, indent=1) + "\n"
    durable.write_text(_made() / FILE, words, mode=0o600)


def _made() -> Path:
    where = folder()
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    return where
