"""What the queries count, on rows small enough to check by hand."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from indicators import registry

BIMA, DOMPU, LOMBOK_TENGAH = "52.06", "52.05", "52.02"
Warehouse = duckdb.DuckDBPyConnection
Row = tuple[int | None, int | None, float | None]

COLUMNS = [
    ("round_id", "VARCHAR"), ("group_type", "VARCHAR"), ("kabupaten_code", "VARCHAR"),
    ("numerator", "BIGINT"), ("denominator", "BIGINT"), ("value_published", "DOUBLE"),
]  # fmt: skip

SURVEY_ANSWER = """
create table survey_answer (
    round_id text, question_id text, option_id text, group_type text, kabupaten_code text, answer_count bigint,
    respondents bigint, missing_count bigint, percent_published double, is_missing boolean, activity_class text,
    meetings_per_year integer
)"""
STUDY_FACT = """
create table study_fact (
    round_id text, fact text, group_type text, kabupaten_code text, value double, value_to double, unit text,
    words text, source_line integer, source_text text
)"""
CLASSES = {
    "mingguan": "aktif", "dua_mingguan": "aktif", "bulanan": "cukup_aktif", "triwulan": "cukup_aktif",
    "semester": "kurang_aktif", "tahunan": "kurang_aktif", "tidak_pernah": "vakum",
}  # fmt: skip

# question, type, place, respondents, {option: (count, printed percentage)}
BLOCKS: list[tuple[str, str, str | None, int, dict[str, tuple[int | None, float | None]]]] = [
    ("meeting_frequency", "KKG", BIMA, 11, {
        "mingguan": (0, 0), "dua_mingguan": (2, 18), "bulanan": (1, 9), "triwulan": (2, 18), "semester": (1, 9),
        "tahunan": (2, 18), "tidak_pernah": (3, 27)}),
    # the study prints no weekly and no fortnightly row for KKM: nobody chose them
    ("meeting_frequency", "KKM", LOMBOK_TENGAH, 3, {
        "bulanan": (1, 33), "triwulan": (2, 67), "semester": (0, 0), "tidak_pernah": (0, 0)}),
    # one part unknown: then no sum over the block is known
    ("meeting_frequency", "KKG", DOMPU, 6, {
        "mingguan": (None, None), "dua_mingguan": (0, 0), "bulanan": (1, 17), "tidak_pernah": (2, 33)}),
    ("narasumber_access", "KKG", BIMA, 11, {
        "sangat_memadai": (0, 0), "memadai": (1, 9), "cukup_memadai": (2, 18), "kurang_memadai": (1, 9),
        "tidak_memadai": (4, 36), "na": (3, 27)}),
    ("narasumber_access", "KKM", DOMPU, 1, {
        "sangat_memadai": (0, 0), "memadai": (0, 0), "cukup_memadai": (0, 0), "na": (1, 100)}),
    ("attendance", "KKG", BIMA, 11, {
        "90_100": (3, 27), "60_89": (5, 45), "0_59": (0, 0), "lt_40": (0, 0), "na": (3, 27)}),
    ("topics", "KKG", None, 52, {"masalah_pembelajaran": (19, 37), "perangkat_administrasi": (46, 88)}),
    ("topics", "KKKS", None, 34, {"masalah_guru_peserta": (21, 62), "isu_kelas_sekolah": (13, 38)}),
    ("agenda", "KKG", None, 52, {"rutin": (None, 97), "pengembangan": (None, 67)}),
    ("kak_done", "KKKS", None, 34, {"semua": (2, 6), "sebagian_besar": (9, 26), "tanpa_kak": (15, 44)}),
    ("sk", "KKG", None, 52, {"ya": (33, 63), "tidak": (19, 37)}),
    ("sk", "KKG", BIMA, 11, {"ya": (2, 18)}),
]  # fmt: skip


@pytest.fixture(scope="module")
def warehouse() -> Iterator[Warehouse]:
    with duckdb.connect(":memory:") as connection:
        connection.execute(SURVEY_ANSWER)
        connection.execute(STUDY_FACT)
        for question, group_type, place, respondents, options in BLOCKS:
            missing = options.get("na", (0, None))[0]
            for option, (count, percent) in options.items():
                row = ["survey_2018", question, option, group_type, place, count, respondents, missing, percent]
                row += [option == "na", CLASSES.get(option), None]
                connection.execute(f"insert into survey_answer values ({', '.join('?' * 12)})", row)
        facts: list[tuple[str, str | None, float]] = [
            ("satisfaction_learning_outcome", "KKG", 2.2), ("satisfaction_learning_outcome", "KKM", 2.8),
            ("satisfaction_learning_outcome_range", None, 2.2), ("satisfaction_other", "KKKS", 2.0),
        ]  # fmt: skip
        for fact, kind, value in facts:
            row = ["survey_2018", fact, kind, None, value, None, "skor 0-4", fact, 1, fact]
            connection.execute(f"insert into study_fact values ({', '.join('?' * 10)})", row)
        yield connection


def values(warehouse: Warehouse, indicator_id: str) -> dict[tuple[str, str | None], Row]:
    """(type of group, place) -> numerator, denominator, published value; a key that comes twice fails."""
    rows: list[Any] = warehouse.execute(registry.load(indicator_id).sql).fetchall()
    found = {(row[1], row[2]): (row[3], row[4], row[5]) for row in rows}
    assert len(found) == len(rows)
    return found


def test_access_of_kkg_in_bima_is_three_of_eight_because_three_gave_no_answer(warehouse: Warehouse) -> None:
    assert values(warehouse, "narasumber_access_adequate")["KKG", BIMA] == (3, 8, None)
    assert values(warehouse, "narasumber_access_inadequate")["KKG", BIMA] == (5, 8, None)


def test_where_all_are_na_the_denominator_is_zero(warehouse: Warehouse) -> None:
    assert values(warehouse, "narasumber_access_adequate")["KKM", DOMPU] == (0, 0, None)


def test_two_of_eleven_kkg_in_bima_met_at_least_every_two_weeks(warehouse: Warehouse) -> None:
    assert values(warehouse, "met_at_least_fortnightly")["KKG", BIMA] == (2, 11, None)


def test_an_option_that_is_not_printed_counts_as_zero(warehouse: Warehouse) -> None:
    assert values(warehouse, "met_at_least_fortnightly")["KKM", LOMBOK_TENGAH] == (0, 3, None)
    assert values(warehouse, "class_aktif")["KKM", LOMBOK_TENGAH] == (0, 3, None)


def test_an_unknown_part_makes_the_sum_unknown(warehouse: Warehouse) -> None:
    assert values(warehouse, "met_at_least_fortnightly")["KKG", DOMPU] == (None, 6, None)
    assert values(warehouse, "class_aktif")["KKG", DOMPU] == (None, 6, None)


def test_a_single_option_keeps_its_printed_percentage(warehouse: Warehouse) -> None:
    assert values(warehouse, "never_met")["KKG", BIMA] == (3, 11, 27.0)
    assert values(warehouse, "has_sk") == {("KKG", None): (33, 52, 63.0), ("KKG", BIMA): (2, 11, 18.0)}


def test_a_percentage_without_a_count_stays_published(warehouse: Warehouse) -> None:
    assert values(warehouse, "has_routine_agenda")["KKG", None] == (None, 52, 97.0)


def test_the_four_classes_share_out_all_answers_between_them(warehouse: Warehouse) -> None:
    classes = ["class_aktif", "class_cukup_aktif", "class_kurang_aktif", "class_vakum"]
    counts = [values(warehouse, indicator_id)["KKG", BIMA][0] for indicator_id in classes]
    assert counts == [2, 3, 3, 3]


def test_attendance_leaves_na_out_of_the_denominator(warehouse: Warehouse) -> None:
    assert values(warehouse, "attendance_90")["KKG", BIMA] == (3, 8, None)
    assert values(warehouse, "attendance_60")["KKG", BIMA] == (8, 8, None)


def test_learning_problems_take_the_option_of_each_type_of_group(warehouse: Warehouse) -> None:
    found = values(warehouse, "topic_learning_problems")
    assert found == {("KKG", None): (19, 52, 37.0), ("KKKS", None): (21, 34, 62.0)}


def test_all_or_mostly_done_adds_two_single_choice_options(warehouse: Warehouse) -> None:
    assert values(warehouse, "kak_mostly_done")["KKKS", None] == (11, 34, None)


def test_a_score_has_no_counts_and_takes_no_range_for_a_value(warehouse: Warehouse) -> None:
    found = values(warehouse, "satisfaction_learning_outcome")
    assert found == {("KKG", None): (None, None, 2.2), ("KKM", None): (None, None, 2.8)}


@pytest.mark.parametrize("it", [pytest.param(it, id=it.id) for it in registry.all_indicators()])
def test_every_query_runs_and_answers_only_for_its_types_of_group(warehouse: Warehouse, it: registry.Indicator) -> None:
    rows = warehouse.execute(it.sql).fetchall()
    columns = [row[:2] for row in warehouse.execute(f"describe {it.sql}").fetchall()]
    assert columns == COLUMNS
    assert {row[1] for row in rows} <= set(it.group_types)
    assert all(row[3] is None or 0 <= row[3] <= row[4] for row in rows)
