"""`python -m etl check` of templates: what a file would bring, in the shape that the page reads; nothing is saved."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl import __main__ as command
from etl import checks
from etl.intake import tables
from tests.etl.history.files import load
from tests.etl.intake.book import Book, all_places

PLACE, OTHER = all_places()[:2]
KEYS = {"file", "sha256", "kind", "status", "counts", "sheets", "errors", "warnings", "marked"}
ERROR = {"sheet", "row", "cell", "column", "value", "rule", "cure", "drops_row"}
Check = Callable[..., tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Check files against `tmp_path/data`; (exit code, objects)."""

    def run(*words: object) -> tuple[int, list[dict[str, Any]]]:
        code = command.main(["check", *map(str, words), "--json", "--data", str(tmp_path / "data")])
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_a_right_file_is_ready_and_every_row_of_it_is_new(tmp_path: Path, check: Check) -> None:
    code, (told,) = check(Book.right(PLACE).save(tmp_path))
    assert code == checks.ALL_READ and set(told) == KEYS
    assert (told["file"], told["kind"], told["status"]) == ("isi.xlsx", "templat_xlsx", "ready")
    assert told["counts"] == {"read": 7, "new": 7, "changed": 0, "same": 0, "refused": 0}
    assert [(one["sheet"], one["new"]) for one in told["sheets"]] == [("kelompok_kerja", 4), ("pertemuan", 3)]
    assert len(told["sha256"]) == 64 and (told["errors"], told["warnings"], told["marked"]) == ([], [], None)


def test_a_check_saves_nothing(tmp_path: Path, check: Check) -> None:
    path = Book.right(PLACE).save(tmp_path)
    check(path)
    assert list(tmp_path.iterdir()) == [path]


def test_every_error_is_told_however_many_with_place_rule_and_cure(tmp_path: Path, check: Check) -> None:
    book = Book.right(PLACE)
    for number in range(25):
        book.add_meeting(Tanggal="besok", Hadir=number)
    code, (told,) = check(book.save(tmp_path))
    assert code == checks.SOME_REFUSED and told["counts"]["refused"] == 25 == len(told["errors"])
    assert all(set(one) == ERROR for one in told["errors"])
    first = told["errors"][0]
    assert (first["sheet"], first["row"], first["cell"], first["value"]) == ("pertemuan", 5, "C5", "besok")
    assert first["drops_row"] and "tanggal" in first["rule"] and "13/10/2018" in first["cure"]


def test_beside_what_is_loaded_rows_are_new_changed_or_same(tmp_path: Path, check: Check) -> None:
    load(tmp_path / "data", Book.right(PLACE).save(tmp_path))
    later = Book.right(PLACE).put("pertemuan", "F2", 33).add_meeting().save(tmp_path, name="dua.xlsx")
    _, (told,) = check(later)
    assert told["counts"] == {"read": 8, "new": 1, "changed": 1, "same": 6, "refused": 0}
    assert told["sheets"][1] == {"sheet": "pertemuan", "read": 4, "new": 1, "changed": 1, "same": 2, "refused": 0}


def test_a_group_of_the_first_file_is_known_to_the_second(tmp_path: Path, check: Check) -> None:
    groups, meetings = Book.right(PLACE), Book.right(PLACE)
    del groups.sheets["pertemuan"], meetings.sheets["kelompok_kerja"]
    first, second = groups.save(tmp_path, name="satu.xlsx"), meetings.save(tmp_path, name="dua.xlsx")
    code, told = check(first, second)
    assert code == checks.ALL_READ and [one["counts"]["new"] for one in told] == [4, 3]
    assert [one["status"] for one in check(second)[1]] == ["nothing_to_take"]


def test_a_file_that_is_loaded_already_says_when(tmp_path: Path, check: Check) -> None:
    path = Book.right(PLACE).save(tmp_path)
    load(tmp_path / "data", path)
    code, (told,) = check(path)
    assert (code, told["status"], told["loaded_at"]) == (checks.ALL_READ, "already_loaded", "2026-11-22T08:15:00")
    assert set(told) == KEYS | {"loaded_at", "batch_id"}


def test_what_cannot_be_read_has_a_rule_and_a_cure_and_the_others_are_told(tmp_path: Path, check: Check) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    code, told = check(broken, tmp_path / "tidak ada.csv", Book.right(PLACE).save(tmp_path))
    assert code == checks.SOME_REFUSED and [one["status"] for one in told] == ["unreadable", "unreadable", "ready"]
    assert set(told[0]) == KEYS and set(told[0]["errors"][0]) == ERROR
    assert told[0]["errors"][0]["cure"] and told[1]["sha256"] is None


def test_csv_files_and_folders_of_them_are_checked_too(tmp_path: Path, check: Check) -> None:
    folder = Book.right(PLACE).save_csv(tmp_path)
    assert check(folder)[1][0]["counts"]["new"] == 7
    _, (told,) = check(folder / "kelompok_kerja.csv")
    assert (told["kind"], told["counts"]["new"]) == ("templat_csv", 4)


def test_warnings_stand_apart_from_errors_and_those_alike_are_counted(tmp_path: Path, check: Check) -> None:
    book = Book.right(PLACE)
    for _ in range(12):
        book.add_meeting(Hadir=99)
    code, (told,) = check(book.save(tmp_path))
    assert code == checks.ALL_READ and told["errors"] == [] and len(told["warnings"]) == 11
    assert "hadir 99 lebih banyak dari diundang 40" in told["warnings"][0]["words"]
    assert told["warnings"][-1] == {"sheet": "pertemuan", "words": "... dan 2 baris lain seperti itu."}


def test_the_report_for_a_person_ends_with_nothing_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Book.right(PLACE).save(tmp_path)
    assert command.main(["check", str(path), "--data", str(tmp_path / "data")]) == checks.ALL_READ
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Berkas: isi.xlsx" and lines[-1] == checks.NOTHING_SAVED


def test_steps_are_told_on_the_side_one_object_on_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Book.right(PLACE).save(tmp_path)
    tables.forget_what_was_read()  # what an earlier test has read needs no steps
    command.main(["check", str(path), "--progress", "--data", str(tmp_path / "data")])
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [one["step"] for one in told] == list(range(1, len(told) + 1)) and told[-1]["of"] >= len(told) > 5
    assert told[0]["words"] == "Membuka isi.xlsx"
