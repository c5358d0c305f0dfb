"""The sample as a lake, once for the folder; tests that spoil it take a copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from etl.warehouse import NewWarehouse
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.conftest import AS_OF, Connect
from tests.etl.lake import lakes


@pytest.fixture(scope="package")
def sample_lake(connect: Connect, tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = connect()
    return lakes.written(database, tmp_path_factory.mktemp("lake") / "lake")


@pytest.fixture
def lake(sample_lake: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_lake, tmp_path / "lake"))


@pytest.fixture
def new(database: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewWarehouse]:
    """A draft in which the places stand already, as when a build comes to the lake."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "warehouse"))
    made = NewWarehouse("1a4e", {"as_of": AS_OF})
    for table in ("province", "kabupaten", "kecamatan", "load_batch"):
        made.write(table, lakes.read(database, table))
    yield made
    made.discard()
