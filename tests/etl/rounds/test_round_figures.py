"""Answers of a later round are counted into the very same questions and indicators, and the study stays as it is."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.rounds import frame
from indicators import registry
from queries.run import LOCKED
from schemas import contract
from schemas.warehouse_file import POINTER
from tests import two_rounds
from tests.conftest import AS_OF
from tests.etl.raw_copy import current, tables_of
from tests.etl.rounds.golden import BIMA, DOMPU, LOMBOK_TENGAH, SUMBAWA, SUMBAWA_BARAT

ROUND = "survey_2026"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_rounds.built(tmp_path_factory.mktemp("round"), AS_OF)


@pytest.fixture(scope="module")
def both(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    name = (folder / POINTER).read_text(encoding="utf-8").strip()
    with duckdb.connect(str(folder / name), read_only=True, config=dict(LOCKED)) as connection:
        yield connection


def test_nothing_of_the_study_and_of_the_log_changes_by_one_cell(folder: Path, warehouse_folder: Path) -> None:
    before, after = tables_of(current(warehouse_folder)), tables_of(current(folder))
    assert set(before) == set(after)
    # The first names the input files by its identifiers, the second counts the files of rounds too.
    for table in set(before) - {"warehouse_build", "log_state"}:
        old, new = Counter(before[table]), Counter(after[table])
        assert old - new == Counter(), table
        added = list((new - old).elements())
        assert all(any(str(cell).startswith(ROUND) for cell in row) for row in added), table


def test_every_answer_has_a_row_that_keeps_its_contract(both: duckdb.DuckDBPyConnection) -> None:
    counts = {
        table: both.execute(f"select count(*) from {table} where round_id = '{ROUND}'").fetchall()[0][0]
        for table in ("survey_round", "survey_frame", "survey_respondent", "survey_response")
    }
    assert counts["survey_round"] == 1 and counts["survey_frame"] == 18 and counts["survey_respondent"] == 12
    # Option by option, group by group, as they stand in golden.py.
    assert counts["survey_response"] == 9 + 5 + 4 + 2 + 2 + 5 + 4 + 3 + 3 + 3 + 3 + 2
    for table in ("survey_respondent", "survey_response", "survey_asked"):
        for column in contract.load(table).columns:
            if column.references:
                other, target = column.references.split(".")
                lost = f'"{column.name}" is not null and "{column.name}" not in (select {target} from {other})'
                assert both.execute(f"select count(*) from {table} where {lost}").fetchall() == [(0,)], column.name


def test_a_submission_keeps_its_file_and_row(both: duckdb.DuckDBPyConnection) -> None:
    row = both.execute(
        "select load_batch.file_name, load_batch.kind, source_row, kecamatan_code, group_name, answered_on "
        "from survey_respondent join load_batch using (batch_id) order by source_row limit 1"
    ).fetchone()
    assert row is not None
    assert row[:5] == ("ekspor.csv", "survei", 2, "52.06.09", "KKG Gugus I Bolo")
    assert str(row[5]) == "2026-03-05"


# question, option, type of group, kabupaten (None: all) -> groups that chose it, groups surveyed, n.a.; counted by hand
ANSWERS = {
    ("sk", "ya", "KKG", BIMA): (2, 5, 0),
    ("sk", "ya", "KKG", SUMBAWA): (2, 2, 0),
    ("sk", "ya", "KKG", None): (5, 8, 0),
    ("sk", "tidak", "KKG", None): (2, 8, 0),  # one left it blank
    ("sk", "ya", "KKKS", SUMBAWA_BARAT): (0, 1, 0),
    ("sk", "ya", "KKKS", LOMBOK_TENGAH): (None, 1, 0),  # nobody answered there: not 0
    ("sk", "ya", "KKG", SUMBAWA_BARAT): (None, 0, 0),  # nobody was surveyed
    ("attendance", "90_100", "KKG", BIMA): (1, 5, 1),
    ("attendance", "na", "KKG", None): (1, 8, 1),
    ("officers", "ketua", "KKG", BIMA): (2, 5, 0),
    ("officers", "wakil_ketua", "KKG", BIMA): (0, 5, 0),
    ("topics", "ptk_karya_ilmiah", "KKG", None): (1, 8, 0),
    ("equipment", "tidak_ada", "KKG", None): (2, 8, 0),
}


@pytest.mark.parametrize("asked", ANSWERS, ids=str)
def test_an_answer_is_counted_by_hand(asked: tuple[str | None, ...], both: duckdb.DuckDBPyConnection) -> None:
    rows = both.execute(
        "select answer_count, respondents, missing_count, percent_published, source_table, is_summed "
        "from survey_answer where round_id = ? and question_id = ? and option_id = ? and group_type = ? "
        "and kabupaten_code is not distinct from ?",
        [ROUND, *asked],
    ).fetchall()
    assert rows == [(*ANSWERS[asked], None, None, False)]  # type: ignore[index]


# indicator, type of group, kabupaten -> numerator, denominator, status
VALUES = {
    ("has_sk", "KKG", BIMA): (2, 5, "counted"),
    ("has_sk", "KKG", None): (5, 8, "counted"),
    ("has_sk", "KKM", SUMBAWA): (1, 1, "counted"),
    ("has_sk", "KKM", BIMA): (None, None, "not_surveyed"),
    ("met_at_least_fortnightly", "KKG", BIMA): (2, 5, "counted"),
    ("met_at_least_fortnightly", "KKG", None): (2, 8, "counted"),
    ("never_met", "KKG", None): (1, 8, "counted"),
    ("class_cukup_aktif", "KKG", None): (2, 8, "counted"),
    ("attendance_90", "KKG", BIMA): (1, 4, "counted"),  # n.a. leaves the denominator, a blank stays in it
    ("attendance_60", "KKG", None): (2, 7, "counted"),
    ("narasumber_access_adequate", "KKG", None): (1, 7, "counted"),
    ("equipment_none", "KKG", DOMPU): (None, 1, "no_answer"),
    ("equipment_computer", "KKG", None): (1, 8, "counted"),
    ("kak_all_done", "KKKS", None): (1, 3, "counted"),
    ("funding_school_dues", "KKG", SUMBAWA): (1, 2, "counted"),
    ("cost_1_to_3_million", "KKG", None): (1, 8, "counted"),
    ("has_routine_agenda", "KKG", DOMPU): (1, 1, "counted"),
    ("topic_learning_administration", "KKG", None): (1, 8, "counted"),
    ("founder_dinas", "KKG", None): (1, 8, "counted"),
    ("satisfaction_social", "KKKS", None): (None, None, "not_asked"),
    ("equipment_none", "KKKS", None): (None, None, "not_asked"),
}


@pytest.mark.parametrize("asked", VALUES, ids=str)
def test_an_indicator_is_worked_out_by_hand(asked: tuple[str | None, ...], both: duckdb.DuckDBPyConnection) -> None:
    rows = both.execute(
        "select numerator, denominator, value_status, value_published from indicator_value "
        "where period = ? and indicator_id = ? and group_type = ? and kabupaten_code is not distinct from ?",
        [ROUND, *asked],
    ).fetchall()
    assert rows == [(*VALUES[asked], None)]  # type: ignore[index]


def test_every_indicator_with_a_question_is_there_for_every_type_of_group_it_is_asked_of(
    both: duckdb.DuckDBPyConnection,
) -> None:
    rows = both.execute(
        "select distinct indicator_id, group_type from indicator_value "
        "where period = ? and value_status <> 'not_asked'",
        [ROUND],
    ).fetchall()
    wanted = {(one.id, str(kind)) for one in registry.all_indicators() if one.question_id for kind in one.group_types}
    assert wanted <= set(rows)


def test_the_five_together_are_all_responses(both: duckdb.DuckDBPyConnection) -> None:
    found = both.execute(
        "select group_type, groups_surveyed, groups_total from survey_frame "
        "where round_id = ? and kabupaten_code is null order by group_type",
        [ROUND],
    ).fetchall()
    assert found == [("KKG", 8, None), ("KKKS", 3, None), ("KKM", 1, None)]


def test_the_total_is_that_of_a_register_of_ones_own_where_it_can_be_one() -> None:
    groups = [("KKG", BIMA)] * 9 + [("KKG", DOMPU)]
    own = pd.DataFrame(groups, columns=["group_type", "kabupaten_code"]).assign(is_sample=False)
    answered = pd.DataFrame(
        [("KKG", BIMA)] * 5 + [("KKG", DOMPU)] * 2 + [("KKM", BIMA)], columns=["group_type", "kabupaten_code"]
    )

    def totals(registered: pd.DataFrame) -> dict[tuple[object, object], object]:
        made = frame.rows(ROUND, answered, {"working_group": registered})
        return {(one["group_type"], one["kabupaten_code"]): one["groups_total"] for one in made}

    found = totals(own)
    assert found["KKG", BIMA] == 9
    assert found["KKG", DOMPU] is None  # two answered, one is registered: the register is not complete
    assert found["KKM", BIMA] is None and found["KKG", None] is None
    assert set(totals(own.assign(is_sample=True)).values()) == {None}  # a simulated register is nobody's count
    whole = pd.DataFrame(
        [("KKG", code) for code in (BIMA, DOMPU, SUMBAWA, SUMBAWA_BARAT, LOMBOK_TENGAH) for _ in range(9)],
        columns=["group_type", "kabupaten_code"],
    ).assign(is_sample=False)
    assert totals(whole)["KKG", None] == 45
