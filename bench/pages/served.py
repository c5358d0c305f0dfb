"""Serve one of the two Streamlit scripts as `python -m server` serves ours: same middleware, same settings."""

import shutil
import tempfile
from pathlib import Path

import server.__main__ as command
from bench.pages import view
from server.app import create_app


def serve(script: str) -> None:
    """Until the process is ended. The script lies in a folder of its own, with the files that its maps fetch."""
    with tempfile.TemporaryDirectory(prefix="gugus-pages-") as folder:
        view.write_shapes(Path(folder) / "static")
        command.app = create_app(Path(shutil.copy(Path(__file__).parent / script, folder)))
        command.main()
