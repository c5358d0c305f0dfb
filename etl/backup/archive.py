"""What is kept below the data folder <-> one zip with a manifest of fingerprints. Whole or not at all."""

import hashlib
import json
import os
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from etl import durable
from etl.backup.words import refused

MANIFEST = "cadangan.json"
VERSION = 1
BACKUPS = "backups"  # below the data folder: what stood there before a restore
READY = ".restore-ready"
_LIST = ".files.json"  # of the files of a restore under way
_DRAFT_PREFIX = ".draft-"
_DRAFT = f"{_DRAFT_PREFIX}restore"
# Comes with the program, so it is no one's own. All else is taken, so that what is kept later is not forgotten here.
_OF_THE_REPOSITORY = (("sample",), ("raw", "survey_2018"), ("raw", "rules"))
_MADE_AGAIN = ("warehouse", ".restore", "incoming", BACKUPS)  # how their names begin
_PIECE = 1 << 20
# What a zip raises that is cut, changed, or has a password; names that are no text are a ValueError.
_DAMAGED = (
    OSError, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError,
    KeyError,
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One file: where it belongs below the data folder (with `/`), its size in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str


def kept(data: Path) -> list[Path]:
    """Files below the data folder that cannot be built again, by name."""
    return sorted(path for path in data.rglob("*") if path.is_file() and _is_kept(path.relative_to(data).parts))


def write(data: Path, out: Path, now: datetime) -> list[Entry]:
    """Write the backup; readable by its owner alone, since the key of the senders is in it. Within a turn.

    Raises BadInputError when there is nothing to keep, OSError (disk full, no right) with nothing left behind.
    """
    files = kept(data)
    if not files:
        raise refused(str(data), "nothing_to_keep")
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = out.with_name(f"{out.name}.{os.getpid()}.draft")
    try:
        with (
            os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            entries = [_put(archive, path, path.relative_to(data).as_posix()) for path in files]
            told = {"version": VERSION, "made_at": now.isoformat(), "files": [asdict(one) for one in entries]}
            archive.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))
        durable.flush(draft)
        durable.put(draft, out)
    finally:
        draft.unlink(missing_ok=True)
    return entries


def looked_through(path: Path) -> list[Entry]:
    """The manifest, when every file of it is there as it was written and no other.

    Raises BadInputError for a file that is no backup, is cut or was changed, or names a place outside of the folder.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = _manifest(archive, path.name)
            names = [one for one in archive.namelist() if one != MANIFEST]
            if sorted(names) != sorted(one.path for one in entries):
                raise refused(path.name, "other_files")
            for one in entries:
                if not _is_kept(PurePosixPath(one.path).parts) or not _is_inside(one.path):
                    raise refused(path.name, "outside", value=one.path)
                if archive.getinfo(one.path).file_size != one.size or _fingerprint(archive, one) != one.sha256:
                    raise refused(path.name, "changed", value=one.path)
    except _DAMAGED as error:
        raise refused(path.name, "no_backup") from error
    return entries


def unpack(path: Path, data: Path, entries: list[Entry]) -> None:
    """Lay the files beside the data folder's own, complete and on the disk; `finish` puts them in place."""
    draft = data / _DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    with zipfile.ZipFile(path) as archive:
        for one in entries:
            target = draft / one.path
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(one.path) as source, target.open("wb") as file:
                shutil.copyfileobj(source, file, _PIECE)
            if target.name.endswith(".key") or one.path.startswith("doors/"):  # keys and accounts
                target.chmod(0o600)
    durable.flush_tree(draft)
    durable.put(draft, data / READY)


def finish(data: Path) -> bool:
    """Put unpacked files in place of those that stand there; done anew after a kill it ends the same way.

    Returns whether there was something to do. Within a turn.
    """
    shutil.rmtree(data / _DRAFT, ignore_errors=True)  # of one that was killed before all was unpacked
    ready = data / READY
    if not ready.is_dir():
        return False
    found = (path for path in ready.rglob("*") if path.is_file() and not path.name.startswith(_LIST))
    wanted = {path.relative_to(ready).as_posix() for path in found}
    # A file is moved only after its place is free, and what was moved is not in `ready` any more: so what stands in
    # place and is not in `ready` may be a file of this restore. The list tells them apart.
    listed = _listed(ready) or _list(ready, wanted)
    for path in kept(data):
        name = path.relative_to(data).as_posix()
        if name not in listed or name in wanted:
            path.unlink()
    for name in sorted(wanted):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (ready / name).replace(data / name)
    for folder in {(data / name).parent for name in listed}:
        durable.flush_folder(folder)
    _forget_empty(data)
    # In one step: a folder without its list would be taken for a restore of nothing, which empties the data folder.
    ready.replace(data / _DRAFT)
    shutil.rmtree(data / _DRAFT, ignore_errors=True)
    return True


def _list(ready: Path, wanted: set[str]) -> set[str]:
    durable.write_text(ready / _LIST, json.dumps(sorted(wanted)))
    return wanted


def _listed(ready: Path) -> set[str]:
    path = ready / _LIST
    return set(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else set()


def _forget_empty(data: Path) -> None:
    """Folders that hold nothing any more: a batch is a folder, and an empty one is none."""
    for folder in sorted((one for one in data.rglob("*") if one.is_dir()), reverse=True):
        if _is_kept((*folder.relative_to(data).parts, "-")) and not any(folder.iterdir()):
            folder.rmdir()


def _is_kept(parts: tuple[str, ...]) -> bool:
    if any(parts[: len(one)] == one for one in _OF_THE_REPOSITORY):
        return False
    return not parts[0].startswith(_MADE_AGAIN) and not any(part.startswith(_DRAFT_PREFIX) for part in parts)


def _is_inside(name: str) -> bool:
    pure = PurePosixPath(name)
    return not (pure.is_absolute() or ".." in pure.parts or "\\" in name or ":" in name or pure.as_posix() != name)


def _put(archive: zipfile.ZipFile, path: Path, name: str) -> Entry:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        for piece in _pieces(source):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return Entry(name, size, digest.hexdigest())


def _fingerprint(archive: zipfile.ZipFile, one: Entry) -> str:
    digest = hashlib.sha256()
    with archive.open(one.path) as source:
        for piece in _pieces(source):
            digest.update(piece)
    return digest.hexdigest()


def _pieces(source: Any) -> Iterator[bytes]:
    while piece := source.read(_PIECE):
        yield piece


def _manifest(archive: zipfile.ZipFile, name: str) -> list[Entry]:
    try:
        told = json.loads(archive.read(MANIFEST))
        if told["version"] != VERSION:
            raise refused(name, "other_version", value=str(told["version"]))
        entries = [Entry(**one) for one in told["files"]]
    except (LookupError, ValueError, TypeError, RecursionError) as error:
        raise refused(name, "no_backup") from error
    # One of nothing was never written, and would empty the folder that it is put in place of.
    if not entries or not all(map(_is_entry, entries)):
        raise refused(name, "no_backup")
    return entries


def _is_entry(one: Entry) -> bool:
    return isinstance(one.path, str) and isinstance(one.size, int) and isinstance(one.sha256, str)
