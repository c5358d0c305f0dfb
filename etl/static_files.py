"""Shapes that browsers fetch by URL: geo/boundaries -> static/geo (Streamlit serves the folder at /app/static).

A copy, not a link: Streamlit refuses links out of the folder. Only public shapes go there, since static files are
served to anybody, before any login.
"""

import os
import shutil
from pathlib import Path

from schemas.warehouse_file import ROOT

SHAPES = ("kabupaten_ntb.geojson", "kecamatan_ntb.geojson")
SOURCE = ROOT / "geo" / "boundaries"
TARGET = ROOT / "static" / "geo"


def publish() -> None:
    """Copy the shapes; a file that is the same already is left alone."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in SHAPES:
        if not _same(SOURCE / name, TARGET / name):
            draft = TARGET / f"{name}.{os.getpid()}.draft"
            shutil.copyfile(SOURCE / name, draft)
            draft.replace(TARGET / name)


def are_published() -> bool:
    """Whether the served copies are those of the repository."""
    return all(_same(SOURCE / name, TARGET / name) for name in SHAPES)


def _same(source: Path, target: Path) -> bool:
    return target.is_file() and source.read_bytes() == target.read_bytes()
