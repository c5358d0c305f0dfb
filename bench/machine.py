"""What was measured on: versions, processors, memory, date, load. No names of machines, no paths."""

import os
import platform
import re
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.browser import CHROMIUM
from schemas.warehouse_file import ROOT

PACKAGES = ("streamlit", "duckdb", "pandas", "plotly", "pydeck", "uvicorn")


def describe() -> dict[str, str]:
    """All of it, as words."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "code": _code(),
        "processors": f"{os.cpu_count()} x {_processor()}",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        "browser": _browser(),
        "load": f"{os.getloadavg()[0]:.1f} before",
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _browser() -> str:
    words = subprocess.run([CHROMIUM, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"Chromi\S* [\d.]+", words)
    return found[0] if found else "Chromium"


def _code() -> str:
    """Commit, and whether the files differ from it: a figure belongs to one state of the code."""
    commit = _git("rev-parse", "--short", "HEAD")
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", ":!docs", ":!bench", ":!tests")
    return f"{commit}{' with uncommitted changes' if changed else ''}" if commit else "unknown"


def _git(*words: str) -> str:
    answer = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return answer.stdout.strip()
