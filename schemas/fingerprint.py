"""One short name for the content of files: what names a build, and the version of the program."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(paths: Iterable[Path], base: Path, seed: str = "") -> str:
    """Twelve hexadecimal digits of names (below `base`) and contents, in the order given; `seed` goes before."""
    found = hashlib.sha256(seed.encode())
    for path in paths:
        found.update(path.relative_to(base).as_posix().encode())
        # Line ends differ between checkouts on Windows and elsewhere; the content is the same.
        found.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()[:12]
