"""Serve the bare app as `python -m server` serves ours: same middleware, same settings.

Its script lies beside the recording, with a copy of the shapes that the map fetches: Streamlit looks for them there.
"""

import os
import shutil
from pathlib import Path

import server.__main__ as command
from bench.bare.recording import FILE_VARIABLE
from schemas.warehouse_file import ROOT
from server.app import create_app


def script(folder: Path) -> Path:
    """The script in `folder`, with its static files."""
    shutil.copytree(ROOT / "static", folder / "static", dirs_exist_ok=True)
    return Path(shutil.copy(Path(__file__).parent / "script.py", folder))


if __name__ == "__main__":
    command.app = create_app(script(Path(os.environ[FILE_VARIABLE]).parent))
    command.main()
