"""Readers while files are loaded and taken back: no error, and never half of a state."""

import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest

from doors.scope import EVERYTHING
from etl import build as building
from etl.history import undoing
from etl.intake import loading
from queries import run
from schemas.vocabulary import BatchEvent
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from tests.conftest import AS_OF
from tests.etl.history.files import book
from tests.etl.raw_copy import RawCopy

NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001
# Files that count, and meetings: of three and of four meetings, in one or two files.
STATES = {(1, 3), (2, 4)}

READER = """
import sys
from pathlib import Path
from tests.etl.test_readers_meanwhile import look
seen, stop = set(), Path(sys.argv[1])
print("ready", flush=True)
while not stop.exists():
    seen.add(look())
print(sorted(seen))
"""


def look() -> tuple[int, int]:
    """Two questions to the build that answers at the first of them, as a page asks."""
    build = run.identity()
    files = run.ask_build(build, "log_batches", {}, EVERYTHING)
    (state,) = run.ask_build(build, "log_state", {})
    (newest,) = run.ask("log_state")
    assert newest["meetings"] in (3, 4)
    return sum(not one["is_undone"] for one in files), state["meetings"]


def test_readers_of_this_process_and_another_see_whole_states_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clean_environment: dict[str, str]
) -> None:
    folder, data, stop = tmp_path / "warehouse", RawCopy.without_register(tmp_path).data, tmp_path / "stop"
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))

    def rebuild() -> object:
        return building.build(data, as_of=AS_OF)

    def load(name: str, more: int) -> str:
        path = book(tmp_path, name, lambda b: [b.add_meeting() for _ in range(more)])
        return loading.load(data, [path], "Dinas", NOW, rebuild).kept[0].record.batch_id

    load("satu.xlsx", 0)
    environment = {**clean_environment, FOLDER_VARIABLE: str(folder)}
    other = subprocess.Popen([sys.executable, "-c", READER, str(stop)], env=environment, cwd=ROOT, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    assert other.stdout is not None and other.stdout.readline() == "ready\n"
    seen: set[tuple[int, int]] = set()
    errors: list[BaseException] = []

    def read() -> None:
        while not stop.exists():
            try:
                seen.add(look())
            except BaseException as error:
                errors.append(error)
                return

    readers = [threading.Thread(target=read) for _ in range(2)]
    [one.start() for one in readers]
    try:
        second = load("dua.xlsx", 1)
        for event in (BatchEvent.UNDONE, BatchEvent.REDONE):
            undoing.run(data, undoing.Asked(second, event, "Admin"), NOW, rebuild)
    finally:
        stop.touch()
        [one.join() for one in readers]
        told, failed = other.communicate(timeout=60)
    assert errors == [] and other.returncode == 0, (errors, failed[-2000:])
    assert seen == STATES and told.strip() == str(sorted(STATES))
