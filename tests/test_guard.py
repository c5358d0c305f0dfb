"""The guard of the tests themselves: none of them reads the repository's own warehouse."""

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from queries import run
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from tests.conftest import RepositoryWarehouseError


@pytest.mark.parametrize("name", ["warehouse.duckdb", "warehouse-0123456789ab.duckdb"])
@pytest.mark.parametrize("spelling", [str, os.path.relpath])
def test_a_test_that_opens_the_repositorys_own_warehouse_fails(name: str, spelling: Callable[[Path], str]) -> None:
    with pytest.raises(RepositoryWarehouseError, match="ask for the fixture"):
        duckdb.connect(spelling(ROOT / "data" / name), read_only=True)


def test_without_the_fixture_there_is_no_warehouse_to_read() -> None:
    assert Path(os.environ[FOLDER_VARIABLE]).resolve() != ROOT / "data"
    with pytest.raises(run.NoWarehouseError, match="python -m etl build"):
        run.identity()
