"""A lake is another way in, not another meaning: with the same rows it gives the same tables."""

from pathlib import Path

import pytest

from etl import build as building
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.conftest import AS_OF
from tests.etl.raw_copy import RawCopy, current, tables_of


@pytest.fixture(scope="module")
def built(sample_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a warehouse built from the sample's rows as a lake, Parquet and CSV."""
    folder = tmp_path_factory.mktemp("of_lake")
    data = RawCopy.into(tmp_path_factory.mktemp("raw")).data
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        building.build(data, as_of=AS_OF, lake=sample_lake)
        assert building.is_current(data, AS_OF, sample_lake)
        assert not building.is_current(data, AS_OF), "without the lake the sample would be shown"
    return folder


def test_the_rows_of_the_sample_as_a_lake_give_every_table_of_the_sample_to_the_row(
    built: Path, warehouse_folder: Path
) -> None:
    of_lake, of_sample = tables_of(current(built)), tables_of(current(warehouse_folder))
    assert set(of_lake) == set(of_sample)
    differing = {name for name in of_lake if of_lake[name] != of_sample[name]}
    assert differing == {"warehouse_build"}
    assert len(of_lake["log_meeting"]) > 5000


def test_the_build_row_counts_the_files_of_the_lake(built: Path, warehouse_folder: Path, sample_lake: Path) -> None:
    files = [tables_of(current(folder))["warehouse_build"][0][2] for folder in (built, warehouse_folder)]
    assert files[0] - files[1] == len([path for path in sample_lake.rglob("*") if path.is_file()])  # type: ignore[operator]
