"""One writer at a time: the lock of the operating system, who holds it, and what a killed one left behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from etl import __main__ as command
from etl import lock, turn
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT

HOLD = """
import sys, time
from pathlib import Path
from etl import turn
with turn.take(Path(sys.argv[1]), "load"):
    print("has it", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "warehouse"))
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def held_by_another(data: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(data)], env={**environment, **os.environ}, cwd=ROOT,
                               stdout=subprocess.PIPE, text=True)  # fmt: skip
    assert process.stdout is not None and process.stdout.readline() == "has it\n"
    return process


def test_a_second_writer_waits_is_told_for_whom_and_then_gives_up(
    data: Path, clean_environment: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    other = held_by_another(data, clean_environment)
    try:
        at_work = turn.at_work(data)
        assert at_work is not None and (at_work.pid, at_work.command) == (other.pid, "load")
        told: list[lock.Owner] = []
        with (
            pytest.raises(turn.BusyError, match=f"process {other.pid}"),
            turn.take(data, "undo", wait=0.3, tell=told.append),
        ):
            pytest.fail("two writers at once")
        assert told == [at_work]
        code = command.main(["undo", "x", "--data", str(data), "--wait", "0"])
        said = capsys.readouterr()
        assert code == turn.BUSY == 4 and said.out == ""
        assert f"process {other.pid}" in said.err and "tidak ada yang berubah" in said.err
    finally:
        other.kill()
        other.wait()


def test_a_killed_writer_blocks_nobody(data: Path, clean_environment: dict[str, str]) -> None:
    other = held_by_another(data, clean_environment)
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert (data / lock.FILE).read_bytes() != b"", "its name still stands there"
    assert turn.at_work(data) is None
    with turn.take(data, "load", wait=0):
        mine = turn.at_work(data)
        assert mine is not None and mine.pid == os.getpid()
    assert turn.at_work(data) is None


def test_writers_of_several_threads_take_turns_and_within_a_turn_it_is_the_same_turn(data: Path) -> None:
    inside, most, done = 0, 0, []

    def work() -> None:
        nonlocal inside, most
        for _ in range(5):
            with turn.take(data, "load"), turn.take(data, "build"):
                inside += 1
                most = max(most, inside)
                time.sleep(0.005)
                inside -= 1
                done.append(1)

    threads = [threading.Thread(target=work) for _ in range(4)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    assert (most, len(done)) == (1, 20)


def test_a_turn_that_ends_with_an_error_is_over(data: Path) -> None:
    with pytest.raises(RuntimeError), turn.take(data, "load"):
        raise RuntimeError
    with turn.take(data, "load", wait=0):
        pass


def test_what_a_killed_writer_left_half_done_is_cleared_away_and_a_round_comes_back(data: Path) -> None:
    warehouse = Path(os.environ[FOLDER_VARIABLE])
    warehouse.mkdir()
    register, rounds = data / "raw" / "register", data / "raw" / "rounds"
    for folder in (register / ".draft-x" / "received", register / "b1", rounds / ".old-survey_2026",
                   rounds / ".old-survey_2027", rounds / "survey_2027"):  # fmt: skip
        folder.mkdir(parents=True)
    (rounds / ".old-survey_2026" / "record.json").write_text("old", encoding="utf-8")
    half = [register / "b1" / "event-001-dibatalkan.json.7.draft", warehouse / "warehouse-0.duckdb.7.draft",
            warehouse / "warehouse-0.duckdb.7.draft.wal", warehouse / "warehouse.duckdb.7.link"]  # fmt: skip
    for path in half:
        path.write_text("half", encoding="utf-8")
    (warehouse / "warehouse-1.duckdb").write_text("whole", encoding="utf-8")
    with turn.take(data, "load"):
        pass
    assert not any(path.exists() for path in half)
    assert sorted(path.name for path in register.iterdir()) == ["b1"]
    assert sorted(path.name for path in rounds.iterdir()) == ["survey_2026", "survey_2027"]
    assert (rounds / "survey_2026" / "record.json").read_text(encoding="utf-8") == "old"
    assert [path.name for path in warehouse.iterdir()] == ["warehouse-1.duckdb"]


def test_where_there_is_no_data_folder_none_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "warehouse"))
    with turn.take(tmp_path / "data", "build"):
        pass
    assert not (tmp_path / "data").exists()
