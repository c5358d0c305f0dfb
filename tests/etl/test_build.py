"""Built new, checked, swapped in: the same input is the same warehouse, and a build that fails changes nothing."""

import json
import os
import re
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from etl import __main__ as command
from etl import build as building
from etl import indicator_values, meaning, progress, static_files
from etl.warehouse import NewWarehouse
from queries import run
from schemas import contract
from schemas.warehouse_file import FINGERPRINT, FOLDER_VARIABLE, POINTER, ROOT, STABLE_NAME
from tests.conftest import AS_OF
from tests.etl.raw_copy import RawCopy, current, left_behind, tables_of

DAY = ("--as-of", AS_OF.isoformat())


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The session's warehouse is judged for one day; a build of today would be another one tomorrow."""
    monkeypatch.setattr(building, "today", lambda: AS_OF)


@pytest.fixture
def raw(tmp_path: Path) -> RawCopy:
    return RawCopy.into(tmp_path)


@pytest.fixture
def folder(tmp_path: Path, warehouse_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse folder of this test alone, with the finished build of the session in it."""
    mine = tmp_path / "warehouse"
    mine.mkdir()
    for path in warehouse_folder.glob("warehouse*"):
        (mine / path.name).write_bytes(path.read_bytes())
    monkeypatch.setenv(FOLDER_VARIABLE, str(mine))
    return mine


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    return tables_of(current(folder))


def without_the_build_row(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in tables.items() if name != "warehouse_build"}


def test_the_same_input_gives_the_same_tables_and_the_same_build_id(folder: Path, raw: RawCopy) -> None:
    before = content(folder)
    current(folder).unlink()
    summary = building.build(raw.data)
    assert summary.path == current(folder) and summary.path.name == f"warehouse-{summary.build_id}.duckdb"
    held = content(folder)
    assert held == before
    assert summary.rows == {name: len(held[name]) for name in summary.rows}
    assert sum(summary.cells.values()) == len(held["survey_cell"])
    assert summary.indicators == len({row[0] for row in held["indicator_value"]})
    assert summary.log_indicators == len({row[0] for row in held["activity_value"]}) >= 20


def test_windows_line_ends_give_the_same_build_id_and_the_same_tables(folder: Path, raw: RawCopy) -> None:
    before = building.identity(raw.data)
    for path in sorted((raw.data / "raw").rglob("*.csv")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert building.identity(raw.data) == before
    expected = content(folder)
    building.build(raw.data)
    assert content(folder) == expected


def test_every_raw_file_and_its_name_count_for_the_build_id(raw: RawCopy) -> None:
    ids = {building.identity(raw.data)[0]}
    files = sorted(path for path in raw.data.rglob("*") if path.is_file())
    assert building.identity(raw.data)[2] == len(files)
    for path in files:
        text = path.read_bytes()
        path.write_bytes(text + b" ")
        ids.add(building.identity(raw.data)[0])
        path.write_bytes(text)
    raw.path("notes.csv").rename(raw.path("remarks.csv"))
    ids.add(building.identity(raw.data)[0])
    assert len(ids) == len(files) + 2


def test_the_code_that_reads_counts_for_the_build_id_and_a_page_does_not() -> None:
    watched = {path for pattern in building.INPUTS for path in ROOT.glob(pattern)}
    for path in (
        "etl/reconstruct.py",
        "etl/sql/survey_answer.sql",
        "schemas/survey_cell.yaml",
        "indicators/has_sk.sql",
    ):
        assert ROOT / path in watched
    assert not any(path.is_relative_to(ROOT / name) for path in watched for name in ("pages", "components", "charts"))


def test_the_data_version_is_that_of_the_raw_files_alone(raw: RawCopy) -> None:
    version = building.identity(raw.data)[1]
    assert version == building.identity()[1]
    raw.put("notes.csv", 2, "finding_en", "Something else.")
    assert building.identity(raw.data)[1] != version


def test_if_needed_does_nothing_when_nothing_changed(
    folder: Path, raw: RawCopy, capsys: pytest.CaptureFixture[str]
) -> None:
    building.build(raw.data)
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert command.main(["build", "--if-needed", "--data", str(raw.data)]) == 0
    assert capsys.readouterr().out == "The warehouse is up to date.\n"
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_if_needed_builds_when_a_figure_changed(folder: Path, raw: RawCopy, capsys: pytest.CaptureFixture[str]) -> None:
    before = current(folder)
    raw.put("table_16.csv", 2, "printed", "44%")
    assert command.main(["build", "--if-needed", "--data", str(raw.data)]) == 0
    assert "up to date" not in capsys.readouterr().out
    assert current(folder) != before
    assert not building.is_current() and building.is_current(raw.data)


def test_if_needed_builds_when_the_pointed_file_is_gone(folder: Path, raw: RawCopy) -> None:
    current(folder).unlink()
    assert not building.is_current(raw.data)


@pytest.mark.parametrize(
    ("owner", "step", "error"),
    [
        (NewWarehouse, "write", RuntimeError), (indicator_values, "fill", RuntimeError),
        (meaning, "check", KeyboardInterrupt), (static_files, "publish", OSError),
    ],
    ids=["write the tables", "count the indicators", "check the meaning", "publish"],
)  # fmt: skip
def test_a_build_that_breaks_in_the_middle_leaves_the_old_warehouse_and_no_draft(
    folder: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str, error: type[BaseException]
) -> None:
    before = left_behind(folder)

    def breaks(*_: object) -> None:
        raise error("on purpose")

    monkeypatch.setattr(owner, step, breaks)
    with pytest.raises(error, match="on purpose"):
        building.build()
    assert left_behind(folder) == before


KILLED = """
import os, signal
from etl import build, meaning
meaning.check = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
build.build(as_of=build.date.fromisoformat("{day}"))
"""


def test_a_killed_build_leaves_the_old_warehouse_readable_and_the_next_build_works(
    folder: Path, clean_environment: dict[str, str]
) -> None:
    before, pointed = content(folder), current(folder)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED.format(day=AS_OF)], env=clean_environment, check=False, cwd=ROOT
    )
    assert killed.returncode == -signal.SIGKILL
    assert current(folder) == pointed and content(folder) == before
    building.build()
    assert content(folder) == before


def test_builds_at_the_same_time_are_safe(folder: Path, clean_environment: dict[str, str]) -> None:
    expected, pointed = content(folder), current(folder).name
    for path in folder.iterdir():
        path.unlink()
    order = [sys.executable, "-m", "etl", "build", *DAY]
    running = [
        subprocess.Popen(order, env=clean_environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    ends = [(process.communicate(timeout=120)[1].decode(), process.returncode) for process in running]
    assert [code for _, code in ends] == [0, 0], ends
    assert current(folder).name == pointed and content(folder) == expected
    assert sorted(path.name for path in folder.iterdir()) == sorted([pointed, POINTER, STABLE_NAME, FINGERPRINT])


def test_a_reader_in_the_same_process_sees_the_new_build_at_once(folder: Path, raw: RawCopy) -> None:
    def laptops() -> object:
        rows = run.ask("cells", round_id="survey_2018", question_id="equipment", source_table=16)
        return next(row["count"] for row in rows if row["option_id"] == "komputer")

    identity = run.identity()
    assert laptops() == 22
    raw.put("table_16.csv", 2, "printed", "44%")
    summary = building.build(raw.data)
    assert run.identity() == summary.path.name != identity
    assert laptops() == 23


def test_the_build_before_is_kept_for_its_readers_and_older_ones_go(folder: Path, raw: RawCopy) -> None:
    names = [current(folder).name]
    for words in ("one", "two"):
        raw.put("notes.csv", 2, "finding_en", words)
        names.append(building.build(raw.data).path.name)
    kept = {path.name for path in folder.glob("warehouse-*.duckdb")}
    assert kept == set(names[-2:])
    assert (folder / STABLE_NAME).samefile(folder / names[-1]), "the name for other tools is that of the current build"


def test_the_warehouse_holds_the_tables_of_the_contracts_and_no_other(folder: Path) -> None:
    assert set(content(folder)) == {one.table for one in contract.all_contracts()}


def test_the_build_row_names_this_build(folder: Path) -> None:
    build_id, data_version, files = building.identity()
    no_other_engine = None
    assert content(folder)["warehouse_build"] == [(build_id, data_version, files, AS_OF, no_other_engine)]


def test_another_day_is_another_build(folder: Path) -> None:
    assert building.is_current()
    assert not building.is_current(as_of=AS_OF + timedelta(days=1))
    assert command.main(["build", "--as-of", "2025-03-01"]) == 0
    row = content(folder)["warehouse_build"][0]
    assert row[3] == date(2025, 3, 1) and {row[1] for row in content(folder)["group_status"]} == {date(2025, 3, 1)}


@pytest.mark.parametrize("bytes_left", [0, 4096, -5])
def test_a_warehouse_that_was_cut_is_made_again_by_the_next_start(folder: Path, bytes_left: int) -> None:
    path = current(folder)
    whole = tables_of(path)
    os.truncate(path, bytes_left if bytes_left >= 0 else path.stat().st_size + bytes_left)
    assert not building.is_current()
    assert command.main(["build", "--if-needed"]) == 0
    assert building.is_current() and tables_of(current(folder)) == whole


# --- the command line -----------------------------------------------------------------------------------------------


def test_the_command_tells_each_step_and_sums_up(
    folder: Path, raw: RawCopy, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["build", "--data", str(raw.data)]) == 0
    out = capsys.readouterr().out
    steps = re.findall(r"^\[(\d)/(\d)\] (.+)$", out, re.MULTILINE)
    assert [(int(number), int(of)) for number, of, _ in steps] == [
        (n, len(building.STEPS)) for n in range(1, len(building.STEPS) + 1)
    ]
    assert [words for *_, words in steps] == list(building.STEPS)
    rows = {name: int(number) for name, number in re.findall(r"^(\w+) +(\d+)$", out, re.MULTILINE)}
    assert rows["survey_cell"] == 496 and rows["survey_frame"] == 18 and rows["kabupaten"] == 514
    assert set(rows) == {one.table for one in contract.all_contracts()} - {"warehouse_build", "map_file"}
    assert "cells of tables 3-20: 496" in out
    statuses = {name: int(number) for name, number in re.findall(r"^  (\w+) +(\d+)$", out, re.MULTILINE)}
    assert statuses == {
        "blank": 18, "no_integer_fits": 7, "printed_na": 6, "reconstructed": 453, "reconstructed_unsafe": 12,
    }  # fmt: skip
    assert f"warehouse: {current(folder).name}" in out


def test_a_program_is_told_each_step_as_json_in_indonesian(
    folder: Path, raw: RawCopy, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["build", "--progress", "--data", str(raw.data)]) == 0
    said = capsys.readouterr()
    of = len(building.STEPS)
    assert [json.loads(line) for line in said.err.splitlines()] == [
        {"step": number, "of": of, "words": progress.words(f"build_{number}")} for number in range(1, of + 1)
    ]
    assert "[1/" not in said.out and "warehouse: " in said.out


@pytest.mark.parametrize("arguments", [[], ["bild"], ["build", "--dta", "x"]])
def test_a_command_that_does_not_exist_says_how_it_is_used(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m etl" in capsys.readouterr().err


def test_the_module_runs_as_a_command_with_its_exit_code(
    folder: Path, raw: RawCopy, clean_environment: dict[str, str]
) -> None:
    raw.put("table_16.csv", 2, "printed", "x")
    order = [sys.executable, "-m", "etl", "build", "--data", str(raw.data)]
    done = subprocess.run(order, env=clean_environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "table_16.csv, row 2, column printed: value 'x' breaks the rule" in done.stderr
    assert "Traceback" not in done.stderr
