"""A copy of one build that holds only the rows a scope may see: no query on it can reach the others, whatever it says.

The copy lies in memory, the warehouse is let go before anybody asks, and the doors to files are shut for good. Each
table is cut as its contract says (`seen_by`); a table whose contract says nothing stays empty.
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from doors.scope import Scope
from schemas import contract, warehouse_file
from schemas.contract import Contract

# The groups of a kabupaten are looked up as a list, so that parts of a table without any of them are not read.
OPEN = {"enable_external_access": "true", "lock_configuration": "false", "dynamic_or_filter_threshold": "5000"}
SETTINGS = {**warehouse_file.LOCKED, **OPEN}
WHOLE = "whole."  # the warehouse, as long as it is attached
# A copy of one kabupaten is some megabytes: filled by all threads, asked by one, since there may be a dozen.
SHUT = ("set threads = 1", "set enable_external_access = false", "set lock_configuration = true")

_OWN = "kabupaten_code in (select code from own_kabupaten)"
# What each kind of `seen_by` keeps. The order counts: later ones look at what earlier ones have kept.
CUTS = {
    "everyone": "true",
    "kabupaten": _OWN,
    "signed_in": "(select signed_in from reader)",
    "group": "group_id in (select group_id from working_group)",
    "meeting": "meeting_id in (select meeting_id from meeting)",
    "person": "person_id in (select person_id from resource_person)",
    "batch": "batch_id in (select batch_id from own_batch)",
}
_BROUGHT_FOR_OWN = (
    "list_has_all((select list(code) from own_kabupaten), string_split(brought_for, ','))"  # none of another's in it
)
# Of which kinds a row makes the file that brought it known.
BROUGHT = ("kabupaten", "group", "meeting", "person")


def copied(path: Path, scope: Scope) -> duckdb.DuckDBPyConnection:
    """A connection to a new copy of this build, cut to the scope. Raises duckdb.IOException where the file is gone."""
    connection = duckdb.connect(":memory:", config=dict(SETTINGS))
    try:
        connection.execute("attach ? as whole (read_only)", [str(path)])
        own = [list(scope.kabupaten)]
        connection.execute("create table own_kabupaten as select unnest(cast(? as varchar[])) as code", own)
        connection.execute("create table reader as select cast(? as boolean) as signed_in", [scope.sees_persons])
        _fill(connection)
        connection.execute("detach whole")
        for statement in SHUT:
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def _fill(connection: duckdb.DuckDBPyConnection) -> None:
    contracts = contract.all_contracts()
    for kind, condition in CUTS.items():
        if kind == "batch":
            _own_batches(connection, contracts)
        for one in contracts:
            if one.seen_by == kind:
                connection.table(WHOLE + one.table).filter(condition).create(one.table)
    for one in contracts:
        if one.seen_by is None:
            connection.execute(one.create_sql)


def _own_batches(connection: duckdb.DuckDBPyConnection, contracts: Sequence[Contract]) -> None:
    """Files that the reader may know of: brought for his kabupaten alone, or bringing or changing a row he sees.

    A file of his own of which no row stands any more, since a later one said it again or it was taken back, stays his.
    """
    changes = connection.table("value_change").project("source_batch_id as batch_id")
    events = connection.table(WHOLE + "batch_event").filter("event_id in (select event_id from value_change)")
    own = connection.table(WHOLE + "load_batch").filter(_BROUGHT_FOR_OWN)
    found = changes.union(events.project("batch_id")).union(own.project("batch_id"))
    for one in contracts:
        if one.seen_by in BROUGHT and "batch_id" in one.names:
            found = found.union(connection.table(one.table).project("batch_id"))
    found.filter("batch_id is not null").distinct().create("own_batch")
