"""Uploaded bytes on their way into the ETL: one private folder per errand, with file names of our own making.

Gone when the errand is over or its session ends; what a killed server left behind is swept after a day.
"""

import json
import os
import re
import shutil
import time
import unicodedata
import uuid
import weakref
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from schemas import warehouse_file

FOLDER = "incoming"
SECONDS_KEPT = 24 * 3600
_LONGEST = 80
_OWN = re.compile(r"[0-9a-f]{32}")


def safe_name(label: str, taken: Iterable[str] = ()) -> str:
    """A file name made from the given one, of plain letters, digits and `-_.()`; never a path, never one of `taken`."""
    last = unicodedata.normalize("NFKD", label.replace("\\", "/").rsplit("/", 1)[-1])
    plain = " ".join(re.sub(r"[^A-Za-z0-9._ ()-]", " ", last.encode("ascii", "ignore").decode()).split())
    stem, dot, ending = plain.rpartition(".")
    stem, ending = (stem, ending.strip(" -")[:8]) if dot else (plain, "")
    stem = stem.strip(". -")[:_LONGEST].strip(". ") or "berkas"
    used, number = {one.casefold() for one in taken}, 1
    while True:
        name = (stem if number == 1 else f"{stem}-{number}") + (f".{ending}" if ending else "")
        if name.casefold() not in used:
            return name
        number += 1


class Spool:
    """The folder of one errand. `labels`: own file name -> the name that the visitor gave."""

    def __init__(self) -> None:
        place = warehouse_file.data_folder() / FOLDER
        place.mkdir(parents=True, exist_ok=True)
        sweep()
        self.path = place / uuid.uuid4().hex
        self.path.mkdir(mode=0o700)
        self.marked.mkdir(mode=0o700)
        self.labels: dict[str, str] = {}
        # A session that ends lets go of its errand; the folder goes with it.
        self.clear = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)

    @property
    def marked(self) -> Path:
        """Where the files given back are put."""
        return self.path / "marked"

    def put(self, label: str, content: bytes) -> str:
        """Keep the bytes of one file; its own name."""
        name = safe_name(label, self.labels)
        self.labels[name] = label
        self._write(name, content)
        return name

    def put_json(self, content: Mapping[str, Any]) -> Path:
        """Keep an answer of the visitor for a command; its path."""
        return self._write(f"{uuid.uuid4().hex}.answer.json", json.dumps(content, ensure_ascii=False).encode())

    def file(self, name: str) -> Path:
        """Path of a file that was put here. Raises KeyError for any other name."""
        if name not in self.labels:
            raise KeyError(name)
        return self.path / "files" / name

    def _write(self, name: str, content: bytes) -> Path:
        folder = self.path / "files"
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / name
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        return path


def sweep(now: float | None = None) -> None:
    """Remove folders that are older than a day: their server was killed."""
    until = (time.time() if now is None else now) - SECONDS_KEPT
    for folder in (warehouse_file.data_folder() / FOLDER).glob("*"):
        if _OWN.fullmatch(folder.name) and folder.is_dir() and folder.stat().st_mtime < until:
            shutil.rmtree(folder, ignore_errors=True)
