"""The reader's door: read-only, locked down, safe for several readers at once, and it stops what runs away."""

import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from doors.scope import EVERYTHING, Role, Scope
from queries import run, seen
from schemas import warehouse_file
from schemas.warehouse_file import FOLDER_VARIABLE, POINTER, ROOT

Ask = Callable[[str], list[run.Row]]


@pytest.fixture
def ask_sql(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask any SQL through the very door that pages use, as if it stood in queries/sql."""
    folder = tmp_path / "sql"
    folder.mkdir()
    monkeypatch.setattr(run, "SQL", folder)

    def ask(sql: str) -> list[run.Row]:
        question = f"made_up_{abs(hash(sql))}_{time.monotonic_ns()}"  # file texts are cached by name
        (folder / f"{question}.sql").write_text(sql, encoding="utf-8")
        return run.ask(question, scope=EVERYTHING)

    return ask


FORBIDDEN = [
    "select * from read_text('/etc/hostname')",
    "select * from read_csv('{secret}')",
    "select * from '{secret}'",
    "select * from glob('/*')",
    "select * from read_parquet('http://127.0.0.1:9/x.parquet')",
    "copy (select 1) to '{written}'",
    "copy survey_cell to '{written}'",
    "export database '{written}'",
    "attach '{other}' as other",
    "attach ':memory:' as other",
    "create table mine as select 1 as a",
    "insert into survey_round select * from survey_round",
    "delete from survey_cell",
    "drop table survey_cell",
    "update survey_cell set count = 1",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "set memory_limit = '64GB'",
    "pragma threads = 8",
    "reset memory_limit",
    "install httpfs",
    "load httpfs",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_the_reader_can_neither_reach_files_nor_change_anything(ask_sql: Ask, tmp_path: Path, sql: str) -> None:
    secret, written, other = tmp_path / "secret.csv", tmp_path / "written", tmp_path / "other.duckdb"
    secret.write_text("a\n1\n", encoding="utf-8")
    duckdb.connect(str(other)).close()
    with pytest.raises(duckdb.Error):
        ask_sql(sql.format(secret=secret, written=written, other=other))
    assert not written.exists()


def test_after_an_attack_the_reader_answers_as_before(ask_sql: Ask) -> None:
    before = ask_sql("select count(*) as n from survey_cell")
    with pytest.raises(duckdb.Error):
        ask_sql("attach ':memory:' as other")
    assert ask_sql("select count(*) as n from survey_cell") == before == [{"n": 496}]


def test_the_settings_of_the_reader_are_those_that_lock_it(ask_sql: Ask) -> None:
    rows = ask_sql("select name, value from duckdb_settings()")
    settings = {row["name"]: row["value"] for row in rows}
    assert settings["enable_external_access"] == "false" and settings["lock_configuration"] == "true"
    assert settings["access_mode"].lower() == "read_only" and settings["threads"] == "2"
    assert settings["max_execution_time"] == "20000"


ENDLESS = "select count(*) as n from range(100000) a, range(1000000) b where a.range * b.range % 7 = 1"


def test_a_question_that_runs_away_is_stopped_and_the_next_one_is_answered(
    ask_sql: Ask, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "warehouse"  # a file that is open has the settings of whoever opened it first
    shutil.copytree(warehouse, own)
    monkeypatch.setenv(FOLDER_VARIABLE, str(own))
    monkeypatch.setitem(run.LOCKED, "max_execution_time", "300")
    started = time.monotonic()
    with pytest.raises(duckdb.InterruptException):
        ask_sql(ENDLESS)
    assert time.monotonic() - started < 15
    assert ask_sql("select 1 as one") == [{"one": 1}]


def test_in_the_copy_of_a_dinas_it_is_stopped_too(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(seen.SETTINGS, "max_execution_time", "300")
    path = warehouse_file.folder() / run.identity()
    with seen.copied(path, Scope(Role.DINAS, ("52.06",))) as copy:
        with pytest.raises(duckdb.InterruptException):
            copy.cursor().execute(ENDLESS).fetchall()
        assert copy.cursor().execute("select 1").fetchall() == [(1,)]


def test_a_question_starts_no_thread(ask_sql: Ask) -> None:
    ask_sql("select 1 as one")
    before = threading.active_count()
    for _ in range(20):
        ask_sql("select 1 as one")
        assert threading.active_count() == before


def test_several_readers_at_once_get_each_their_own_answer(warehouse: Path) -> None:
    questions = ["meeting_frequency", "attendance", "officers", "narasumber", "school_cost"]

    def answer(question: str) -> list[run.Row]:
        return run.ask("answers", round_id="survey_2018", question_id=question)

    expected = {question: answer(question) for question in questions}
    with ThreadPoolExecutor(8) as readers:
        for question, rows in zip(questions * 20, readers.map(answer, questions * 20), strict=True):
            assert rows == expected[question]
    assert len({str(rows) for rows in expected.values()}) == len(questions)


def test_the_first_question_of_a_process_may_come_from_several_readers_at_once(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_open", {})
    ready = threading.Barrier(6)

    def first() -> int:
        ready.wait()
        return len(run.ask("frame", round_id="survey_2018"))

    with ThreadPoolExecutor(6) as readers:
        assert {future.result() for future in [readers.submit(first) for _ in range(6)]} == {18}


def test_before_the_first_build_the_error_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "nowhere"))
    for ask in (run.identity, lambda: run.ask("frame", round_id="survey_2018")):
        with pytest.raises(run.NoWarehouseError, match="run `python -m etl build`"):
            ask()


def test_a_pointer_to_a_file_that_is_gone_is_no_warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / POINTER).write_text("warehouse-000000000000.duckdb\n", encoding="utf-8")
    assert warehouse_file.current_file() is None
    with pytest.raises(run.NoWarehouseError):
        run.identity()


def test_the_warehouse_lies_in_data_unless_the_environment_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert warehouse_file.folder() == tmp_path
    for unset in ("", None):
        monkeypatch.setenv(FOLDER_VARIABLE, "") if unset == "" else monkeypatch.delenv(FOLDER_VARIABLE)
        assert warehouse_file.folder() == ROOT / "data"


def test_the_identity_is_the_name_of_the_file_that_answers(warehouse: Path) -> None:
    assert run.identity() == (warehouse / POINTER).read_text(encoding="utf-8").strip()


def copies(warehouse: Path, folder: Path, *builds: str) -> None:
    """The same build under several names, and the pointer at the first of them."""
    folder.mkdir(exist_ok=True)
    for name in builds:
        (folder / name).write_bytes((warehouse / run.identity()).read_bytes())
    (folder / POINTER).write_text(builds[0], encoding="utf-8")


def test_who_began_with_one_build_ends_with_it_while_others_are_published(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    copies(warehouse, folder, "warehouse-1.duckdb", "warehouse-2.duckdb")
    with duckdb.connect(str(folder / "warehouse-2.duckdb")) as connection:
        connection.execute("update survey_round set title = 'later'")
    monkeypatch.setattr(run, "_open", {})
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    pinned = run.identity()
    (folder / POINTER).write_text("warehouse-2.duckdb", encoding="utf-8")
    assert run.ask("rounds")[0]["title"] == "later" != run.ask_build(pinned, "rounds", {})[0]["title"]
    (folder / pinned).unlink()
    assert run.ask_build(pinned, "rounds", {})[0]["title"] != "later", "it is open, so it still answers"
    monkeypatch.setattr(run, "_open", {})
    assert run.ask_build(pinned, "rounds", {})[0]["title"] == "later", "gone for good: the newest answers"


def test_a_build_that_goes_between_the_pointer_and_the_file_is_no_error(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    copies(warehouse, folder, "warehouse-2.duckdb")
    monkeypatch.setattr(run, "_open", {})
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    real, looks = warehouse_file.current_file, [folder / "warehouse-1.duckdb"]
    monkeypatch.setattr(warehouse_file, "current_file", lambda: looks.pop() if looks else real())
    assert len(run.ask("frame", round_id="survey_2018")) == 18 and looks == []


def test_only_the_newest_builds_stay_open(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, names = tmp_path / "mine", [f"warehouse-{number}.duckdb" for number in range(run.KEPT_OPEN + 2)]
    copies(warehouse, folder, *names)
    monkeypatch.setattr(run, "_open", {})
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    for name in names:
        run.ask_build(name, "rounds", {})
    assert [path.name for path in run._open] == names[-run.KEPT_OPEN :]
