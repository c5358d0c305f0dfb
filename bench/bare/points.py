"""Serve the usual way of drawing points, as `python -m server` serves ours: same middleware, same settings."""

import shutil
import tempfile
from pathlib import Path

import server.__main__ as command
from server.app import create_app

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="gugus-points-") as folder:
        command.app = create_app(Path(shutil.copy(Path(__file__).parent / "points_script.py", folder)))
        command.main()
