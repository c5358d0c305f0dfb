"""Serve the usual way of drawing points, as `python -m server` serves ours: same middleware, same settings."""

import shutil
import tempfile
from pathlib import Path

import server.__main__ as command
from server.app import create_app


def serve(script: str) -> None:
    """Serve a script of this folder, from a folder of its own, until the process is ended."""
    with tempfile.TemporaryDirectory(prefix="gugus-points-") as folder:
        command.app = create_app(Path(shutil.copy(Path(__file__).parent / script, folder)))
        command.main()


if __name__ == "__main__":
    serve("points_script.py")
