"""Four states of the data that documents must be able to speak of, each made by the real ETL, once per worker."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from answers import data
from etl import build
from etl.intake import loading
from schemas.warehouse_file import FOLDER_VARIABLE
from tests import two_rounds
from tests.conftest import AS_OF
from tests.etl.intake.book import Book, Place, all_places
from tests.etl.raw_copy import RawCopy
from tests.etl.rounds import golden
from translations.text import use_language

World = Callable[[], AbstractContextManager[None]]
NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001 - local time, as the records of a load hold it


@pytest.fixture(autouse=True)
def _directly_and_in_indonesian() -> Iterator[None]:
    """Without Streamlit's cache: another test of this worker may have turned it on for the whole process."""
    before = data._reader
    data.read_through(data.Direct())
    use_language("id")
    yield
    use_language("id")
    data.read_through(before)


@contextmanager
def asked(folder: Path) -> Iterator[None]:
    """Questions go to the warehouse in this folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        yield


def _built(raw: RawCopy, folder: Path) -> Path:
    folder.mkdir()
    with asked(folder):
        build.build(raw.data, as_of=AS_OF)
    return folder


@pytest.fixture(scope="session")
def home() -> Place:
    """The kecamatan of the own register: one of Bima."""
    return next(place for place in all_places() if place.code.startswith("52.06"))


@pytest.fixture(scope="session")
def own_register(tmp_path_factory: pytest.TempPathFactory, home: Place) -> Path:
    """The study and a register of four groups of Bima, loaded as a Dinas would: nothing is simulated."""
    folder = tmp_path_factory.mktemp("own_register")
    raw = RawCopy.into(folder)
    book = Book.right(home).save(folder, name="daftar.xlsx")
    warehouse = folder / "warehouse"
    warehouse.mkdir()
    with asked(warehouse):
        done = loading.load(raw.data, [book], "petugas", NOW, lambda: build.build(raw.data, as_of=AS_OF))
    assert done.kept, done.lines
    return warehouse


@pytest.fixture(scope="session")
def second_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study, the sample register, and a simulated later round of twelve groups."""
    return two_rounds.built(tmp_path_factory.mktemp("round"), AS_OF, replace(golden.ABOUT, is_sample=True))
