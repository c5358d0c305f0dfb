"""Reading the warehouse: one SELECT per question (`queries/sql/<question>.sql`), bound parameters only, read-only.

Connections are locked down: DuckDB's own read-only mode still lets SQL read files of the server. Every question is
asked with a scope: figures of places are the same for everybody, rows come from what the scope may see.
"""

import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from doors.scope import EVERYTHING, PUBLIC, Scope
from queries import builds, kinds, seen
from schemas import warehouse_file

SQL = Path(__file__).parent / "sql"
Row = dict[str, Any]
Key = TypeVar("Key")
Start = Callable[[duckdb.DuckDBPyConnection], Any]  # puts a question; what it gives is fetched

LOCKED = warehouse_file.LOCKED
FILES = """
    batch_id, count(*) as rows,
    count(*) - count(source_row)
        + count(distinct case when source_row is not null then row(source_sheet, source_row) end) as source_rows
"""

_lock = threading.Lock()
_copying = threading.Lock()  # takes longer, and must keep nobody waiting who sees all
# The newest builds that were asked, the last one at the end: who began with one may end with it (`ask_build`).
_open: dict[Path, duckdb.DuckDBPyConnection] = {}
KEPT_OPEN = 3
# Copies of builds that hold what one scope may see, the last asked at the end.
_copies: dict[tuple[Path, Scope], duckdb.DuckDBPyConnection] = {}
KEPT_COPIES = 20  # two builds of every kabupaten of NTB
_TRIES = 5  # each needs two whole builds between reading the pointer and opening the file


class NoWarehouseError(RuntimeError):
    """Nothing was built yet."""


class BuildGoneError(RuntimeError):
    """This build cannot answer any more: newer ones took its place, or its file is spoilt. Another can."""


def identity() -> str:
    """Name of the file that answers now: the key of every cached answer."""
    return _current().name


def ask(question: str, *, scope: Scope = PUBLIC, **parameters: Any) -> list[Row]:
    """Rows of `queries/sql/<question>.sql` as dicts (column -> value), `$name` bound from `parameters`.

    Raises NoWarehouseError before the first build, duckdb.InterruptException when it takes too long (`LOCKED`).
    """
    return ask_build(None, question, parameters, scope)


def narrowed(question: str, scope: Scope) -> Scope:
    """What an answer depends on: EVERYTHING where all such readers get the same, so that a cache keeps it once."""
    return scope if kinds.gives_rows(question) and not scope.sees_all_groups else EVERYTHING


def ask_build(build: str | None, question: str, parameters: dict[str, Any], scope: Scope = PUBLIC) -> list[Row]:
    """The same of the build with this `identity`, so that many questions speak of one build while others are published.

    None, or a build that is gone (two newer ones were published since) or spoilt: the newest one that is whole.
    """
    return _of_newest(build, lambda name: ask_one(name, question, parameters, scope))


def ask_one(build: str, question: str, parameters: dict[str, Any], scope: Scope = PUBLIC) -> list[Row]:
    """The same of this very build, and of no other: whoever keeps answers by the name of the build asks here.

    Raises BuildGoneError where it is gone, or is found to be spoilt and another can answer.
    """
    return _asked(build, question, scope, lambda cursor: cursor.execute(_sql(question), parameters))


def files_of(build: str | None, question: str, parameters: dict[str, Any], scope: Scope = PUBLIC) -> list[Row]:
    """The files that the rows of a question came from, without the rows: batch_id, rows, source_rows (a row of a file
    counted once; rows that do not say theirs each by itself). For questions with file, sheet and row (`rows_...`).
    """

    def counted(cursor: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
        return cursor.sql(_sql(question), params=parameters).aggregate(FILES, "batch_id").order("batch_id")

    return _of_newest(build, lambda name: _asked(name, question, scope, counted))


def _of_newest(build: str | None, ask: Callable[[str], list[Row]]) -> list[Row]:
    for _ in range(_TRIES):
        try:
            return ask(_file(build).name)
        except BuildGoneError:
            build = None
    raise NoWarehouseError("the warehouse is replaced faster than it can be opened")


def _asked(build: str, question: str, scope: Scope, start: Start) -> list[Row]:
    seen_by = narrowed(question, scope)
    if seen_by == PUBLIC:
        return []  # no row is for everybody
    path = warehouse_file.folder() / build
    if builds.is_spoilt(path) and path != builds.current():
        raise BuildGoneError(build)
    try:
        return _answer(path, seen_by, start)
    except duckdb.Error as error:
        if path.is_file() and not (builds.is_damage(error) and builds.mark(path)):
            raise
        _let_go(path)
        raise BuildGoneError(build) from error


def _answer(path: Path, scope: Scope, start: Start) -> list[Row]:
    connection = _whole(path) if scope.sees_all_groups else _copy(path, scope)
    cursor = connection.cursor()  # two threads may not share one connection
    try:
        found = start(cursor)
        names = [column[0] for column in found.description or []]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    finally:
        cursor.close()


@cache
def _sql(question: str) -> str:
    return (SQL / f"{question}.sql").read_text(encoding="utf-8")


def _whole(path: Path) -> duckdb.DuckDBPyConnection:
    with _lock:
        if path not in _open:
            _open[path] = duckdb.connect(str(path), read_only=True, config=dict(LOCKED))
        return _used(_open, path, KEPT_OPEN)


def _copy(path: Path, scope: Scope) -> duckdb.DuckDBPyConnection:
    with _copying:
        if (path, scope) not in _copies:
            _copies[path, scope] = seen.copied(path, scope)
        return _used(_copies, (path, scope), KEPT_COPIES)


def _used(kept: dict[Key, duckdb.DuckDBPyConnection], key: Key, most: int) -> duckdb.DuckDBPyConnection:
    """The one of this key, now the last used. Cursors that still read an older one keep it alive."""
    kept[key] = kept.pop(key)
    while len(kept) > most:
        del kept[next(iter(kept))]
    return kept[key]


def _file(build: str | None) -> Path:
    named = warehouse_file.folder() / build if build else None
    if named is not None and not builds.is_spoilt(named) and (named in _open or named.is_file()):
        return named
    return _current()


def _current() -> Path:
    path = builds.current()
    if path is None:
        raise NoWarehouseError("there is no warehouse yet: run `python -m etl build`")
    return path


def _let_go(path: Path) -> None:
    """Forget what is open of a build; cursors that still read it end by themselves."""
    with _lock:
        _open.pop(path, None)
    with _copying:
        for key in [key for key in _copies if key[0] == path]:
            del _copies[key]
