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
_open: dict[Path, duckdb.DuckDBPyConnection] = {}


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
    cursor = _connection().cursor()  # one connection must not be used by two threads; cursors of it may
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


def _connection() -> duckdb.DuckDBPyConnection:
    path = warehouse_file.current_file()
    if path is None:
        raise NoWarehouseError("there is no warehouse yet: run `python -m etl build`")
    with _lock:
        if path not in _open:
            # Older builds are dropped here; cursors that still read them keep them alive until they are done.
            _open.clear()
            _open[path] = duckdb.connect(str(path), read_only=True, config=dict(LOCKED))
        return _open[path]
