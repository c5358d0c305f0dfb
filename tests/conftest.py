"""One warehouse for the whole run, built by the real ETL into a temporary folder; the repository's own is out of reach.

Nobody needs to ask for the guard. Who reads figures asks for `warehouse` (the environment names the built folder
during the test) or, in a fixture that lives longer, for `warehouse_folder`. The first xdist worker that needs it builds
it, the others wait and read the same: nobody may write there.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from answers import data
from doors.scope import EVERYTHING
from etl import build
from etl.lock import FileLock, Owner
from schemas import warehouse_file
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from tests.browser import chromium
from tests.etl.raw_copy import RawCopy
from translations.text import use_language

# The study lies beside the repository, here and in CI. Where it is missing, the lines kept with each cell stand in.
STUDY = ROOT.parent / "shared" / "sumber" / "laporan-studi-kkg-ntb.txt"


# One day for all tests: the log of the sample is a film, and what is counted in it follows the day.
AS_OF = date(2026, 11, 22)
Connect = Callable[[], duckdb.DuckDBPyConnection]

# A busy machine is slow, not wrong: no example of hypothesis fails by the clock.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


class RepositoryWarehouseError(AssertionError):
    """A test opened data/warehouse*: it would pass or fail with what somebody happened to build last."""


def refuse_the_repository(path: Any) -> None:
    """Raise when `path` is a database in the repository's data folder."""
    if str(path) not in ("", ":memory:") and Path(str(path)).resolve().parent == ROOT / "data":
        raise RepositoryWarehouseError(f"{path}: ask for the fixture `warehouse` instead of the repository's own file")


@pytest.fixture(scope="session", autouse=True)
def _own_warehouse_out_of_reach(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The environment names an empty folder (servers that tests start inherit it), and duckdb refuses data/."""
    connect = duckdb.connect

    def guarded(database: Any = ":memory:", *arguments: Any, **options: Any) -> duckdb.DuckDBPyConnection:
        refuse_the_repository(database)
        return connect(database, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(tmp_path_factory.mktemp("no_warehouse")))
        patch.setattr(duckdb, "connect", guarded)
        yield


@pytest.fixture(scope="session", autouse=True)
def _who_asks_in_a_test_sees_everything() -> Iterator[None]:
    """As whoever has a shell; what others see is tested in tests/doors, and pages ask components.viewer."""
    with data.asking_as(EVERYTHING):
        yield


@pytest.fixture(autouse=True)
def _indonesian_first() -> None:
    """An English page leaves its language in the thread; the next test begins as a reader does."""
    use_language("id")


@pytest.fixture(scope="session")
def warehouse_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with a warehouse made by the real ETL from the real data/raw and data/sample, once per run.

    From a copy, without the register that somebody may have loaded into this checkout.
    """
    return _built_once(tmp_path_factory, "warehouse_of_the_run", RawCopy.into)


@pytest.fixture(scope="session")
def no_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the study alone, once per run: nobody has brought a register, and there is no sample."""
    return _built_once(tmp_path_factory, "study_alone", RawCopy.without_register)


def _built_once(factory: pytest.TempPathFactory, name: str, copied: Callable[[Path], RawCopy]) -> Path:
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / name
    with _alone(shared):
        if not (folder / warehouse_file.POINTER).is_file():
            data = copied(factory.mktemp("raw")).data
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv(FOLDER_VARIABLE, str(folder))
                build.build(data, as_of=AS_OF)
    return folder


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While this worker alone is at work in a folder. The lock ends with its worker, so nobody waits for a dead one."""
    lock, me = FileLock(folder), Owner.me("pytest", datetime.now().astimezone())
    while not lock.grab(me):
        time.sleep(0.1)
    try:
        yield
    finally:
        lock.release()


@pytest.fixture
def warehouse(warehouse_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same folder, named by the environment during the test: queries, pages and the command line read it."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
    return warehouse_folder


@pytest.fixture(scope="session")
def connect(warehouse_folder: Path) -> Iterator[Connect]:
    """`connect()`: a read-only connection to that warehouse of one's own.

    Nobody shares one: `fetchone` leaves the rest of its answer open, and then no relation can be read there.
    """
    pointer = (warehouse_folder / warehouse_file.POINTER).read_text(encoding="utf-8").strip()
    # Locked like the readers in queries/: in one process every connection to one file must have the same settings.
    from queries.run import LOCKED  # noqa: PLC0415

    with duckdb.connect(str(warehouse_folder / pointer), read_only=True, config=dict(LOCKED)) as connection:
        yield connection.cursor


@pytest.fixture
def database(connect: Connect) -> Iterator[duckdb.DuckDBPyConnection]:
    """The connection of one test that looks at tables itself; fixtures of several tests ask `connect`."""
    with connect() as connection:
        yield connection


@pytest.fixture
def clean_environment() -> dict[str, str]:
    """Environment for a subprocess that runs modules of the repository."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="session")
def study_lines() -> list[str] | None:
    """Lines of the study (index 0 is line 1), or None where the file is not beside the repository."""
    return STUDY.read_text(encoding="utf-8").splitlines() if STUDY.is_file() else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of the run, for every folder (Playwright allows one at a time); fails when there is none."""
    with sync_playwright() as playwright:
        started = chromium.launch(playwright)
        yield started
        started.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: while Playwright is open its event loop stands in the way of tests that start their own.

    Among them the file with the most tests first: workers take whole files, and who takes a long one last ends alone.
    """
    drives = {item: item.get_closest_marker("browser") is not None for item in items}
    tests = Counter(item.path for item in items if drives[item])
    items.sort(key=lambda item: (drives[item], -tests[item.path] if drives[item] else 0))
