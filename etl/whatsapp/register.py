"""The groups, their other names and the saved meetings from the warehouse, to compare a chat with."""

from pathlib import Path
from typing import Any

import duckdb

from etl.intake.groups import Group, Groups
from etl.whatsapp.groups import Register
from etl.whatsapp.saved import Saved, SavedMeeting
from schemas import warehouse_file

_SQL = Path(__file__).with_name("sql")


def read() -> Register:
    """The register of the current warehouse; an empty one where nothing was built yet."""
    groups, others = _asked("groups", "aliases")
    known = Groups()
    for *told, _ in groups:
        known.add(Group(*told), batch=0)
    for group_id, alias in others:
        known.add_alias(group_id, alias, batch=0)
    return Register(known, any(is_sample for *_, is_sample in groups))


def saved(known: Register) -> Saved:
    """The meetings of the current warehouse and the messages that reported them; simulated ones do not count."""
    if known.is_empty or known.is_sample:
        return Saved()
    meetings, messages = _asked("meetings", "messages")
    return Saved.of([SavedMeeting(*row) for row in meetings], messages)


def _asked(*names: str) -> list[list[tuple[Any, ...]]]:
    """Rows of each question; none where there is no warehouse."""
    path = warehouse_file.current_file()
    if path is None:
        return [[] for _ in names]
    try:
        with duckdb.connect(str(path), read_only=True, config=dict(warehouse_file.LOCKED)) as connection:
            return [connection.execute((_SQL / f"{name}.sql").read_text(encoding="utf-8")).fetchall() for name in names]
    except duckdb.Error:
        return [[] for _ in names]
