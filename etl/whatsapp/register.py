"""The groups and their other names from the warehouse, to compare the names in a chat with."""

from pathlib import Path

import duckdb

from etl.intake.groups import Group, Groups
from etl.whatsapp.groups import Register
from schemas import warehouse_file

_SQL = Path(__file__).with_name("sql")


def read() -> Register:
    """The register of the current warehouse; an empty one where nothing was built yet."""
    path = warehouse_file.current_file()
    if path is None:
        return Register()
    try:
        with duckdb.connect(str(path), read_only=True, config=dict(warehouse_file.LOCKED)) as connection:
            groups = connection.execute((_SQL / "groups.sql").read_text(encoding="utf-8")).fetchall()
            others = connection.execute((_SQL / "aliases.sql").read_text(encoding="utf-8")).fetchall()
    except duckdb.Error:
        return Register()
    known = Groups()
    for *told, _ in groups:
        known.add(Group(*told), batch=0)
    for group_id, alias in others:
        known.add_alias(group_id, alias, batch=0)
    return Register(known, any(is_sample for *_, is_sample in groups))
