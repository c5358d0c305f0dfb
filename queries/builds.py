"""Which build answers: the one that was published last, or, where its file is found to be spoilt, the one before it.

A file can be cut or written over after it was published (a full disk, a copy that was broken off, a failing disk).
DuckDB says so when it opens the file or when a question reaches the spoilt part. What is spoilt is remembered by size
and time, so that the same name, built anew, answers again.
"""

from pathlib import Path

import duckdb

from schemas import warehouse_file

_spoilt: dict[Path, tuple[int, int]] = {}


def current() -> Path | None:
    """The file that readers must ask now; None before the first build. A spoilt one only where there is no other."""
    published = warehouse_file.current_file()
    if published is None or not is_spoilt(published):
        return published
    return next((one for one in warehouse_file.builds() if not is_spoilt(one)), published)


def passed_over() -> Path | None:
    """The published file, while an older one answers in its place; None when all is well."""
    published = warehouse_file.current_file()
    return published if published is not None and published != current() else None


def is_damage(error: duckdb.Error) -> bool:
    """Whether DuckDB says that a file is spoilt, and not that a question is wrong."""
    if isinstance(error, duckdb.IOException | duckdb.SerializationException | duckdb.FatalException):
        return True
    return "Corrupt database file" in str(error)  # comes as a plain duckdb.Error


def mark(path: Path) -> bool:
    """Remember a file as spoilt, unless it is as it was published; returns whether another build can answer instead.

    Too many open files, or no memory, look like damage too and pass by: the fingerprint tells them apart.
    """
    known = warehouse_file.is_told(path)
    if known and warehouse_file.is_whole(path):
        return False
    if (seen := _seen(path)) is not None:
        _spoilt[path] = seen
    return any(not is_spoilt(one) for one in warehouse_file.builds())


def is_spoilt(path: Path) -> bool:
    """Whether this very file was found to be spoilt."""
    return path in _spoilt and _spoilt[path] == _seen(path)


def _seen(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_size, state.st_mtime_ns
