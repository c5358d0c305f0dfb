"""What identifies one submission: the same one, edited on its server and exported again, is an update here."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from etl.forms.heads import Heads, Row
from etl.intake import values
from etl.intake.grid import Grid
from etl.rounds.headings import fold
from schemas.vocabulary import BatchKind

SERVERS = {str(BatchKind.KOBO): "KoboToolbox", str(BatchKind.ODK): "ODK Central",
           str(BatchKind.GOOGLE_FORMS): "Google Formulir"}  # fmt: skip
_HOST = re.compile(r"https?://([^/\s]+)")
_LONGEST = 80
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Key:
    """An ID for the row; `is_weak`: it changes when the submission is edited on its server, or there is none."""

    meeting_id: str | None
    is_weak: bool = False


def of_row(kind: str, row: Row, server: str = "") -> Key:
    """The key of a submission. KoboToolbox: rootUuid, else _uuid (changes with an edit), else server and _id."""
    if kind == BatchKind.ODK:
        key = row.said("key")
        return Key(f"ODK-{_bare(key)}") if key else Key(None, is_weak=True)
    if root := row.said("root_uuid"):
        return Key(f"KOBO-{_bare(root)}")
    if uuid := row.said("uuid") or row.said("key"):
        return Key(f"KOBO-{_bare(uuid)}", is_weak=True)
    number = row.said("id")
    return Key(f"KOBO-{_bare(server)}-{_bare(number)}") if number else Key(None, is_weak=True)


def of_answer(moment: str, others: Iterable[Any]) -> str:
    """The key of a row of Google Forms, which has none: its timestamp and what stands in it."""
    text = "\x1f".join(" ".join(values.as_text(one).split()) if one is not None else "" for one in others)
    return f"GF-{_bare(moment)}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def place(kind: str, found: Heads) -> int | None:
    """Column of the key."""
    wanted = ("key",) if kind == BatchKind.ODK else ("root_uuid", "uuid", "key", "id")
    return next((found.system[one] for one in wanted if one in found.system), None)


def server(grid: Grid, found: Heads) -> str:
    """The host that an export names in the addresses of its pictures; `server` where it names none."""
    columns = [place for place, words in found.words.items() if fold(words).endswith("_url")]
    for row in grid.rows[found.first_row :]:
        for column in columns:
            if column < len(row) and (match := _HOST.match(str(row[column] or ""))):
                return match[1]
    return "server"


def _bare(words: str) -> str:
    return _UNSAFE.sub("-", words.strip().removeprefix("uuid:")).strip("-")[:_LONGEST]
