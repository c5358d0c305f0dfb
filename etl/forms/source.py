"""Any table file -> grids as they stand in it. What was read to find its kind is handed on, so it is read once."""

import re
import zipfile
from functools import cache
from pathlib import Path

from etl.forms import meeting_form, zipped
from etl.intake import csv_file, workbook_parts, xlsx_file
from etl.intake.grid import Received
from etl.rounds.headings import SYSTEM, fold
from schemas.vocabulary import BatchKind

_HEAD = 1 << 18
_WIDE_HEADER = re.compile(rb'\br="[B-D][A-Z][1-9]"')
_read: dict[tuple[str, int, int], Received] = {}


def read(path: Path) -> Received:
    """The grids of a workbook, a CSV file, a folder of them, or a zip of them. Raises UnreadableFileError.

    The last file is remembered until it is taken.
    """
    key = _key(path)
    if key not in _read:
        _read.clear()
        _read[key] = _grids(path)
    return _read[key]


def take(path: Path) -> Received:
    """The same, to be changed at will."""
    found = read(path)
    _read.clear()
    return found


def _key(path: Path) -> tuple[str, int, int]:
    about = path.stat()
    return (str(path.absolute()), about.st_mtime_ns, about.st_size)


def _grids(path: Path) -> Received:
    if zipped.holds_tables(path):
        grids = [csv_file.grid_of(data, name, _is_header) for name, data in zipped.tables(path)]
        return Received(BatchKind.TABLE, grids)
    if xlsx_file.is_workbook_file(path):
        return xlsx_file.read(path, _extent(path))
    return csv_file.read(path, None if path.is_dir() else _is_header)


def _extent(path: Path) -> workbook_parts.Extent:
    """How far the tables of a workbook may reach: an export has more columns than any table that people write."""
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    with archive.open(name) as stream:
                        if _WIDE_HEADER.search(stream.read(_HEAD)):
                            return workbook_parts.EXPORT
    except zipped.UNREADABLE:
        pass  # what is wrong with it is told by the reader
    return workbook_parts.LONG


def _is_header(cell: str) -> bool:
    bare = cell.strip().strip('"')
    return fold(bare) in _headers() or csv_file.in_template(bare)


@cache
def _headers() -> frozenset[str]:
    form = meeting_form.known()
    return frozenset({*SYSTEM, *(words for one in (None, *form.repeats) for words in form.spellings(one))})
