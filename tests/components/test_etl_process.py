"""The child process behind page Impor: what it tells, how it ends, what it may know and take."""

import logging
import sys
import time

import pytest

from components import etl_process
from components.etl_process import Bounds, Run
from schemas.warehouse_file import DATA_VARIABLE, FOLDER_VARIABLE, ROOT

STAND_IN = (sys.executable, "-m", "tests.components.etl_stand_in")
SECONDS = 60


def ran(*words: str, bounds: Bounds | None = None) -> Run:
    run = Run([words], bounds, STAND_IN).start()
    assert run.wait(SECONDS)
    return run


def until_running(run: Run) -> None:
    until = time.monotonic() + SECONDS
    while run.step == 0:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_what_a_command_tells_arrives_object_by_object_and_its_steps_as_it_goes() -> None:
    run = ran(
        "step", "Membuka", "tell", '{"file": "a.xlsx"}', "tell", "kata saja", "tell", '{"file": "b"}', "exit", "3"
    )
    assert run.state == "done" and run.is_ended
    assert run.told == [{"file": "a.xlsx"}, {"file": "b"}] and run.lines == ["kata saja"]
    assert (run.step, run.of, run.words) == (2, 4, "Membuka")


def test_several_commands_run_one_after_the_other_and_stop_at_the_first_that_fails() -> None:
    commands = [("tell", '{"n": 1}'), ("exit", "4"), ("tell", '{"n": 3}')]
    run = Run(commands, None, STAND_IN).start()
    assert run.wait(SECONDS)
    assert run.state == "busy" and run.told == [{"n": 1}]


def test_a_cancelled_command_is_gone_at_once() -> None:
    run = Run([("step", "x", "sleep", "600")], None, STAND_IN).start()
    until_running(run)
    run.cancel()
    assert run.wait(10) and run.state == "cancelled"
    assert run._process is not None and run._process.poll() is not None


def test_a_command_that_takes_too_long_is_ended() -> None:
    run = ran("step", "x", "sleep", "600", bounds=Bounds(seconds=1.0))
    assert run.state == "time"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of another process")
def test_a_command_that_takes_too_much_memory_is_ended_and_said_so() -> None:
    run = ran("fill", str(200_000_000), bounds=Bounds(memory=80_000_000))
    assert run.state == "memory" and run.told == []
    assert ran("fill", str(200_000_000)).state == "done"


def test_a_disk_that_fails_is_told_apart_and_names_no_file_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="gugus"):
        run = ran("say", "Disk penuh saat menulis rahasia.xlsx", "exit", "5")
    assert run.state == "disk" and "state=disk" in caplog.text and "rahasia" not in caplog.text


@pytest.mark.parametrize("end", [("die",), ("exit", "1"), ("exit", "2"), ("tell", "bukan JSON", "exit", "3")])
def test_a_command_that_breaks_has_a_number_that_stands_in_the_log(
    end: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="gugus"):
        run = ran("say", "Traceback: what went wrong", *end)
    assert run.state == "broken" and run.reference
    assert run.reference in caplog.text and "what went wrong" in caplog.text


def test_a_program_that_cannot_be_started_ends_as_broken_too() -> None:
    run = Run([("x",)], None, ("/does/not/exist",)).start()
    assert run.wait(SECONDS) and run.state == "broken" and run.reference


def test_waiting_for_another_writer_is_told_until_the_next_step() -> None:
    run = ran("say", "Menunggu python -m etl build (process 1) ...", "exit", "4")
    assert run.waits_for_writer and run.state == "busy"
    assert not ran("say", "Menunggu x", "step", "y").waits_for_writer


def test_the_process_knows_the_folders_and_no_secret_and_gives_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    monkeypatch.setenv("STREAMLIT_AUTH_CLIENT_SECRET", "never")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy")
    (known,) = ran("know").told
    assert known[DATA_VARIABLE] == str(tmp_path) and known[FOLDER_VARIABLE] and known["in"] == str(ROOT)
    assert "never" not in known.values() and "HTTPS_PROXY" not in known
    assert known["priority"] >= etl_process.NICE


def test_at_most_two_commands_run_at_once_and_a_third_waits_its_turn() -> None:
    first = [Run([("step", "x", "sleep", "600")], None, STAND_IN).start() for _ in range(etl_process.AT_ONCE)]
    for one in first:
        until_running(one)
    third, given_up = (Run([("tell", "{}")], None, STAND_IN).start() for _ in range(2))
    given_up.cancel()
    assert given_up.wait(10) and given_up.state == "cancelled"
    assert not third.wait(0.5) and third.state == "waiting"
    first[0].cancel()
    assert third.wait(SECONDS) and third.state == "done"
    first[1].cancel()
