"""Which program this is, and the stamp that every piece of a package carries."""

import tomllib
from datetime import datetime, timedelta, timezone
from functools import cache

from answers import data
from answers.document import Stamp
from schemas import fingerprint
from schemas.warehouse_file import ROOT
from translations.format import clock_time, day
from translations.text import text

# Nusa Tenggara Barat keeps Asia/Makassar: eight hours, never summer time, so no table of zones is needed.
WITA = timezone(timedelta(hours=8), "WITA")
SHOWN = 8  # signs of a fingerprint that a reader sees; the stamp itself has all of them

# What a figure can depend on: the program with its words, rules and looks. Data have a version of their own.
FOLDERS = (
    "answers",
    "charts",
    "components",
    "etl",
    "exports",
    "geo",
    "indicators",
    "operation",
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


def now(made_at: datetime | None = None) -> Stamp:
    """The stamp of what is made now (or was made at that moment), from the build that answers.

    Raises ValueError for a moment without a time zone: nobody could say when it was.
    """
    if made_at is not None and made_at.tzinfo is None:
        raise ValueError(f"made_at {made_at} has no time zone")
    made = (made_at or datetime.now(WITA)).astimezone(WITA).replace(microsecond=0)  # documents say the second
    found = data.ask("version")[0]
    code = f"{release()} ({code_version()})"
    words = text(
        "document.stamp",
        data=found["data_version"][:SHOWN],
        version=release(),
        code=code_version()[:SHOWN],
        day=day(made.date()),
        time=clock_time(made),
    )
    return Stamp(found["data_version"], found["build_id"], code, made, words)
