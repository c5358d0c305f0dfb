"""A file as received -> the text of one chat. A zip is read in memory within limits; nothing is written to disk."""

import codecs
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from etl.whatsapp.doubts import Doubt, doubt, refused

MOST_BYTES = 100 * 1024 * 1024  # of the file
MOST_TEXT = 60 * 1024 * 1024  # of the chat in it: 600,000 messages
MOST_ENTRIES = 20_000  # an export with media has one per picture
MOST_RATIO = 200  # unpacked bytes per packed byte of the chat; text packs about 5 to 1
_CHUNK = 1 << 20
_LEAST_RATIO_BYTES = 1 << 20  # a small file may pack well without harm

_CHAT = re.compile(r"(?:_chat|whatsapp[ _-]chat.*|chat[ _-]whatsapp.*|obrolan[ _-]whatsapp.*)\.txt", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNREADABLE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError,
    KeyError, IndexError, OverflowError, MemoryError,
)  # fmt: skip


@dataclass
class Received:
    """The text of a chat and what is doubtful about it; `name` is that of the file it stood in."""

    text: str
    name: str
    doubts: list[Doubt] = field(default_factory=list)


def is_zip(head: bytes) -> bool:
    """Whether the first bytes are those of a zip."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read(path: Path) -> Received:
    """The text of an exported chat (.txt, or .zip with one). Raises BadInputError, which says why and what to do."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4)
            if size > MOST_BYTES:
                raise refused(path.name, "file_too_big", most=MOST_BYTES // 2**20, size=-(-size // 2**20))
            file.seek(0)
            if is_zip(head):
                return _from_zip(file, path.name)
            data = file.read()
    except OSError as error:
        raise refused(path.name, "file_missing") from error
    if len(data) > MOST_TEXT:
        raise refused(path.name, "chat_too_big", most=MOST_TEXT // 2**20)
    return decoded(data, path.name)


def chat_entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries of a zip that are chats by their name; else its only text file."""
    texts = [one for one in archive.infolist() if one.filename.casefold().endswith(".txt")]
    # What macOS adds for each file it packs is no second chat.
    texts = [one for one in texts if "__MACOSX" not in one.filename]
    named = [one for one in texts if _CHAT.fullmatch(PurePosixPath(one.filename).name)]
    return named or (texts if len(texts) == 1 else [])


def _from_zip(file: IO[bytes], name: str) -> Received:
    try:
        with zipfile.ZipFile(file) as archive:
            entry = _entry(archive, name)
            data = _unpacked(archive, entry, name)
    except _UNREADABLE as error:
        raise refused(name, "zip_bad") from error
    inner = PurePosixPath(entry.filename).name
    # `_chat.txt` says nothing; the zip is called after the group.
    return decoded(data, name if inner.casefold() == "_chat.txt" else inner)


def _entry(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise refused(name, "zip_entries", most=MOST_ENTRIES)
    if any(points_elsewhere(one.filename) for one in entries):
        raise refused(name, "zip_path")
    chats = chat_entries(archive)
    if len(chats) != 1:
        raise refused(name, "zip_two_chats" if chats else "zip_no_chat", count=len(chats))
    entry = chats[0]
    if entry.flag_bits & 1:
        raise refused(name, "zip_locked")
    if entry.file_size > MOST_TEXT:
        raise refused(name, "chat_too_big", most=MOST_TEXT // 2**20)
    return entry


def points_elsewhere(name: str) -> bool:
    """Whether the name of an entry would leave the folder into which a zip is unpacked."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or bool(re.match(r"[A-Za-z]:", name)) or "\x00" in name


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one entry; what the directory says of its size is not believed."""
    found = bytearray()
    packed = max(entry.compress_size, 1)
    with archive.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            found += piece
            if len(found) > MOST_TEXT:
                raise refused(name, "chat_too_big", most=MOST_TEXT // 2**20)
            if len(found) > _LEAST_RATIO_BYTES and len(found) > MOST_RATIO * packed:
                raise refused(name, "zip_ratio")
    return bytes(found)


def decoded(data: bytes, name: str) -> Received:
    """The text of some bytes: UTF-8 with or without BOM, UTF-16, else Windows-1252. Raises BadInputError."""
    if not data.strip():
        raise refused(name, "file_empty")
    text, doubts = _text(data)
    if len(_CONTROL.findall(text)) > len(text) / 100:
        raise refused(name, "not_text")
    return Received(text, name, doubts)


def _text(data: bytes) -> tuple[str, list[Doubt]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), []
    half = len(data) / 2
    for start, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(data) > 3 and data[start::2].count(0) > 0.4 * half and data[1 - start :: 2].count(0) < 0.1 * half:
            return data.decode(codec, "replace"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(not letter.isascii() for letter in text) - damaged
    # A cut or damaged UTF-8 file is still UTF-8; in Windows-1252 nearly every other sign would be damaged.
    if whole >= damaged:
        return text, [doubt("damaged_signs", count=damaged)]
    return data.decode("cp1252", "replace"), [doubt("windows_text")]
