"""What tells one group from another: looked for in everything that somebody gets who may not see it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import duckdb
import pytest

from doors.scope import Scope
from tests.conftest import Connect
from tests.doors.matrix import LIMITED

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*[A-Za-z0-9]")


@dataclass(frozen=True)
class Marks:
    """Words that nobody may get who may not see the groups: their ids and names, ids of meetings, of narasumber."""

    ids: frozenset[str]
    names: frozenset[str]

    def found_in(self, text: str) -> list[str]:
        """Those that stand in a text, the first few."""
        ids = self.ids & set(ID.findall(text))
        return sorted([*ids, *(name for name in self.names if name in text)])[:5]


def foreign(database: duckdb.DuckDBPyConnection, scope: Scope) -> Marks:
    """Of the groups that the scope may not see; a name that lies within an own one proves nothing."""
    groups = database.execute("select group_id, name, kabupaten_code from working_group").fetchall()
    meetings = database.execute(
        "select meeting_id, kabupaten_code from meeting join working_group using (group_id)"
    ).fetchall()
    own = " ".join(name for _, name, code in groups if scope.sees_groups_of(code))
    names = {name for _, name, code in groups if not scope.sees_groups_of(code)}
    ids = {one for one, *_, code in [*groups, *meetings] if not scope.sees_groups_of(code)}
    return Marks(frozenset(ids), frozenset(name for name in names if name not in own))


@pytest.fixture(scope="session")
def marks(connect: Connect) -> Mapping[str, Marks]:
    """Role -> what it must never get."""
    database = connect()
    return {name: foreign(database, scope) for name, scope in LIMITED.items()}


@pytest.fixture
def clean(marks: Mapping[str, Marks]) -> Callable[[str, object], None]:
    """Fails when a text that a role gets holds what it may not see."""

    def check(role: str, text: object) -> None:
        assert marks[role].found_in(str(text)) == []

    return check
