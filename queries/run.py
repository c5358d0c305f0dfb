"""Reading the warehouse: one SELECT per question (`queries/sql/<question>.sql`), bound parameters only, read-only.

Connections are locked down: DuckDB's own read-only mode still lets SQL read files of the server.
"""

import threading
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from schemas import warehouse_file

SQL = Path(__file__).parent / "sql"
Row = dict[str, Any]

LOCKED = warehouse_file.LOCKED
SECONDS_ALLOWED = 20.0  # a question takes milliseconds; what takes this long is a mistake and is stopped

_lock = threading.Lock()
# The newest builds that were asked, the last one at the end: who began with one may end with it (`ask_build`).
_open: dict[Path, duckdb.DuckDBPyConnection] = {}
KEPT_OPEN = 3
_TRIES = 5  # each needs two whole builds between reading the pointer and opening the file


class NoWarehouseError(RuntimeError):
    """Nothing was built yet."""


def identity() -> str:
    """Name of the file that answers now: the key of every cached answer."""
    path = warehouse_file.current_file()
    if path is None:
        raise NoWarehouseError("there is no warehouse yet: run `python -m etl build`")
    return path.name


def ask(question: str, **parameters: Any) -> list[Row]:
    """Rows of `queries/sql/<question>.sql` as dicts (column -> value), `$name` bound from `parameters`.

    Raises NoWarehouseError before the first build, duckdb.InterruptException after SECONDS_ALLOWED.
    """
    return ask_build(None, question, parameters)


def ask_build(build: str | None, question: str, parameters: dict[str, Any]) -> list[Row]:
    """The same of the build with this `identity`, so that many questions speak of one build while others are published.

    None, or a build that is gone (two newer ones were published since): the newest one.
    """
    cursor = _connection(build).cursor()  # one connection must not be used by two threads; cursors of it may
    timer = threading.Timer(SECONDS_ALLOWED, cursor.interrupt)
    timer.start()
    try:
        cursor.execute(_sql(question), parameters)
        names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    finally:
        timer.cancel()
        cursor.close()


@cache
def _sql(question: str) -> str:
    return (SQL / f"{question}.sql").read_text(encoding="utf-8")


def _connection(build: str | None) -> duckdb.DuckDBPyConnection:
    with _lock:
        for _ in range(_TRIES):
            path = _file(build)
            if path not in _open:
                try:
                    _open[path] = duckdb.connect(str(path), read_only=True, config=dict(LOCKED))
                except duckdb.IOException:
                    # Gone since the pointer was read: the next look finds a newer one.
                    if path.is_file():
                        raise
                    continue
            _open[path] = _open.pop(path)
            # Cursors that still read an older one keep it alive until they are done.
            while len(_open) > KEPT_OPEN:
                del _open[next(iter(_open))]
            return _open[path]
    raise NoWarehouseError("the warehouse is replaced faster than it can be opened")


def _file(build: str | None) -> Path:
    named = warehouse_file.folder() / build if build else None
    if named is not None and (named in _open or named.is_file()):
        return named
    path = warehouse_file.current_file()
    if path is None:
        raise NoWarehouseError("there is no warehouse yet: run `python -m etl build`")
    return path
