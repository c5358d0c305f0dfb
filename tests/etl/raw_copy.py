"""A copy of data/raw and data/sample to break on purpose, and what a build leaves behind."""

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from queries.run import LOCKED
from schemas.warehouse_file import POINTER, ROOT

Rows = list[list[str]]


@dataclass(frozen=True)
class RawCopy:
    """`data` is handed to the build instead of the repository's data folder."""

    data: Path

    @classmethod
    def into(cls, folder: Path) -> "RawCopy":
        """A fresh copy of data/raw (without anybody's own register and rounds) and data/sample below `folder`."""
        own = shutil.ignore_patterns("register", "rounds")
        shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw", ignore=own)
        shutil.copytree(ROOT / "data" / "sample", folder / "data" / "sample")
        return cls(folder / "data")

    @classmethod
    def without_register(cls, folder: Path) -> "RawCopy":
        """The same without the sample: a Dinas that has brought nothing yet."""
        copy = cls.into(folder)
        shutil.rmtree(copy.data / "sample")
        return copy

    def path(self, name: str) -> Path:
        """One file of the survey."""
        return self.data / "raw" / "survey_2018" / name

    def change(self, name: str, change: Callable[[Rows], None]) -> None:
        """Rewrite one file; row 0 of the rows is the header, so row n of a message is row n - 1 here."""
        with self.path(name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        change(rows)
        with self.path(name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def put(self, name: str, row: int, column: str, value: str) -> None:
        """Write one value into the row that a message would call `row` (the header is row 1)."""

        def change(rows: Rows) -> None:
            rows[row - 1][rows[0].index(column)] = value

        self.change(name, change)


def left_behind(folder: Path) -> dict[str, bytes]:
    """Every file of a warehouse folder with its content."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def current(folder: Path) -> Path:
    """The file that the pointer names."""
    return folder / (folder / POINTER).read_text(encoding="utf-8").strip()


def tables_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Content of every table, rows in a fixed order; of the files of the map not the names, drawn by lot."""
    # Locked like the readers in queries/: another test of this process may have the same file open.
    with duckdb.connect(str(path), read_only=True, config=dict(LOCKED)) as connection:
        names = [row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()]
        found = {name: connection.table(name) for name in sorted(names)}
        found["map_file"] = found["map_file"].project("province_code, kabupaten_code")
        return {name: sorted(table.fetchall(), key=str) for name, table in found.items()}
