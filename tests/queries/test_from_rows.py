"""Questions of figures that read tables counted once for every place say what counting row by row says.

`from_rows/<question>.sql` reads meetings, groups and money one by one, as the question itself did before it had such a
table; both are asked for places, types of group and components of the sample, and of the small register.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import pytest

from components import origin_log
from doors.scope import EVERYTHING
from etl import marts
from queries import kinds, run
from schemas.vocabulary import GroupType, StandardComponent
from schemas.warehouse_file import current_file
from tests.sql_rules import parameters, tables

FROM_ROWS = sorted((Path(__file__).parent / "from_rows").glob("*.sql"))
PLACES: tuple[tuple[str | None, str | None], ...] = (
    (None, None), ("52.06", None), ("52.02", None), ("52.01", None), ("52.06", "52.06.09"), ("52.06", "52.06.01"),
)  # fmt: skip
TYPES = (None, str(GroupType.KKG), str(GroupType.KKPS))


@pytest.fixture(scope="module")
def sample(warehouse_folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUGUS_WAREHOUSE_DIR", str(warehouse_folder))
        path = current_file()
    assert path is not None
    with duckdb.connect(str(path), read_only=True, config=dict(run.LOCKED)) as connection:
        yield connection


def asked(sql: str) -> Iterator[dict[str, Any]]:
    """Every choice of the parameters that the question has."""
    for (kabupaten, kecamatan), kind, component in product(PLACES, TYPES, map(str, StandardComponent)):
        every = {
            "kabupaten_code": kabupaten, "kecamatan_code": kecamatan, "group_type": kind, "component": component,
            "window_months": 12, "province_code": None if kabupaten else "52",
        }  # fmt: skip
        yield {name: every[name] for name in parameters(sql)}


def compared(path: Path, warehouse: duckdb.DuckDBPyConnection) -> int:
    """Holds both against each other; returns how many different answers there were."""
    counted, told = path.read_text(encoding="utf-8"), (run.SQL / path.name).read_text(encoding="utf-8")
    assert parameters(counted) == parameters(told)
    answers = set()
    for choice in {str(one): one for one in asked(told)}.values():
        rows = warehouse.execute(counted, choice).fetchall()
        names = [column[0] for column in warehouse.description]
        assert warehouse.execute(told, choice).fetchall() == rows, choice
        assert [column[0] for column in warehouse.description] == names
        answers.add(hash(tuple(rows)))
    return len(answers)


@pytest.mark.parametrize("path", FROM_ROWS, ids=lambda path: path.stem)
def test_a_table_of_places_says_what_counting_rows_says(path: Path, sample: duckdb.DuckDBPyConnection) -> None:
    assert compared(path, sample) > 1 or not parameters(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FROM_ROWS, ids=lambda path: path.stem)
def test_so_it_does_where_reports_wait_were_refused_or_lie_ahead(path: Path, small_warehouse: None) -> None:
    file = current_file()
    assert file is not None
    with duckdb.connect(str(file), read_only=True, config=dict(run.LOCKED)) as small:
        assert small.execute("select count(*) from log_waiting").fetchone() != (0,)
        compared(path, small)


def test_every_question_that_reads_such_a_table_is_compared() -> None:
    reading = {path.stem for path in run.SQL.glob("*.sql") if tables(path.read_text("utf-8")) & set(marts.OF_PLACES)}
    assert reading <= {path.stem for path in FROM_ROWS}


def test_only_figures_read_a_table_of_places_since_a_copy_for_one_reader_has_none_of_it() -> None:
    for path in run.SQL.glob("*.sql"):
        if tables(path.read_text("utf-8")) & set(marts.OF_PLACES):
            assert path.stem in kinds.FIGURES, path.stem


@pytest.mark.parametrize("question", sorted(origin_log.QUESTIONS.values()))
def test_counting_the_rows_of_a_figure_by_file_says_what_reading_them_out_says(question: str, warehouse: Path) -> None:
    every = {
        "province_code": "52", "kabupaten_code": None, "kecamatan_code": None, "group_type": "KKG", "window_months": 12,
    }  # fmt: skip
    given = {name: every[name] for name in parameters((run.SQL / f"{question}.sql").read_text("utf-8"))}
    rows = run.ask(question, scope=EVERYTHING, **given)
    counted = run.files_of(None, question, given, EVERYTHING)
    assert counted == [
        {
            "batch_id": batch,
            "rows": len(found),
            "source_rows": len({(row["source_sheet"], row["source_row"]) for row in found if row["source_row"]})
            + sum(row["source_row"] is None for row in found),
        }
        for batch, found in sorted(
            (one, [row for row in rows if row["batch_id"] == one]) for one in {row["batch_id"] for row in rows}
        )
    ]
