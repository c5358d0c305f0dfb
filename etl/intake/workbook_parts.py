"""A look into an .xlsx before it is read: is it whole, how large is it, and what would the reader not tell?

python-calamine gives a cell with an error or with a formula that was never calculated as empty, and makes room for
every cell up to the last one: a blank at XFD1048576 asks for 17 thousand million. So the parts are looked through
first, in pieces, without building anything.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree  # refuses what XML can do beyond data: entities, outside files

from etl.intake import limits
from etl.intake.grid import Place
from etl.intake.messages import UnreadableFileError

_CHUNK = 1 << 22

_NAMESPACES = {
    "main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "strict": "http://purl.oclc.org/ooxml/spreadsheetml/main",
}
_MACROS = "xl/vbaProject.bin"
_BOOK = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")


@dataclass(frozen=True)
class Extent:
    """How far a table may reach. Cells beyond that hold something match `far`; `perhaps_far` finds them fast."""

    far: re.Pattern[bytes]
    perhaps_far: re.Pattern[bytes]


def _extent(columns: bytes, rows: bytes) -> Extent:
    far = rb'<(?:\w+:)?c\s[^>]*?r="(%b\d+|[A-Z]+%b)"[^>]*(?<!/)>(?!</).*?</(?:\w+:)?c>' % (columns, rows)
    return Extent(re.compile(far, re.DOTALL), re.compile(rb'r="(?:%b\d|[A-Z]{1,2}%b)' % (columns, rows)))


# Beyond column AZ or row 299,999.
LONG = _extent(rb"(?:[A-Z]{3}|[B-Z][A-Z])", rb"(?:[3-9]\d{5}|\d{7,})")
# Beyond column ZZ or row 9,999: a questionnaire has hundreds of columns, and a province hundreds of groups.
WIDE = _extent(rb"[A-Z]{3}", rb"\d{5,}")
# Beyond column DZ or row 99,999: an export of a form has a column per option and a dozen of the server's own.
EXPORT = _extent(rb"(?:[A-Z]{3}|[E-Z][A-Z])", rb"\d{6,}")
_ERROR = re.compile(rb'<(?:\w+:)?c\s([^>]*t="e"[^>]*)(?<!/)>.{0,9000}?<(?:\w+:)?v>([^<]*)<', re.DOTALL)
_NEVER_CALCULATED = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ADDRESS = re.compile(rb'\br="([A-Z]+)(\d+)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*hidden="(?:1|true)")[^>]*?\br="(\d+)"')
_ROW_START = re.compile(rb"<(?:\w+:)?row[\s>]")


@dataclass
class SheetPart:
    """What was seen in the part of one sheet."""

    bad_cells: dict[Place, tuple[str, str]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    far: list[str] = field(default_factory=list)


@dataclass
class Parts:
    """What was seen in the workbook. `readable` is what the reader is given: the file, or a copy without far cells."""

    sheets: dict[str, SheetPart]
    has_macros: bool
    is_1904: bool
    readable: Path | IO[bytes]


def look_through(path: Path, extent: Extent = LONG) -> Parts:
    """Everything above. Raises UnreadableFileError for a file that is damaged, too large or no .xlsx."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _look_through(path, archive, extent)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
        ParseError,
        LookupError,  # a part that the others speak of is not there; letters of a kind that nobody knows
    ) as error:
        # RuntimeError and NotImplementedError: parts packed in a way, or with a password, that no Excel writes.
        raise UnreadableFileError("file_cut") from error


def _look_through(path: Path, archive: zipfile.ZipFile, extent: Extent) -> Parts:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        _refuse_other_formats(archive, names)
    sizes = {part.filename: part.file_size for part in archive.infolist()}
    if any(sizes.get(name, 0) > limits.MOST_BOOK for name in _BOOK):
        raise UnreadableFileError("file_bomb", most=limits.MOST_XML // 2**20)
    _weighed(archive, {})  # before anything is read
    places, is_1904 = _workbook(archive)
    if len(places) > limits.MOST_SHEETS:
        raise UnreadableFileError("file_sheets", most=limits.MOST_SHEETS, found=len(places))
    text_parts = _weighed(archive, places)
    sheets: dict[str, SheetPart] = {}
    for part in text_parts:
        sheets |= {name: _look(archive, part, extent) for name, place in places.items() if place == part.filename}
        if part.filename not in places.values():
            with archive.open(part) as stream:
                while stream.read(_CHUNK):  # to the end: the check sum tells of a damaged part
                    pass
    far = {places[name] for name, sheet in sheets.items() if sheet.far}
    readable = _without_far_cells(archive, far, extent) if far else path
    return Parts(sheets, _MACROS in names, is_1904, readable)


def _weighed(archive: zipfile.ZipFile, places: dict[str, str]) -> list[zipfile.ZipInfo]:
    """The parts that are unpacked. Raises UnreadableFileError when they are too much together."""
    found = [part for part in archive.infolist() if not _is_skipped(part.filename, places)]
    if sum(part.file_size for part in found) > limits.MOST_XML:
        raise UnreadableFileError("file_bomb", most=limits.MOST_XML // 2**20)
    return found


def _is_skipped(part: str, places: dict[str, str]) -> bool:
    """Pictures and macros are not unpacked, unless a sheet says that it lies there: then the reader would unpack it."""
    is_sheet = any(place.casefold().replace("\\", "/") == part.casefold() for place in places.values())
    return ("/media/" in part or part == _MACROS) and not is_sheet


def _refuse_other_formats(archive: zipfile.ZipFile, names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        raise UnreadableFileError("file_xlsb")
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:200]:
        raise UnreadableFileError("file_ods")
    raise UnreadableFileError("file_unknown")


def _workbook(archive: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """(name of sheet -> its part, whether dates count from 1904)."""
    book, links = (ElementTree.fromstring(archive.read(name), forbid_dtd=True) for name in _BOOK)
    targets = {link.get("Id"): (link.get("Target") or "") for link in links}
    places, is_1904 = {}, False
    for space in _NAMESPACES.values():
        for sheet in book.iter(f"{{{space}}}sheet"):
            link = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
            target = targets.get(link, "").removeprefix("/")
            places[sheet.get("name") or ""] = target if target.startswith("xl/") else f"xl/{target}"
        for properties in book.iter(f"{{{space}}}workbookPr"):
            is_1904 = is_1904 or properties.get("date1904") in ("1", "true")
    return places, is_1904


def _look(archive: zipfile.ZipFile, part: zipfile.ZipInfo, extent: Extent) -> SheetPart:
    seen = SheetPart()
    for piece in _pieces(archive, part):
        # Looking for a few bytes is a hundred times faster than a pattern, and most sheets have none of them.
        if b't="e"' in piece:
            seen.bad_cells |= _found(_ERROR, piece, "error_cell")
        if b"<f" in piece or b":f" in piece:
            seen.bad_cells |= _found(_NEVER_CALCULATED, piece, "formula")
        if b"hidden=" in piece:
            seen.hidden_rows += [int(row) - 1 for row in _HIDDEN_ROW.findall(piece)]
        if extent.perhaps_far.search(piece):
            seen.far += [match[1].decode() for match in extent.far.finditer(piece)]
        if len(seen.far) > limits.MOST_FAR:
            raise UnreadableFileError("file_bomb", most=limits.MOST_XML // 2**20)
    return seen


def _found(pattern: re.Pattern[bytes], piece: bytes, key: str) -> dict[Place, tuple[str, str]]:
    found = {}
    for match in pattern.finditer(piece):
        address = _ADDRESS.search(match[1])
        # A formula that gives an empty text has a result: nothing.
        if address is None or (key == "formula" and b't="str"' in match[1]):
            continue
        shown = (match[2] or b"").decode("utf-8", "replace")
        place = (int(address[2]) - 1, _column(address[1].decode()))
        found[place] = (key, f"={shown}" if key == "formula" else shown)
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part in pieces that end where a row begins."""
    kept = b""
    with archive.open(part) as stream:
        while read := stream.read(_CHUNK):
            kept += read
            cut = max(kept.rfind(b"<row"), kept.rfind(b":row ") - 20)
            if cut > 0 and (start := _ROW_START.search(kept, max(cut, 0))):
                yield kept[: start.start()]
                kept = kept[start.start() :]
    yield kept


def _without_far_cells(archive: zipfile.ZipFile, parts: set[str], extent: Extent) -> IO[bytes]:
    """A copy of the workbook in memory: no pictures, no cells far outside of the table."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for part in archive.infolist():
            if "/media/" in part.filename:
                continue
            with new.open(part.filename, "w") as stream:
                for piece in _pieces(archive, part):
                    stream.write(extent.far.sub(b"", piece) if part.filename in parts else piece)
    copy.seek(0)
    return copy
