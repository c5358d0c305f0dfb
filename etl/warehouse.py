"""The one door into the database for writers: a whole new file, checked, then the pointer swapped in one step."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from etl import contract_rules, durable
from etl.problems import Problem
from schemas import contract, warehouse_file

SQL = Path(__file__).parent / "sql"
# What DuckDB may hold; Python, its libraries and what DuckDB does not count come on top.
MEMORY, MOST_THREADS = "2500MB", 4
KEPT_BUILDS = 2  # the current one, and the one that readers may still have open


class NewWarehouse:
    """A warehouse under construction. Nothing is visible to readers before `publish`."""

    def __init__(self, build_id: str, parameters: Mapping[str, Any] | None = None) -> None:
        """`parameters` are bound to `$name` in the queries of derived tables."""
        self.parameters = dict(parameters or {})
        self.folder = warehouse_file.folder()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path = self.folder / warehouse_file.file_name(build_id)
        # Builders take turns (etl/turn.py); the process id tells whose a draft is that was left behind.
        self.draft = self.folder / f"{self.path.name}.{os.getpid()}.draft"
        self.spilled = self.draft.with_name(f"{self.draft.name}.tmp")
        self.draft.unlink(missing_ok=True)
        try:
            self.connection = duckdb.connect(str(self.draft), config=self._limits())
        except duckdb.Error:  # a full disk: what it began to write must not take the rest of it
            self._forget_draft()
            raise

    def write(self, table: str, frame: pd.DataFrame) -> None:
        """Create one table after its contract and fill it from a checked frame."""
        rules = contract.load(table)
        self.connection.execute(rules.create_sql)
        self.connection.from_df(frame[rules.names]).insert_into(table)

    def derive(self, table: str) -> None:
        """Create one table after its contract and fill it from `etl/sql/<table>.sql`; no row of it leaves DuckDB.

        Raises ValueError when the query gives other columns than the contract.
        """
        rules = contract.load(table)
        answer = self.ask((SQL / f"{table}.sql").read_text(encoding="utf-8"))
        if answer.columns != rules.names:
            raise ValueError(f"etl/sql/{table}.sql gives {answer.columns}, but the contract says {rules.names}")
        self.connection.execute(rules.create_sql)
        answer.insert_into(table)

    def frame(self, table: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """The rows of a table that is known to be short, typed by its contract; `columns`: only these."""
        rules = contract.load(table)
        names = list(columns or rules.names)
        rows: pd.DataFrame = self.connection.table(table).project(*map(duckdb.ColumnExpression, names)).df()
        return rows.astype({name: rules.column(name).pandas_dtype for name in names})

    def problems(self, table: str) -> list[Problem]:
        """What breaks the contract in a derived table."""
        return contract_rules.problems(self.connection.table(table), contract.load(table))

    def ask(self, sql: str) -> duckdb.DuckDBPyRelation:
        """The rows of one query on the tables written so far; `$name` is bound from the parameters it names."""
        # DuckDB refuses a parameter that the query does not name.
        return self.connection.sql(sql, params={k: v for k, v in self.parameters.items() if f"${k}" in sql})

    def counts(self, tables: Iterable[str]) -> dict[str, int]:
        """Rows per table."""
        return {table: self.connection.table(table).shape[0] for table in tables}

    def publish(self) -> Path:
        """Swap the finished file in. Until the pointer is replaced, readers keep the old one."""
        self.connection.close()
        shutil.rmtree(self.spilled, ignore_errors=True)
        durable.flush(self.draft)
        durable.put(self.draft, self.path)
        durable.write_text(self.folder / warehouse_file.FINGERPRINT, warehouse_file.fingerprint(self.path))
        durable.write_text(self.folder / warehouse_file.POINTER, self.path.name + "\n")
        with suppress(OSError):  # it is published: a disk that fails from here on takes nothing back
            self._give_stable_name()
            self._forget_old_builds()
        return self.path

    def discard(self) -> None:
        """Throw the draft away; the old warehouse stays."""
        with suppress(duckdb.Error):  # closing writes what is left, and the disk may be full
            self.connection.close()
        self._forget_draft()

    def _forget_draft(self) -> None:
        for path in (self.draft, self.draft.with_name(f"{self.draft.name}.wal")):
            path.unlink(missing_ok=True)
        shutil.rmtree(self.spilled, ignore_errors=True)

    def _limits(self) -> dict[str, Any]:
        """So much memory and so many threads that a build of national size stays under 4 GB (bench national); what does
        not fit goes beside the draft, where turn.sweep finds it.
        """
        return {"memory_limit": MEMORY, "threads": str(threads()), "temp_directory": str(self.spilled)}

    def _give_stable_name(self) -> None:
        """`warehouse.duckdb` as a second name of this build: a hard link costs nothing and needs no rights."""
        link = self.folder / f"{warehouse_file.STABLE_NAME}.{os.getpid()}.link"
        link.unlink(missing_ok=True)
        try:
            os.link(self.path, link)
        except OSError:  # a file system without hard links (exFAT, some shared folders): a copy does too
            shutil.copyfile(self.path, link)
        link.replace(self.folder / warehouse_file.STABLE_NAME)
        # POSIX: renaming onto another name of the same file does nothing and leaves the source.
        link.unlink(missing_ok=True)

    def _forget_old_builds(self) -> None:
        for path in [path for path in warehouse_file.builds() if path != self.path][KEPT_BUILDS - 1 :]:
            try:
                path.unlink()
            except PermissionError:  # Windows: a reader still has it open; the next build takes it
                continue


def threads() -> int:
    """Threads of the builder: each more takes memory of its own."""
    return min(os.cpu_count() or MOST_THREADS, MOST_THREADS)
