"""How a lake lies on the disk; every engine that reads or writes one asks here.

Long tables: `LAKE/<table>/province_code=52/year=2026/*.parquet` (or `*.csv`); what the two folders say stands in no
file. Short ones: `LAKE/<table>/*.parquet` (or `*.csv`). Columns are named and typed as the contract of the table says.
"""

import re
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

PARTITIONS = ("province_code", "year")
# Long table -> the column whose year is that of the folder.
PARTITIONED = {"meeting": "held_on", "funding": "year", "spending": "year", "monitoring_visit": "visited_on"}
PLAIN = ("load_batch", "working_group", "group_alias", "resource_person", "resource_person_topic")
# In the order in which they may refer to each other.
TABLES = (*PLAIN, *PARTITIONED)
_PLACE = re.compile(r"/province_code=(\d{2})/year=(\d{4})$")
SUFFIXES = (".parquet", ".csv")


@dataclass(frozen=True)
class Files:
    """The files of one table, by format, in the order of their paths."""

    parquet: tuple[Path, ...]
    csv: tuple[Path, ...]

    @property
    def all(self) -> tuple[Path, ...]:
        """Both formats."""
        return self.parquet + self.csv


def partition(folder: Path, table: str, province_code: str, year: int) -> Path:
    """Folder of one province and year of a long table."""
    return folder / table / f"province_code={province_code}" / f"year={year}"


def files(folder: Path, table: str) -> Files:
    """All files of a table; none where it has no folder. What begins with `.` or `_` is a writer's own, and no data."""
    found = sorted(path for path in (folder / table).rglob("*") if path.suffix in SUFFIXES and not _is_hidden(path))
    return Files(
        tuple(path for path in found if path.suffix == ".parquet"),
        tuple(path for path in found if path.suffix == ".csv"),
    )


def by_province(folder: Path, table: str) -> list[tuple[Path, ...]]:
    """The files of a partitioned table, those of each province together, in the order of the codes."""
    placed = sorted((place[0], path) for path in files(folder, table).all if (place := place_of(path)))
    return [tuple(path for _, path in found) for _, found in groupby(placed, key=itemgetter(0))]


def place_of(path: Path) -> tuple[str, int] | None:
    """Province and year of the folders above a file; None where it lies in none."""
    found = _PLACE.search(path.parent.as_posix())
    return (found[1], int(found[2])) if found else None


def all_files(folder: Path) -> tuple[Path, ...]:
    """The files of all tables."""
    return tuple(path for table in TABLES for path in files(folder, table).all)


def signature(folder: Path) -> tuple[str, int]:
    """What tells this lake from every other without reading it, and how many files it has.

    Name, size and time of change of each file: a thousand files take milliseconds, where their content would take
    longer than the build. A writer that puts other rows of the same size at the same nanosecond is not noticed; a copy
    with other times makes a build that was not needed.
    """
    stats = [(said(folder, path), path.stat()) for path in all_files(folder)]
    told = "".join(f"{name} {stat.st_size} {stat.st_mtime_ns}\n" for name, stat in stats)
    return told, len(stats)


def said(folder: Path, path: Path) -> str:
    """A file as messages name it: its path below the lake."""
    return path.relative_to(folder).as_posix()


def _is_hidden(path: Path) -> bool:
    return path.name.startswith((".", "_"))
