"""Questions: figures are for everybody and hold nobody's rows; rows come from a copy that holds only one's own."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlglot
from sqlglot import exp
from sqlglot.lineage import lineage

from doors.scope import EVERYTHING, Scope
from queries import kinds, run, seen
from schemas import contract, warehouse_file
from schemas.vocabulary import Role
from tests.doors.conftest import Marks
from tests.doors.matrix import BIMA, DINAS_BIMA, DOMPU, LIMITED, ROLES
from tests.queries.test_sql import QUESTIONS, VALUES
from tests.sql_rules import parameters

pytestmark = pytest.mark.usefixtures("warehouse")
Clean = Callable[[str, object], None]
NARROW = ("kabupaten_code", "kecamatan_code", "group_type", "batch_id", "event_id", "window_months")
# Columns that tell one group, person, meeting, answer or file from another.
PRIVATE = {
    "group_id", "person_id", "meeting_id", "batch_id", "response_id", "event_id", "file_name", "loaded_by",
    "row_text", "group_name", "gugus_name", "core_school", "alias", "topic_words", "source_sheet", "source_row",
    "sha256", "detail", "compared_with", "value", "old_value", "new_value", "row_key", "done_by", "why", "excerpt",
    "message_key", "chat_sha256", "sender_hash",
}  # fmt: skip
OF_PLACES = {"province", "kabupaten", "kecamatan"}
PUBLISHED = {"study_fact", "source_note", "survey_cell", "survey_round", "survey_frame", "informant_count"}


def asked(question: str, **chosen: Any) -> dict[str, Any]:
    """Parameters of a question; what it may leave out is left out unless it is chosen."""
    names = parameters((run.SQL / f"{question}.sql").read_text(encoding="utf-8"))
    free = {name: None for name in names if name in NARROW}
    return {name: chosen.get(name, free.get(name, VALUES[name])) for name in names}


def test_every_question_says_whether_it_gives_figures_or_rows() -> None:
    assert not kinds.FIGURES & kinds.ROWS
    assert {path.stem for path in QUESTIONS} == kinds.FIGURES | kinds.ROWS
    assert kinds.gives_rows("a_question_that_nobody_has_declared")


SCHEMA = {one.table: {column.name: column.sql_type for column in one.columns} for one in contract.all_contracts()}


def single_sources(sql: str, column: str) -> set[tuple[str, str]]:
    """(table, column) whose single values a column of an answer shows; sums, counts and extremes are none."""
    found: set[tuple[str, str]] = set()

    def walk(node: Any) -> None:
        if node.expression.find(exp.AggFunc) is not None:
            return
        if not node.downstream and isinstance(node.expression, exp.Table):
            found.add((node.expression.name, node.name.rpartition(".")[2].strip('"')))
        for below in node.downstream:
            walk(below)

    walk(lineage(column, sql, schema=SCHEMA, dialect="duckdb"))
    return found


@pytest.mark.parametrize("question", sorted(kinds.FIGURES))
def test_a_figure_shows_nothing_that_tells_one_group_from_another(question: str) -> None:
    sql = re.sub(r"\$(\w+)", "'x'", (run.SQL / f"{question}.sql").read_text(encoding="utf-8"))
    for column in sqlglot.parse_one(sql, read="duckdb").named_selects:
        for table, source in single_sources(sql, column):
            if table in OF_PLACES | PUBLISHED:
                continue
            assert source not in PRIVATE | {"name", "longitude", "latitude"}, (
                f"{question}.{column} shows {table}.{source}"
            )


def test_the_look_at_figures_finds_a_name_that_stands_in_one() -> None:
    sql = "with g as (select name from working_group) select name as area_name, count(*) as n from g group by name"
    assert single_sources(sql, "area_name") == {("working_group", "name")}
    assert single_sources("select max(group_id) as n from meeting", "n") == set()


@pytest.mark.parametrize("question", sorted(kinds.FIGURES))
def test_figures_are_the_same_for_every_role(question: str, clean: Clean) -> None:
    answers = [run.ask(question, scope=scope, **asked(question)) for scope in ROLES.values()]
    assert all(one == answers[0] for one in answers)
    clean("publik", answers[0])


@pytest.mark.parametrize("question", sorted(kinds.ROWS))
def test_rows_are_those_of_the_own_kabupaten_and_none_for_the_public(question: str, clean: Clean) -> None:
    for chosen in ({}, {"kabupaten_code": DOMPU}, {"group_id": "KKG-52.05.01-01"}, {"kabupaten_code": BIMA}):
        mine = run.ask(question, scope=DINAS_BIMA, **asked(question, **chosen))
        clean("dinas 52.06", mine)
        if "kabupaten_code" in (mine[0] if mine else {}) and question != "log_rejected":
            assert {row["kabupaten_code"] for row in mine} == {BIMA}
        assert run.ask(question, **asked(question, **chosen)) == []
    assert run.ask(question, scope=Scope(Role.PROGRAM), **asked(question)) == run.ask(
        question, scope=EVERYTHING, **asked(question)
    )


@pytest.mark.parametrize("question", sorted(kinds.ROWS - {"map_points", "log_person_points"}))
def test_of_its_own_kabupaten_a_dinas_misses_nothing(question: str) -> None:
    names = parameters((run.SQL / f"{question}.sql").read_text(encoding="utf-8"))
    if "kabupaten_code" not in names:
        pytest.skip("not asked by kabupaten")
    chosen = asked(question, kabupaten_code=BIMA)
    assert run.ask(question, scope=DINAS_BIMA, **chosen) == run.ask(question, scope=EVERYTHING, **chosen)


def copy(scope: Scope) -> duckdb.DuckDBPyConnection:
    path = warehouse_file.current_file()
    assert path is not None
    return seen.copied(path, scope)


@pytest.mark.parametrize("role", LIMITED)
def test_no_cell_of_the_copy_holds_what_the_role_may_not_see(role: str, marks: Mapping[str, Marks]) -> None:
    with copy(LIMITED[role]) as connection:
        tables = [name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()]
        assert {one.table for one in contract.all_contracts()} <= set(tables)
        words = {str(cell) for table in tables for row in connection.table(table).fetchall() for cell in row}
    assert marks[role].ids & words == marks[role].names & words == set()
    assert marks[role].found_in(" ".join(words)) == []


ATTACKS = (
    "select count(*) from whole.working_group",
    "attach '{path}' as again (read_only)",
    "select * from read_text('/etc/hostname')",
    "copy working_group to '{out}'",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "load httpfs",
)


@pytest.mark.parametrize("sql", ATTACKS)
def test_no_sql_gets_out_of_the_copy(sql: str, tmp_path: Path) -> None:
    path, out = warehouse_file.current_file(), tmp_path / "out.csv"
    with copy(DINAS_BIMA) as connection:
        with pytest.raises(duckdb.Error):
            connection.execute(sql.format(path=path, out=out))
        assert connection.execute("select distinct kabupaten_code from working_group").fetchall() == [(BIMA,)]
    assert not out.exists()


def test_a_table_that_says_nothing_has_no_rows_for_a_dinas() -> None:
    with copy(DINAS_BIMA) as connection:
        for one in contract.all_contracts():
            if one.seen_by is None:
                assert connection.table(one.table).fetchall() == []


def test_a_table_is_cut_by_a_column_that_it_has() -> None:
    needs = {
        "kabupaten": "kabupaten_code",
        "group": "group_id",
        "meeting": "meeting_id",
        "person": "person_id",
        "batch": "batch_id",
    }
    for one in contract.all_contracts():
        assert one.seen_by is None or needs.get(one.seen_by, one.names[0]) in one.names
        if {"group_id", "meeting_id", "person_id", "batch_id"} & set(one.names):
            assert one.seen_by != "everyone", f"{one.table} holds rows of groups"
    assert set(contract.SEEN_BY) == set(seen.CUTS)


def test_the_names_of_narasumber_are_for_who_signed_in() -> None:
    assert run.ask("log_person_points", province_code=None, kabupaten_code=None) == []
    assert run.ask("log_person_points", province_code=None, kabupaten_code=None, scope=DINAS_BIMA)
    with copy(Scope()) as connection:
        assert connection.table("resource_person").fetchall() == connection.table("person_status").fetchall() == []
