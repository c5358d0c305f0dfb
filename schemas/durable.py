"""Files that are on the disk before anybody is told so: written aside, flushed, put in place in one step."""

import os
from pathlib import Path


def write_text(path: Path, words: str, *, mode: int = 0o666) -> None:
    """Write a small file whole or not at all; readers of an older one are not disturbed.

    mode: who may read it, from its first byte on (the umask of the process takes more away).
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)  # of a killed process with the same number; its mode would stay
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        file.write(words)
    flush(draft)
    put(draft, path)


def put(draft: Path, path: Path) -> None:
    """Rename a flushed file or folder to its place; the rename itself is on the disk when this returns."""
    draft.replace(path)
    flush_folder(path.parent)


def flush(path: Path) -> None:
    """Wait until the content of one file is on the disk."""
    with path.open("r+b") as file:  # Windows flushes only what was opened for writing
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    if os.name == "nt":  # a folder cannot be opened there; the file system keeps its own journal of names
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_tree(folder: Path) -> None:
    """Wait until a folder and all that lies below it is on the disk."""
    for path in folder.rglob("*"):
        flush_folder(path) if path.is_dir() else flush(path)
    flush_folder(folder)
