"""What the finished warehouse means: sums, nesting, classes, both readings where the study contradicts itself."""

from typing import Any

import duckdb
import pytest

from tests.conftest import Connect
from tests.etl import study_reading as study
from tests.etl.study_reading import BIMA, DOMPU, LOMBOK_TENGAH, SUMBAWA_BARAT, TYPES

Answers = dict[tuple[str, str, str | None], dict[str, Any]]  # question, type, place -> answer -> row


@pytest.fixture(scope="module")
def answers(connect: Connect) -> Answers:
    """Counts as pages use them."""
    database = connect()
    cursor = database.execute("select * from survey_answer")
    names = [column[0] for column in cursor.description or []]
    found: Answers = {}
    for row in (dict(zip(names, row, strict=True)) for row in cursor.fetchall()):
        key = (row["question_id"], row["group_type"], row["kabupaten_code"])
        found.setdefault(key, {})[row["option_id"]] = row
    return found


def count(answers: Answers, question: str, group: str, place: str | None, *options: str) -> int:
    """Groups that gave one of the answers; no option: any answer."""
    rows = answers[question, group, place]
    counts = [row["answer_count"] for option, row in rows.items() if not options or option in options]
    assert all(number is not None for number in counts), (question, group, place)
    return sum(counts)


def indicator(
    database: duckdb.DuckDBPyConnection, indicator_id: str, group: str, place: str | None
) -> tuple[int | None, int | None, str]:
    found = database.execute(
        "select numerator, denominator, value_status from indicator_value "
        "where indicator_id = ? and group_type = ? and coalesce(kabupaten_code, '') = coalesce(?, '')",
        [indicator_id, group, place],
    ).fetchall()
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("question", ["sk", "ad_art"])
@pytest.mark.parametrize("group", TYPES)
def test_the_five_kabupaten_add_up_to_the_printed_total_except_ad_art_of_kkks(
    answers: Answers, question: str, group: str
) -> None:
    surveyed = [place for place in study.PLACES if study.respondents(group, place)]
    parts = sum(count(answers, question, group, place, "ya") for place in surveyed)
    total = count(answers, question, group, None, "ya")
    if (question, group) == ("ad_art", "KKKS"):
        assert (parts, total) == (12, 11)  # table 6 and table 4: both readings stand
        return
    n = study.respondents(group, None)
    printed = answers[question, group, None]["ya"]["percent_published"]
    assert parts == total
    assert (200 * parts + n) // (2 * n) == printed


def test_a_printed_total_is_never_replaced_by_a_sum(answers: Answers) -> None:
    for (question, group, place), rows in answers.items():
        for row in rows.values():
            if row["is_summed"]:
                assert place is None and row["percent_published"] is None
                assert question in {"founder", "meeting_frequency", "attendance", "school_cost", "narasumber_access"}
            if question in {"sk", "ad_art"}:
                assert not row["is_summed"], (question, group)


def test_summed_totals_are_the_sums_of_their_five_kabupaten(answers: Answers) -> None:
    sums = 0
    for (question, group, place), rows in answers.items():
        for option, row in rows.items():
            if place is None and row["is_summed"] and row["answer_count"] is not None:
                surveyed = [code for code in study.PLACES if study.respondents(group, code)]
                assert row["answer_count"] == sum(count(answers, question, group, code, option) for code in surveyed)
                assert row["respondents"] == study.respondents(group, None)
                sums += 1
    assert sums > 20


def test_one_answer_each_means_that_the_answers_never_exceed_the_respondents(
    answers: Answers, database: duckdb.DuckDBPyConnection
) -> None:
    single = {
        row[0] for row in database.execute("select question_id from survey_question where kind = 'single'").fetchall()
    }
    assert single == {
        "founder", "sk", "ad_art", "kak", "kak_done", "meeting_frequency", "attendance", "school_cost",
        "narasumber_access", "monitoring", "periodic_report",
    }  # fmt: skip
    checked = 0
    for (question, group, place), rows in answers.items():
        counts = [row["answer_count"] for row in rows.values()]
        if question in single and all(number is not None for number in counts):
            assert sum(counts) <= study.respondents(group, place), (question, group, place)
            checked += 1
    assert checked > 60


# Blocks whose printed answers fall short: question, type, place, answers, respondents.
INCOMPLETE = [
    ("founder", "KKKS", LOMBOK_TENGAH, 12, 14),
    ("sk", "KKKS", None, 33, 34),
    ("ad_art", "KKKS", None, 31, 34),
    ("kak_done", "KKKS", None, 33, 34),
    ("meeting_frequency", "KKG", LOMBOK_TENGAH, 17, 18),
    ("meeting_frequency", "KKG", SUMBAWA_BARAT, 12, 13),
    ("meeting_frequency", "KKKS", LOMBOK_TENGAH, 11, 14),
    ("school_cost", "KKG", LOMBOK_TENGAH, 17, 18),
    ("monitoring", "KKG", None, 48, 52),
    ("periodic_report", "KKG", None, 51, 52),
]


@pytest.mark.parametrize(("question", "group", "place", "given", "respondents"), INCOMPLETE)
def test_missing_answers_stay_missing(
    answers: Answers, question: str, group: str, place: str | None, given: int, respondents: int
) -> None:
    assert count(answers, question, group, place) == given
    assert {row["respondents"] for row in answers[question, group, place].values()} == {respondents}


def test_the_blocks_known_to_fall_short_are_the_only_ones(
    answers: Answers, database: duckdb.DuckDBPyConnection
) -> None:
    single = {
        row[0] for row in database.execute("select question_id from survey_question where kind = 'single'").fetchall()
    }
    short = set()
    for (question, group, place), rows in answers.items():
        printed = [row for row in rows.values() if not row["is_summed"]]
        counts = [row["answer_count"] for row in printed]
        n = study.respondents(group, place)
        if question in single and len(printed) > 1 and n and None not in counts and sum(counts) < n:
            short.add((question, group, place, sum(counts), n))
    assert short == set(INCOMPLETE)


@pytest.mark.parametrize("group", TYPES)
@pytest.mark.parametrize("place", [*study.PLACES, None])
def test_weekly_and_fortnightly_together_are_one_part_of_all_answers(
    answers: Answers, database: duckdb.DuckDBPyConnection, group: str, place: str | None
) -> None:
    numerator, denominator, status = indicator(database, "met_at_least_fortnightly", group, place)
    n = study.respondents(group, place)
    if n == 0:
        assert (numerator, denominator, status) == (None, None, "not_surveyed")
        return
    often = count(answers, "meeting_frequency", group, place, "mingguan", "dua_mingguan")
    given = count(answers, "meeting_frequency", group, place)
    never = count(answers, "meeting_frequency", group, place, "tidak_pernah")
    met = [option for option in answers["meeting_frequency", group, place] if option != "tidak_pernah"]
    assert (numerator, denominator, status) == (often, n, "counted")
    assert often <= count(answers, "meeting_frequency", group, place, *met) <= given <= n
    without_answer = sum(lost for lost in _without_answer(group, place))
    assert never + count(answers, "meeting_frequency", group, place, *met) == n - without_answer


def _without_answer(group: str, place: str | None) -> list[int]:
    """Groups of table 11 without a printed answer: in the place, or in all five together."""
    rows = [row for row in INCOMPLETE if row[0] == "meeting_frequency" and row[1] == group]
    return [respondents - given for *_, where, given, respondents in rows if place in (None, where)]


@pytest.mark.parametrize("group", TYPES)
@pytest.mark.parametrize("place", [*study.PLACES, None])
def test_the_four_classes_of_activity_part_the_answers_without_overlap(
    answers: Answers, database: duckdb.DuckDBPyConnection, group: str, place: str | None
) -> None:
    if study.respondents(group, place) == 0:
        return
    classes = [
        indicator(database, f"class_{name}", group, place) for name in ("aktif", "cukup_aktif", "kurang_aktif", "vakum")
    ]
    assert sum(numerator or 0 for numerator, _, _ in classes) == count(answers, "meeting_frequency", group, place)
    assert {denominator for _, denominator, _ in classes} == {study.respondents(group, place)}


def test_the_classes_are_those_of_the_rule(database: duckdb.DuckDBPyConnection) -> None:
    rows = database.execute(
        "select option_id, activity_class, meetings_per_year from survey_option where question_id = 'meeting_frequency'"
    ).fetchall()
    assert {option: (name, meetings) for option, name, meetings in rows} == {
        "mingguan": ("aktif", 52), "dua_mingguan": ("aktif", 26), "bulanan": ("cukup_aktif", 12),
        "triwulan": ("cukup_aktif", 4), "semester": ("kurang_aktif", 2), "tahunan": ("kurang_aktif", 1),
        "tidak_pernah": ("vakum", 0),
    }  # fmt: skip
    elsewhere = (
        "select count(*) from survey_option where question_id <> 'meeting_frequency' and activity_class is not null"
    )
    assert database.execute(elsewhere).fetchone() == (0,)


def test_table_2_keeps_both_readings_of_the_kkks_total(database: duckdb.DuckDBPyConnection) -> None:
    rows = database.execute(
        "select group_type, sum(case when method = 'total' then informants end), "
        "sum(case when method <> 'total' then informants end) from informant_count group by group_type"
    ).fetchall()
    assert {group: (int(printed), int(cells)) for group, printed, cells in rows} == {
        "KKG": (54, 54), "KKKS": (45, 46), "KKM": (21, 21), "KKPS": (16, 16), "pemangku_kepentingan": (15, 15),
    }  # fmt: skip


def test_nobody_of_kkm_in_sumbawa_barat_was_surveyed_and_that_is_never_zero(
    answers: Answers, database: duckdb.DuckDBPyConnection
) -> None:
    rows = [rows for (_, group, place), rows in answers.items() if (group, place) == ("KKM", SUMBAWA_BARAT)]
    assert len(rows) == 7  # tables 3, 5, 6, 11, 12, 15, 18
    for row in (row for block in rows for row in block.values()):
        assert (row["answer_count"], row["respondents"], row["percent_published"]) == (None, 0, None)
    statuses = database.execute(
        "select distinct value_status from indicator_value where group_type = 'KKM' and kabupaten_code = ? "
        "and (numerator is not null or value_status not in ('not_surveyed', 'not_asked'))",
        [SUMBAWA_BARAT],
    ).fetchall()
    assert statuses == []


def test_n_a_is_left_out_of_the_denominator_of_adequate_access(database: duckdb.DuckDBPyConnection) -> None:
    assert indicator(database, "narasumber_access_adequate", "KKG", BIMA) == (3, 8, "counted")
    assert indicator(database, "narasumber_access_adequate", "KKG", DOMPU) == (1, 4, "counted")
    assert indicator(database, "narasumber_access_adequate", "KKM", DOMPU)[2] == "no_answer"


def test_a_printed_na_is_no_answer_and_a_block_that_does_not_fit_is_published_only(
    database: duckdb.DuckDBPyConnection,
) -> None:
    assert indicator(database, "cost_under_1_million", "KKM", BIMA) == (None, 2, "no_answer")
    assert indicator(database, "cost_under_1_million", "KKM", LOMBOK_TENGAH)[2] == "published_only"
    assert indicator(database, "periodic_report", "KKM", None)[2] == "published_only"
    assert indicator(database, "has_routine_agenda", "KKG", None)[2] == "published_only"
    assert indicator(database, "has_routine_agenda", "KKKS", None)[2] == "not_asked"
    assert indicator(database, "has_routine_agenda", "KKG", BIMA)[2] == "not_by_kabupaten"


def test_no_share_is_above_one_and_no_count_stands_without_its_denominator(database: duckdb.DuckDBPyConnection) -> None:
    wrong = database.execute(
        "select indicator_id from indicator_value where numerator > denominator or (numerator is not null "
        "and denominator is null) or (value_status = 'counted' and numerator is null)"
    ).fetchall()
    assert wrong == []


def test_every_indicator_has_a_row_for_every_type_and_place(database: duckdb.DuckDBPyConnection) -> None:
    rows = database.execute("select indicator_id, count(*) from indicator_value group by indicator_id").fetchall()
    assert {number for _, number in rows} == {len(TYPES) * (len(study.PLACES) + 1)}
