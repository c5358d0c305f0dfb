"""A published file that is cut or written over: the build before it answers, until the same name is built anew."""

import os
from pathlib import Path

import duckdb
import pytest

from doors.scope import EVERYTHING
from queries import builds, run
from schemas import warehouse_file
from schemas.warehouse_file import FINGERPRINT, FOLDER_VARIABLE, POINTER

OLD, NEW = "warehouse-1.duckdb", "warehouse-2.duckdb"
EVERY_KKG = {"kabupaten_code": None, "province_code": None, "kecamatan_code": None, "group_type": "KKG"}


@pytest.fixture
def folder(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two builds: the published one has another title of the round."""
    folder = tmp_path / "mine"
    folder.mkdir()
    whole = (warehouse / run.identity()).read_bytes()
    for age, name in ((2_000, OLD), (1_000, NEW)):
        (folder / name).write_bytes(whole)
        if name == NEW:
            with duckdb.connect(str(folder / NEW)) as connection:
                connection.execute("update survey_round set title = 'later'")
        os.utime(folder / name, (1_700_000_000 - age,) * 2)
    (folder / POINTER).write_text(NEW, encoding="utf-8")
    monkeypatch.setattr(run, "_open", {})
    monkeypatch.setattr(builds, "_spoilt", {})
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    (folder / FINGERPRINT).write_text(warehouse_file.fingerprint(folder / NEW), encoding="utf-8")
    return folder


def title() -> str:
    return str(run.ask("rounds")[0]["title"])


def cut(path: Path, to: int) -> None:
    os.truncate(path, to)


def noise(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(20_000)
        file.write(b"\xa5" * (path.stat().st_size - 20_000))


@pytest.mark.parametrize("size", [0, 100, 4096, 20_000, 3_000_000])
def test_of_a_file_that_was_cut_the_build_before_it_answers(folder: Path, size: int) -> None:
    assert builds.passed_over() is None
    cut(folder / NEW, size)
    assert title() not in ("later", "") and run.identity() == OLD
    assert builds.passed_over() == folder / NEW


def test_of_a_file_that_was_written_over_the_build_before_it_answers(folder: Path) -> None:
    noise(folder / NEW)
    assert title() != "later" and run.identity() == OLD


def test_a_file_that_is_cut_while_it_is_open_is_left_by_the_next_question_that_reaches_the_hole(folder: Path) -> None:
    assert title() == "later"
    cut(folder / NEW, 20_000)
    assert len(run.ask("rows_working_group", scope=EVERYTHING, **EVERY_KKG)) == 287 and run.identity() == OLD


def test_who_keeps_answers_by_the_name_of_a_build_is_told_that_it_is_gone(folder: Path) -> None:
    cut(folder / NEW, 0)
    for _ in range(2):  # found spoilt, and known to be
        with pytest.raises(run.BuildGoneError):
            run.ask_one(NEW, "rounds", {})
    assert run.ask_build(NEW, "rounds", {})[0]["title"] != "later"


def test_the_same_name_built_anew_answers_again(folder: Path) -> None:
    whole = (folder / NEW).read_bytes()
    cut(folder / NEW, 0)
    assert title() != "later"
    (folder / "draft").write_bytes(whole)
    (folder / "draft").replace(folder / NEW)
    assert title() == "later" and builds.passed_over() is None


def test_without_another_build_the_error_is_told_as_it_is(folder: Path) -> None:
    (folder / OLD).unlink()
    cut(folder / NEW, 0)
    with pytest.raises(duckdb.IOException):
        title()
    assert builds.passed_over() is None


def test_a_file_that_is_as_it_was_published_is_never_called_spoilt(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_many(*_: object, **__: object) -> None:
        raise duckdb.IOException("Cannot open file: Too many open files")

    with monkeypatch.context() as one:
        one.setattr(duckdb, "connect", too_many)
        with pytest.raises(duckdb.IOException, match="Too many"):
            title()
    assert title() == "later" and builds.passed_over() is None


def test_a_wrong_question_is_no_damage(folder: Path) -> None:
    with pytest.raises(duckdb.Error):
        run.ask("frame")  # its parameter is missing
    assert builds.passed_over() is None
