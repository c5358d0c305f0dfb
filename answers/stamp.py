"""Which program this is, and the stamp that every piece of a package carries."""

import tomllib
from functools import cache

from schemas import fingerprint
from schemas.warehouse_file import ROOT

# What a figure can depend on: the program with its words, rules and looks. Data have a version of their own.
FOLDERS = (
    "answers",
    "charts",
    "components",
    "etl",
    "exports",
    "geo",
    "indicators",
    "pages",
    "queries",
    "schemas",
    "server",
    "translations",
)
ENDINGS = (".py", ".sql", ".yaml", ".css", ".js", ".typ")


@cache
def release() -> str:
    """Version of the program as pyproject.toml says it: the one place where it stands."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


@cache
def code_version() -> str:
    """Fingerprint of the program as it lay there at the first question: two checkouts with one name are the same."""
    files = sorted(path for name in FOLDERS for path in (ROOT / name).rglob("*") if path.suffix in ENDINGS)
    return fingerprint.digest([ROOT / "dashboard.py", *files], ROOT)
