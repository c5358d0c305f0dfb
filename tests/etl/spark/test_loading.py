"""Derived tables of another engine: taken when they are what would be derived here, refused with word and place else.

The other engine is DuckDB here, writing what Spark writes (tests/etl/spark/test_both_engines.py has Spark itself).
"""

import dataclasses
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl import activity_values
from etl.problems import BadInputError
from etl.spark import loading, marts_folder
from etl.spark.marts_folder import Note
from etl.warehouse import NewWarehouse
from schemas.warehouse_file import FOLDER_VARIABLE
from tests import small_register
from tests.etl.lake import lakes
from tests.etl.spark import derived
from tests.small_register import AS_OF, Log


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    with small_register.opened(tmp_path_factory.mktemp("own")) as found:
        found.tables["activity_value"] = activity_values.fill(found.new)
        yield found


@pytest.fixture(scope="module")
def made(log: Log, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`lake` and `marts`, as they fit each other."""
    folder = tmp_path_factory.mktemp("made")
    lakes.written(log.new.connection, folder / "lake")
    derived.write(folder / "marts", folder / "lake", log.new.connection, log.tables, AS_OF)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copytree(made, tmp_path / "copy"))


def load(folder: Path, log: Log, as_of: date = AS_OF) -> tuple[str, dict[str, list[Any]]]:
    """The engine that is told, and the rows of every table."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder / "new"))
        new = NewWarehouse("10ad", {"as_of": as_of})
        try:
            for table in ("load_batch", "working_group", "meeting"):
                new.write(table, log.tables[table])
            engine = loading.fill(new, log.tables, folder / "marts", folder / "lake")
            return engine, {
                one: new.connection.sql(f"from {one} order by all").fetchall() for one in marts_folder.TABLES
            }
        finally:
            new.discard()


def refused(folder: Path, log: Log, as_of: date = AS_OF) -> str:
    with pytest.raises(BadInputError) as caught:
        load(folder, log, as_of)
    return str(caught.value)


def renoted(folder: Path, **changes: Any) -> None:
    derived.write_note(folder / "marts", dataclasses.replace(loading.read_note(folder / "marts"), **changes))


def test_what_fits_is_taken_to_the_row_and_the_engine_is_told(folder: Path, log: Log) -> None:
    engine, rows = load(folder, log)
    assert engine == "other 1.0"
    for table in marts_folder.TABLES:
        assert rows[table] == log.new.connection.sql(f"from {table} order by all").fetchall()


def test_tables_without_a_note_are_refused(folder: Path, log: Log) -> None:
    shutil.rmtree(folder / "marts" / marts_folder.NOTE)
    assert "catatan tentang cara membuatnya" in refused(folder, log)


@pytest.mark.parametrize("text", ["", "{", '{"as_of": "2026-11-22"}', "[]"])
def test_a_note_that_cannot_be_read_is_refused(folder: Path, log: Log, text: str) -> None:
    (note,) = (folder / "marts" / marts_folder.NOTE).glob("part-*")
    note.write_text(text, encoding="utf-8")
    assert "catatan tabel jadi harus dapat dibaca" in refused(folder, log)


def test_a_run_that_did_not_reach_its_end_is_refused(folder: Path, log: Log) -> None:
    renoted(folder, is_finished=False)
    assert "note/, kolom is_finished" in refused(folder, log) and "sampai selesai" in refused(folder, log)


def test_tables_of_another_day_are_refused_with_both_days(folder: Path, log: Log) -> None:
    said = refused(folder, log, date(2026, 11, 23))
    assert "2026-11-22" in said and "2026-11-23" in said and "python -m etl.spark" in said


def test_one_byte_more_in_the_lake_makes_it_another_lake(folder: Path, log: Log) -> None:
    file = next((folder / "lake" / "meeting").rglob("*.parquet"))
    file.write_bytes(file.read_bytes() + b"\0")
    assert "dari danau data yang sekarang" in refused(folder, log)


def test_tables_by_another_sql_are_refused(folder: Path, log: Log) -> None:
    renoted(folder, code="0" * 12)
    assert "dengan SQL dan kontrak program ini" in refused(folder, log)


def test_tables_by_another_rule_are_refused(folder: Path, log: Log) -> None:
    rules = log.tables["activity_rule"]
    changed = Log(log.new, {**log.tables, "activity_rule": rules.assign(meetings_from=rules["meetings_from"] + 1)})
    assert "dengan wilayah dan aturan di folder data ini" in refused(folder, changed)


def test_a_missing_part_is_named_with_the_rows_it_should_have(folder: Path, log: Log) -> None:
    shutil.rmtree(folder / "marts" / "group_month" / "province_code=52" / "year=2025")
    said = refused(folder, log)
    assert "group_month/province_code=52/year=2025: nilai '0' - harus ada 80 baris" in said


def test_a_part_that_stands_there_twice_is_named(folder: Path, log: Log) -> None:
    file = next((folder / "marts" / "group_status").glob("*.parquet"))
    shutil.copyfile(file, file.with_name("part-1.parquet"))
    assert "group_status: nilai '16' - harus ada 8 baris" in refused(folder, log)


def test_a_table_that_is_not_there_at_all_is_named(folder: Path, log: Log) -> None:
    shutil.rmtree(folder / "marts" / "activity_value")
    assert "activity_value: nilai '0' - harus ada" in refused(folder, log)


def test_a_file_cut_short_is_told_and_not_half_read(folder: Path, log: Log) -> None:
    file = next((folder / "marts" / "person_status").glob("*.parquet"))
    file.write_bytes(file.read_bytes()[:-10])
    said = refused(folder, log)
    assert "person_status/: nilai" in said and "berkas Parquet harus dapat dibaca" in said


def test_a_column_of_another_type_is_named(folder: Path, log: Log) -> None:
    derived.rewrite(folder / "marts" / "person_status", "select * replace (cast(has_s1 as integer) as has_s1) from one")
    assert "person_status/, kolom has_s1: nilai 'INTEGER' - has_s1 harus berjenis BOOLEAN" in refused(folder, log)


def test_an_empty_value_that_the_contract_forbids_is_named(folder: Path, log: Log) -> None:
    derived.rewrite(folder / "marts" / "person_status", "select * replace (cast(null as boolean) as has_s1) from one")
    assert "person_status.has_s1" in refused(folder, log)


def test_a_note_says_the_same_after_writing_and_reading() -> None:
    note = Note("2026-11-22", "a", "b", "c", "spark 4.3.0", True, {"log_meeting": {"province_code=52/year=2026": 3}})
    assert Note.from_json(note.to_json()) == note and "\n" not in note.to_json()
