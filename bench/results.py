"""One JSON file per benchmark in bench/results/ (git-ignored), with command and machine."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"

Result = dict[str, Any]


def save(name: str, command: str, facts: dict[str, str], figures: Result) -> Path:
    """Write the figures of one benchmark; `facts` is what machine.describe() said before it."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.json"
    content = {"command": command, "machine": facts, "figures": figures}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def load(name: str) -> Result | None:
    """Figures of the last run; None when it was never run here."""
    path = FOLDER / f"{name}.json"
    if not path.is_file():
        return None
    found: Result = json.loads(path.read_text(encoding="utf-8"))
    return found
