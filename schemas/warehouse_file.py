"""Where the warehouse lies. Writers and readers meet only in this file, so both ask here.

The warehouse is built whole into `warehouse-<build_id>.duckdb`; then the pointer `warehouse.current` is replaced
in one step. Readers follow the pointer, so that a new build never changes a file under an open connection (inside
one process DuckDB would go on serving the old file for the same path). `warehouse.duckdb` is a second name of the
current file, for people and other tools.
"""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
POINTER = "warehouse.current"
STABLE_NAME = "warehouse.duckdb"
FINGERPRINT = "warehouse.sha256"  # name and SHA-256 of the file published last
FOLDER_VARIABLE = "GUGUS_WAREHOUSE_DIR"
DATA_VARIABLE = "GUGUS_DATA_DIR"
LAKE_VARIABLE = "GUGUS_LAKE_DIR"

# How readers open it. Every connection to one file in one process must use the same settings, so they stand here once.
LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
    "memory_limit": "1GB",
    "threads": "2",
    # In milliseconds; a question takes some, and what takes this long is a mistake and is stopped.
    "max_execution_time": "20000",
}


def data_folder() -> Path:
    """Folder that holds raw/: `data/`, or what the environment variable GUGUS_DATA_DIR names."""
    return Path(os.environ.get(DATA_VARIABLE) or ROOT / "data")


def lake_folder() -> Path | None:
    """The lake that stands in for own files and the sample: what GUGUS_LAKE_DIR names; None where it names nothing."""
    named = os.environ.get(LAKE_VARIABLE)
    return Path(named) if named else None


def folder() -> Path:
    """Folder of the warehouse: the data folder, or what the environment variable GUGUS_WAREHOUSE_DIR names."""
    return Path(os.environ.get(FOLDER_VARIABLE) or data_folder())


def file_name(build_id: str) -> str:
    """File name of one build."""
    return f"warehouse-{build_id}.duckdb"


def current_file() -> Path | None:
    """File that readers must open now; None when nothing was built yet or the pointed file is gone."""
    pointer = folder() / POINTER
    before = None
    while True:
        try:
            path = folder() / pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        if path.is_file():
            return path
        # Two builds may have been published since the pointer was read; a pointer that stays so points to nothing.
        if path == before:
            return None
        before = path


def builds() -> list[Path]:
    """Every build that is kept, the newest first."""
    return sorted(folder().glob(file_name("*")), key=lambda path: path.stat().st_mtime, reverse=True)


def fingerprint(path: Path) -> str:
    """One line: name and SHA-256 of a finished warehouse file (some 20 ms for 10 MB)."""
    with path.open("rb") as file:
        return f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n"


def is_whole(path: Path) -> bool:
    """Whether a file is as it was published; True for one of which that is not known."""
    told = _told(path)
    return told is None or told == fingerprint(path)


def is_told(path: Path) -> bool:
    """Whether it is known how this file was published."""
    return _told(path) is not None


def _told(path: Path) -> str | None:
    try:
        told = (folder() / FINGERPRINT).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return told if told.split(" ")[0] == path.name else None
