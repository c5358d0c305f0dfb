"""A zip of CSV files (ODK Central, Google Forms) -> their bytes, within limits; nothing is written to the disk."""

import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from etl.intake.messages import UnreadableFileError
from etl.whatsapp.received import is_zip, points_elsewhere

MOST_ENTRIES = 20_000  # an export with photos has one per picture
MOST_TABLES = 50
MOST_BYTES = 200 * 1024 * 1024  # of all tables together, unpacked
_CHUNK = 1 << 20
UNREADABLE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError,
    KeyError, IndexError, OverflowError, MemoryError, NotImplementedError,
)  # fmt: skip


def holds_tables(path: Path) -> bool:
    """Whether a file is a zip with CSV in it; a workbook and a chat are none."""
    try:
        with path.open("rb") as file:
            if not is_zip(file.read(4)):
                return False
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except UNREADABLE:
        return False
    if len(names) > MOST_ENTRIES or "xl/workbook.xml" in names:
        return False
    return any(_is_table(name) for name in names)


def tables(path: Path) -> list[tuple[str, bytes]]:
    """(name without its ending, bytes) of each CSV file. Raises UnreadableFileError for a zip that is not safe to read.

    What the directory of the zip says of sizes is not believed: what comes out is counted.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise UnreadableFileError("form_zip_many", most=MOST_ENTRIES)
            if any(points_elsewhere(one.filename) for one in entries):
                raise UnreadableFileError("form_zip_path")
            listed = [one for one in entries if _is_table(one.filename)]
            if len(listed) > MOST_TABLES:
                raise UnreadableFileError("form_zip_many", most=MOST_TABLES)
            if any(one.flag_bits & 1 for one in listed):
                raise UnreadableFileError("form_zip_locked")
            found: list[tuple[str, bytes]] = []
            left = MOST_BYTES
            for one in listed:
                found.append((PurePosixPath(one.filename).stem, _unpacked(archive, one, left)))
                left -= len(found[-1][1])
            return found
    except UNREADABLE as error:
        raise UnreadableFileError("file_cut") from error


def _is_table(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.casefold() in (".csv", ".tsv") and "__MACOSX" not in path.parts and not path.name.startswith(".")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    found = bytearray()
    with archive.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            found += piece
            if len(found) > most:
                raise UnreadableFileError("file_bomb", most=MOST_BYTES // 2**20)
    return bytes(found)
