"""Questions put to the small register."""

from typing import Any

from doors.scope import EVERYTHING
from queries import run
from tests.small_register import BIMA, BOLO, DOMPU, HUU

EVERYWHERE: dict[str, Any] = {"province_code": None, "kabupaten_code": None, "kecamatan_code": None, "group_type": None}


def ask(question: str, **parameters: Any) -> list[run.Row]:
    """Rows for the whole register unless said otherwise; only parameters of the question are handed on."""
    sql = (run.SQL / f"{question}.sql").read_text(encoding="utf-8")
    given = {**EVERYWHERE, **parameters}
    return run.ask(question, scope=EVERYTHING, **{name: value for name, value in given.items() if f"${name}" in sql})


def columns(rows: list[run.Row], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


PLACES = [
    ({}, {"G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8"}),
    ({"kabupaten_code": BIMA}, {"G1", "G2", "G3", "G5", "G7", "G8"}),
    ({"kabupaten_code": BIMA, "kecamatan_code": BOLO}, {"G1", "G2", "G5"}),
    ({"group_type": "KKG"}, {"G1", "G2", "G3", "G4"}),
    ({"kabupaten_code": DOMPU, "kecamatan_code": HUU, "group_type": "KKKS"}, {"G6"}),
]
