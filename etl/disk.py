"""What the machine refuses, in words: its disk is full, may not be written to, fails, or its memory does not suffice.

What was there before is untouched.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb

from schemas import yaml_file

FAILED = 5  # exit code when the disk let a writer down
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
# DuckDB hands on the words of the system, not its number.
_SAID_FULL = ("No space left", "Disk quota exceeded", "File too large")
_SAID_CLOSED = ("Read-only file system", "Permission denied", "Operation not permitted")


class DiskError(Exception):
    """The disk, or the memory, let a writer down; the message is for a person."""


@contextmanager
def faults_told() -> Iterator[None]:
    """Raises DiskError where the disk fails within the block; all else passes through."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        if (words := said(error)) is None:
            raise
        raise DiskError(words) from error


def said(error: OSError | duckdb.Error) -> str | None:
    """What to tell a person and what to do; None where it is not the disk that failed (a wrong query, say)."""
    kind = _kind(error)
    if kind is None:
        return None
    words = _catalogue()
    place = Path(str(error.filename)).name if isinstance(error, OSError) and error.filename else words["disk"]
    return f"{words[kind].format(place=place)} {words['unchanged']}"


def is_of_machine(error: OSError | duckdb.Error) -> bool:
    """Full, closed, or out of memory: nothing that other rows in a file would mend."""
    return _kind(error) in ("full", "closed", "memory")


def _kind(error: OSError | duckdb.Error) -> str | None:
    if isinstance(error, OSError):
        return "full" if error.errno in FULL else "closed" if error.errno in CLOSED else "failed"
    if isinstance(error, duckdb.OutOfMemoryException):
        return "memory"
    told = str(error)
    if any(words in told for words in _SAID_FULL):
        return "full"
    if any(words in told for words in _SAID_CLOSED):
        return "closed"
    return "failed" if isinstance(error, duckdb.IOException | duckdb.FatalException) else None


@cache
def _catalogue() -> dict[str, str]:
    words: dict[str, str] = yaml_file.read(Path(__file__).with_suffix(".yaml"))
    return words
