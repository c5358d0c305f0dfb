"""Golden rows on both engines: what Spark works out from a lake is what DuckDB derives, to the row and the last digit.

The way there and back is the real one: tables -> lake -> Spark -> Parquet with its note -> loading -> a new warehouse.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from pyspark.sql import SparkSession

from etl import activity_values
from etl.problems import BadInputError
from etl.spark import engine, loading, marts_folder, reference, session
from etl.warehouse import NewWarehouse
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from tests import small_register
from tests.conftest import AS_OF, Connect
from tests.etl.lake import lakes
from tests.etl.spark import derived

Tables = dict[str, pd.DataFrame]
REGISTER = ("load_batch", "working_group", "meeting")
EACH_TABLE = pytest.mark.parametrize("table", marts_folder.TABLES)


@contextmanager
def loaded(folder: Path, tables: Mapping[str, pd.DataFrame], marts: Path, lake: Path) -> Iterator[NewWarehouse]:
    """A warehouse under construction that took its derived tables from `marts`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        new = NewWarehouse("5ba2c", {"as_of": AS_OF})
        try:
            for table in REGISTER:
                new.write(table, tables[table])
            loading.fill(new, tables, marts, lake)
            yield new
        finally:
            new.discard()


def both(
    spark: SparkSession, folder: Path, changes: Mapping[str, small_register.Rows], csv_years: Iterable[int]
) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    """Rows of every table by DuckDB and by Spark, sorted, from a register written as a lake of this kind of files."""
    with small_register.opened(folder / "own", changes) as log:
        activity_values.fill(log.new)
        ours = rows(log.new.connection)
        lake = lakes.written(log.new.connection, folder / "lake", csv_years)
        engine.run(spark, str(lake), str(folder / "marts"), log.tables, AS_OF)
        with loaded(folder / "theirs", log.tables, folder / "marts", lake) as new:
            return ours, rows(new.connection)


def rows(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Any]]:
    return {table: connection.sql(f"from {table} order by all").fetchall() for table in marts_folder.TABLES}


@pytest.fixture(scope="module")
def registered(
    spark: SparkSession, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, list[Any]], dict[str, list[Any]]]:
    """The eight groups, and beside them sixty at random; some years as CSV."""
    folder = tmp_path_factory.mktemp("registered")
    at_random = derived.random_register(seed=7)
    changes = {table: [*small_register.TABLES[table], *rows] for table, rows in at_random.items()}
    return folder, *both(spark, folder, changes, csv_years=(2021, 2023, 2025))


@EACH_TABLE
def test_eight_groups_and_sixty_at_random_give_the_same_rows_on_both_engines(registered: Any, table: str) -> None:
    _, ours, theirs = registered
    assert len(ours[table]) >= 25 and theirs[table] == ours[table]


@pytest.fixture(scope="module")
def sample(
    spark: SparkSession, connect: Connect, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The sample of Nusa Tenggara Barat by Spark, with places and rules as the command reads them."""
    database = connect()
    folder = tmp_path_factory.mktemp("sample")
    names = [one for (one,) in database.execute("select table_name from duckdb_tables()").fetchall()]
    tables = {name: database.table(name).df() for name in names}
    lake = lakes.written(database, folder / "lake")
    known = reference.read(ROOT / "data", AS_OF)
    engine.run(spark, str(lake), str(folder / "marts"), known, AS_OF)
    with loaded(folder / "theirs", {**tables, **known}, folder / "marts", lake) as new:
        yield new.connection


@EACH_TABLE
def test_the_sample_of_ntb_gives_the_same_rows_on_both_engines(
    sample: duckdb.DuckDBPyConnection, database: duckdb.DuckDBPyConnection, table: str
) -> None:
    ours, theirs = (one.sql(f"from {table} order by all").fetchall() for one in (database, sample))
    # The sample has no report that waits; the eight groups have.
    assert (len(ours) > 10 or table == "log_waiting") and theirs == ours


def test_long_tables_lie_by_province_and_year(registered: Any) -> None:
    folder, ours, _ = registered
    parts = {path.parent.relative_to(folder / "marts").as_posix() for path in (folder / "marts").rglob("*.parquet")}
    assert {"log_meeting/province_code=52/year=2025", "group_month/province_code=52/year=2026"} <= parts
    assert "group_status" in parts and ours["group_status"]


# --- what Spark refuses -----------------------------------------------------------------------------------------------


@pytest.fixture
def lake(registered: Any, tmp_path: Path) -> Path:
    return Path(shutil.copytree(registered[0] / "lake", tmp_path / "lake"))


def known() -> Tables:
    return {table: small_register.frame(table, small_register.TABLES[table]) for table in marts_folder.REFERENCE}


def test_a_value_that_is_no_number_stops_the_run_and_leaves_a_note_that_is_not_taken(
    spark: SparkSession, lake: Path, tmp_path: Path
) -> None:
    (file,) = (lake / "meeting" / "province_code=52" / "year=2025").glob("*.csv")
    file.write_text(file.read_text(encoding="utf-8").replace(",20,20,", ",20,dua puluh,"), encoding="utf-8")
    with pytest.raises(session.FAILURES) as caught:
        engine.run(spark, str(lake), str(tmp_path / "marts"), known(), AS_OF)
    assert "dua puluh" in session.told(caught.value)
    assert not loading.read_note(tmp_path / "marts").is_finished


def test_a_lake_without_a_column_is_refused_by_its_name(spark: SparkSession, lake: Path, tmp_path: Path) -> None:
    derived.rewrite(lake / "resource_person", "select * rename (has_s1 as gelar) from one")
    with pytest.raises(BadInputError, match="resource_person/, kolom has_s1: - kolom has_s1 harus ada"):
        engine.run(spark, str(lake), str(tmp_path / "marts"), known(), AS_OF)


def test_a_file_whose_columns_stand_in_another_order_is_never_read_by_their_place(
    spark: SparkSession, lake: Path, tmp_path: Path
) -> None:
    (file,) = (lake / "meeting" / "province_code=52" / "year=2025").glob("*.csv")
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    turned = ",".join(reversed(head.split(",")))
    file.write_text("\n".join([turned, *(",".join(reversed(row.split(","))) for row in rows)]), encoding="utf-8")
    with pytest.raises(session.FAILURES) as caught:
        engine.run(spark, str(lake), str(tmp_path / "marts"), known(), AS_OF)
    said = session.told(caught.value)
    assert "CSV header does not conform" in said and file.name in said and "\tat " not in said


def test_a_folder_that_is_no_lake_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="danau data harus berisi tabel working_group"):
        engine.run(spark, str(tmp_path), str(tmp_path.parent / "marts"), known(), AS_OF)


def test_the_derived_tables_never_go_into_the_lake(spark: SparkSession, lake: Path) -> None:
    with pytest.raises(BadInputError, match="tidak boleh berada di dalam danau"):
        engine.run(spark, str(lake), str(lake / "marts"), known(), AS_OF)
