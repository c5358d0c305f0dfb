"""`etl build --lake --marts`: tables of another engine become the warehouse that pages ask, or nothing changes."""

from pathlib import Path

import duckdb
import pytest

from etl import __main__ as command_line
from etl import build as building
from etl.problems import BadInputError
from etl.spark import loading, reference
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.conftest import AS_OF
from tests.etl.lake import lakes
from tests.etl.raw_copy import RawCopy, current, left_behind, tables_of
from tests.etl.spark import derived


def test_tables_of_another_engine_give_the_warehouse_of_the_sample_or_nothing_changes(
    database: duckdb.DuckDBPyConnection, warehouse_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, folder = RawCopy.into(tmp_path).data, tmp_path / "warehouse"
    lake, marts = lakes.written(database, tmp_path / "lake"), tmp_path / "marts"
    derived.write(marts, lake, database, reference.read(data, AS_OF), AS_OF)
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))

    building.build(data, as_of=AS_OF, lake=lake, marts=marts)
    taken, usual = tables_of(current(folder)), tables_of(current(warehouse_folder))
    assert {name for name in taken if taken[name] != usual[name]} == {"warehouse_build"}
    assert taken["warehouse_build"][0][-1] == "other 1.0"
    assert building.is_current(data, AS_OF, lake, marts) and not building.is_current(data, AS_OF, lake)

    before = left_behind(folder)
    (marts / "group_status" / "part-0.parquet").unlink()
    with pytest.raises(BadInputError, match=r"group_status: nilai '0' - harus ada"):
        building.build(data, as_of=AS_OF, lake=lake, marts=marts)
    assert left_behind(folder) == before


def test_tables_without_their_lake_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "warehouse"))
    data = RawCopy.into(tmp_path).data
    code = command_line.main(["build", "--data", str(data), "--as-of", str(AS_OF), "--marts", str(tmp_path)])
    assert code == 1 and "--lake" in capsys.readouterr().err


def test_a_note_of_an_unfinished_run_says_so_before_anything_is_read(tmp_path: Path) -> None:
    derived.write_note(tmp_path, loading.Note("2026-11-22", "a", "b", "c", "spark 4.3.0"))
    with pytest.raises(BadInputError, match="sampai selesai"):
        loading.refuse_unfinished(tmp_path)
