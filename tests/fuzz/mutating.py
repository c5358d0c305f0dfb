"""One file -> nearly the same file: cells, parts of a zip, nodes of JSON, lines and bytes are exchanged for bad ones.

A zip is changed inside and packed again, so that what is changed is read and does not fail at the check sum.
"""

import io
import json
import random
import re
import zipfile
import zlib
from typing import Any

LONGEST = 400_000  # bytes of a file that is tried; larger ones find nothing more and take longer
_LARGEST_PART = 1_000_000
WORDS = (
    "", " ", "0", "-1", "1", "1e400", "-1e309", "nan", "inf", "9" * 30, "9" * 400, "1.000.000,00", "1,5", "0x10", "١٢",
    "31/02/2018", "2018-02-30", "0000-00-00", "99999-12-31", "01/01/0001", "2018-10-13T25:61:61", "43386", "-43386",
    "1/13/18", "13.10.2018", "true", "TRUE", "null", "#REF!", "#N/A", "=1+1", "@x", "-", "--", "=cmd|' /C calc'!A0",
    "'); drop table meeting; --", "<script>", "&lt;", "&#xD800;", "&#0;", "]]>", "<!DOCTYPE x>", "%s%n", "{}", "{0}",
    "[]", "\u202e", "\u0000", "\ufeff", "\u200b", "\u0085", "\u2028", "é" * 300, "🏫", "İ", "ß", "\x1f", "\\", '"',
    "'", ";", ",", "\t", "\n", "\r\n", "|", "/", "../x", "C:\\x", "a" * 5_000, "ya", "tidak", "KKG", "KKG Gugus I",
    "Gugus X", "52.06", "5206", "Kabupaten Bima", "-8.5 117.0 0 5", "91", "-181", "uuid:", "0812-3456-7890", "1.2.3",
    "1_000", "+5", "12/10/18 20.15 - A: ", "[12/10/18 20.15.00] A: ", "<Media omitted>", "xl/worksheets/sheet1.xml",
    "A1048577", "XFE1",
)  # fmt: skip
_LEAVES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**63, -(2**70), 1e308, 0.1, float("nan"), float("inf"), [], {}, [[]], [None],
    {"": None}, *WORDS,
)  # fmt: skip
_TEXT_IN_XML = re.compile(rb"(?<=>)[^<>]{0,200}(?=</)|(?<==\")[^\"<>]{0,80}(?=\")")
_CELL = re.compile(rb"[^;,\t\r\n]*")


def mutated(data: bytes, seed: int) -> bytes:
    """The same bytes for the same seed."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        data = _once(data, chance)
    return data[:LONGEST]


def _once(data: bytes, chance: random.Random) -> bytes:
    if data.startswith(b"PK") and chance.random() < 0.9:
        return _zip(data, chance)
    return _text(data, chance)


def _text(data: bytes, chance: random.Random) -> bytes:
    start = data.lstrip()[:1]
    if start in (b"{", b"[") and chance.random() < 0.8:
        return _json(data, chance)
    if start == b"<" and chance.random() < 0.8:
        return _exchanged(data, _TEXT_IN_XML, chance)
    return chance.choice((_cell, _cell, _line, _slice, _bytes))(data, chance)


def _word(chance: random.Random) -> bytes:
    return chance.choice(WORDS).encode("utf-8", "surrogatepass")


def _exchanged(data: bytes, pattern: re.Pattern[bytes], chance: random.Random) -> bytes:
    """One of the places that the pattern finds holds another word."""
    found = [one.span() for one in pattern.finditer(data)]
    if not found:
        return _bytes(data, chance)
    start, end = chance.choice(found)
    if chance.random() < 0.2:  # what stands elsewhere in the same file, for instance another reference
        other = data[slice(*chance.choice(found))]
        return data[:start] + other + data[end:]
    return data[:start] + _word(chance) + data[end:]


def _cell(data: bytes, chance: random.Random) -> bytes:
    return _exchanged(data, _CELL, chance)


def _line(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    what = chance.randrange(4)
    if what == 0:
        lines.insert(other, lines[place])
    elif what == 1:
        del lines[place]
    elif what == 2:
        lines[place], lines[other] = lines[other], lines[place]
    else:
        lines[place] = lines[place].rstrip(b"\r\n") + lines[other]
    return b"".join(lines)


def _slice(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    at = chance.randrange(len(data) + 1)
    return chance.choice((data[:start] + data[end:], data[:at] + data[start:end] + data[at:], data[:start]))


def _bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data or b"\0")
    for _ in range(chance.choice((1, 2, 8))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _json(data: bytes, chance: random.Random) -> bytes:
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return _cell(data, chance)
    places: list[tuple[Any, Any]] = []
    _walk(whole, places)
    if not places:
        return json.dumps(chance.choice(_LEAVES)).encode("utf-8", "surrogatepass")
    holder, key = chance.choice(places)
    what = chance.randrange(5)
    if what == 0:
        del holder[key]
    elif what == 1:
        other, name = chance.choice(places)
        holder[key] = json.loads(json.dumps(other[name]))
    elif what == 2 and isinstance(holder, list):
        holder.append(json.loads(json.dumps(holder[key])))
    else:
        holder[key] = chance.choice(_LEAVES)
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _walk(node: Any, places: list[tuple[Any, Any]]) -> None:
    for key, one in list(node.items() if isinstance(node, dict) else enumerate(node)):
        places.append((node, key))
        if isinstance(one, dict | list):
            _walk(one, places)


def _zip(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            small = [one for one in archive.infolist() if one.file_size <= _LARGEST_PART]
            parts = [(one.filename, archive.read(one)) for one in small]
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
        return _bytes(data, chance)
    if not parts:
        return _bytes(data, chance)
    place = chance.randrange(len(parts))
    name, content = parts[place]
    what = chance.random()
    if what < 0.85:
        parts[place] = (name, _text(content, chance))
    elif what < 0.9:
        del parts[place]
    elif what < 0.95:
        parts[place] = (chance.choice(parts)[0], content)
    else:
        parts[place] = (_word(chance).decode("utf-8", "replace")[:200] or "x", content)
    return _packed(parts)


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
