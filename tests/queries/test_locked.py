"""Every connection that a question of a reader opens, whatever the scope, is locked: asked of the connections."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from doors.scope import EVERYTHING, PUBLIC, Scope
from queries import run
from schemas.vocabulary import Role

SCOPES = (PUBLIC, EVERYTHING, Scope(Role.DINAS, ("52.06",)), Scope(Role.PROGRAM))
TRIED = (
    "select * from read_text('/etc/hostname')",
    "select * from read_blob('/etc/hostname')",
    "select * from read_csv('{secret}')",
    "select * from read_json('{secret}')",
    "select * from '{secret}'",
    "select * from glob('/*')",
    "select * from read_parquet('http://127.0.0.1:9/x.parquet')",
    "select * from read_duckdb('{secret}')",
    "select * from sniff_csv('{secret}')",
    "copy (select 1) to '{written}'",
    "copy survey_cell from '{secret}'",
    "export database '{written}'",
    "import database '{written}'",
    "attach '{secret}' as other",
    "attach ':memory:' as other",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "set allowed_directories = ['/']",
    "set allow_unsigned_extensions = true",
    "set memory_limit = '64GB'",
    "set temp_directory = '/'",
    "set home_directory = '/'",
    "set log_query_path = '{written}'",
    "pragma enable_profiling",
    "pragma threads = 64",
    "reset memory_limit",
    "install httpfs",
    "load httpfs",
    "install spatial from community",
    "create secret s (type http, bearer_token 'x')",
    "create temp table mine as select * from read_text('/etc/hostname')",
)


@pytest.fixture
def opened(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[duckdb.DuckDBPyConnection]]:
    """All connections that were opened to answer one question of every kind of reader."""
    found: list[duckdb.DuckDBPyConnection] = []
    real = duckdb.connect

    def seen(*arguments: Any, **options: Any) -> duckdb.DuckDBPyConnection:
        found.append(real(*arguments, **options))
        return found[-1]

    with pytest.MonkeyPatch.context() as patch:
        for name in ("_open", "_copies"):
            if hasattr(run, name):
                patch.setattr(run, name, {})
        patch.setattr(duckdb, "connect", seen)
        takes_scope = "scope" in inspect.signature(run.ask_build).parameters
        for scope in SCOPES:
            for question in ("version", "log_batches"):
                run.ask_build(None, question, {}, **({"scope": scope} if takes_scope else {}))
        patch.setattr(duckdb, "connect", real)
        yield found


def test_no_connection_of_any_reader_reaches_files_or_settings(
    opened: list[duckdb.DuckDBPyConnection], warehouse: Path, tmp_path: Path
) -> None:
    secret, written = tmp_path / "secret.csv", tmp_path / "written"
    secret.write_text("a\n1\n", encoding="utf-8")
    assert opened
    for connection in opened:
        (own,) = connection.execute(
            "select path from duckdb_databases() where database_name = current_database()"
        ).fetchall()
        # A connection may name again the very file that it has open, and gets nothing more by it. A copy has none: it
        # lies in memory, and another empty room there gives it nothing either.
        in_memory = [sql for sql in TRIED if "':memory:'" not in sql]
        tried = TRIED if own[0] else (*in_memory, "attach '{warehouse}' as whole (read_only)")
        for sql in tried:
            with pytest.raises(duckdb.Error):
                connection.cursor().execute(
                    sql.format(secret=secret, written=written, warehouse=warehouse / run.identity())
                )
    assert sorted(one.name for one in tmp_path.iterdir()) == ["secret.csv"]


def test_the_settings_that_lock_are_those_of_every_connection(opened: list[duckdb.DuckDBPyConnection]) -> None:
    wanted = {
        "enable_external_access": "false", "lock_configuration": "true", "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }  # fmt: skip
    for connection in opened:
        found = dict(connection.execute("select name, value from duckdb_settings()").fetchall())
        assert {name: found[name] for name in wanted} == wanted


def test_no_connection_of_any_reader_sees_the_variables_of_the_server(
    opened: list[duckdb.DuckDBPyConnection],
) -> None:
    """Secrets of the login may stand in the environment; getenv() is a function of DuckDB's own shell alone."""
    for connection in opened:
        with pytest.raises(duckdb.Error):
            connection.execute("select getenv('PATH')")
