"""The simulated round: a true Kobo export, the same every time, marked as an example, plausible beside 2018."""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.rounds import questionnaire, simulated
from etl.rounds.questionnaire import STUDY
from geo import names
from indicators.small_sample import wilson
from queries import run
from schemas.vocabulary import GroupType

Answer = dict[str, str]


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("round") / simulated.FILE
    simulated.write(path)
    return path


@pytest.fixture(scope="module")
def rows(export: Path) -> list[Answer]:
    with export.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


@pytest.fixture(scope="module")
def approved(rows: list[Answer]) -> list[Answer]:
    return [row for row in rows if row["_validation_status"] == "validation_status_approved"]


def test_it_is_written_the_same_every_time(export: Path, tmp_path: Path) -> None:
    simulated.write(tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == export.read_bytes()


def test_every_cell_is_quoted_and_every_line_ends_as_kobo_ends_it(export: Path, rows: list[Answer]) -> None:
    lines = export.read_bytes().decode("utf-8").split("\r\n")
    assert lines.pop() == "" and len(lines) == len(rows) + 1
    assert all(line.startswith('"') and line.endswith('"') and "\n" not in line for line in lines)
    assert {line.count('";"') for line in lines} == {len(rows[0]) - 1}


def test_the_columns_are_the_fields_the_options_and_those_of_the_server(rows: list[Answer]) -> None:
    expected = ["start", "end"]
    for one in questionnaire.fields():
        expected += [one.name, *(f"{one.name}/{option.option_id}" for option in one.options if one.kind == "many")]
    found = list(rows[0])
    assert found[: len(expected)] == expected
    assert {"_id", "_uuid", "_submission_time", "_validation_status", "meta/rootUuid"} < set(found[len(expected) :])
    assert len({row["_uuid"] for row in rows}) == len(rows)


def test_both_forms_of_several_answers_say_the_same(rows: list[Answer]) -> None:
    for one in questionnaire.asked():
        for row in rows if one.kind == "many" else []:
            split = [option.option_id for option in one.options if row[f"{one.name}/{option.option_id}"] == "1"]
            assert row[one.name].split() == split
            assert {row[f"{one.name}/{option.option_id}"] for option in one.options} <= ({"0", "1"} if split else {""})


def test_it_has_a_few_groups_more_than_2018_in_every_kabupaten_and_no_more_than_there_are(
    approved: list[Answer],
) -> None:
    assert 90 <= len(approved) <= 120
    found = Counter((row["group_type"], row["kabupaten_code"]) for row in approved)
    with (STUDY / "table_01.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kabupaten"]:
                groups = found[row["group_type"], names.kabupaten_code(row["kabupaten"], "52")]
                assert int(row["groups_surveyed"]) <= groups <= int(row["groups_total"]), row


def test_every_group_has_its_own_name_and_every_name_says_that_it_is_an_example(approved: list[Answer]) -> None:
    assert len({row["group_name"] for row in approved}) == len(approved)
    assert all(row["group_name"].endswith("(contoh)") for row in approved)
    assert "contoh (simulasi)" in simulated.TITLE and simulated.ROUND_ID.endswith("_contoh")


def test_every_answer_was_offered_to_its_type_of_group(rows: list[Answer]) -> None:
    for row in rows:
        for one in questionnaire.asked():
            offered = {option.option_id for option in one.options_of(GroupType(row["group_type"]))}
            assert set(row[one.name].split()) <= offered, (row["_id"], one.name)


def test_answers_of_one_group_do_not_contradict_each_other(rows: list[Answer]) -> None:
    for row in rows:
        assert row["equipment"] == "tidak_ada" or "tidak_ada" not in row["equipment"].split()
        assert row["kak"] != "tidak" or row["kak_done"] in ("tanpa_kak", "")
        assert row["kak"] != "ya" or row["kak_done"] != "tanpa_kak"
        assert row["meeting_frequency"] != "tidak_pernah" or row["attendance"] == "na"
        assert row["kecamatan_code"].startswith(row["kabupaten_code"])


def test_the_days_lie_inside_the_round_and_not_on_a_sunday(rows: list[Answer]) -> None:
    first, last = simulated.FIELDED_FROM.isoformat(), simulated.FIELDED_TO.isoformat()
    for row in rows:
        assert first <= row["answered_on"] <= last
        assert simulated.date.fromisoformat(row["answered_on"]).weekday() != 6
        assert row["start"] < row["end"] and row["_submission_time"][:10] == row["answered_on"]


def test_a_few_answers_are_blank_a_few_na_and_one_row_was_put_aside(rows: list[Answer], approved: list[Answer]) -> None:
    assert len(rows) - len(approved) == 1
    singles = [one for one in questionnaire.asked() if one.kind == "one"]
    blank = sum(row[one.name] == "" for row in approved for one in singles)
    assert 0.01 < blank / (len(approved) * len(singles)) < 0.06
    for name in ("attendance", "narasumber_access"):
        assert 3 <= sum(row[name] == "na" for row in approved) <= 20


def counted(
    approved: list[Answer], group_type: str, kabupaten: str | None, question: str, option: str
) -> tuple[int, int]:
    """(groups that gave the answer, groups surveyed), blanks and n.a. as the study counts them."""
    asked = [r for r in approved if r["group_type"] == group_type and kabupaten in (None, r["kabupaten_code"])]
    return sum(option in row[question].split() for row in asked), len(asked)


Before = Callable[[str, str | None, str, str], tuple[int | None, int]]


@pytest.fixture
def in_2018(warehouse: Path) -> Before:
    def ask(group_type: str, kabupaten: str | None, question: str, option: str) -> tuple[int | None, int]:
        for row in run.ask("answers", round_id="survey_2018", question_id=question):
            if (row["group_type"], row["kabupaten_code"], row["option_id"]) == (group_type, kabupaten, option):
                return row["answer_count"], row["respondents"]
        raise LookupError(option)

    return ask


def test_the_sk_of_bima_and_the_internet_of_kkg_rose_beyond_doubt(approved: list[Answer], in_2018: Before) -> None:
    for place, question, option in (("52.06", "sk", "ya"), (None, "equipment", "internet")):
        before, after = in_2018("KKG", place, question, option), counted(approved, "KKG", place, question, option)
        assert before[0] is not None
        assert wilson(before[0], before[1]).high < wilson(*after).low


def test_most_answers_of_kkg_cannot_be_told_apart_from_2018(approved: list[Answer], in_2018: Before) -> None:
    compared = apart = 0
    for row in [(one.name, o.option_id) for one in questionnaire.asked() for o in one.options_of(GroupType.KKG)]:
        try:
            before = in_2018("KKG", None, *row)
        except LookupError:  # not printed for KKG
            continue
        if before[0] is not None:
            compared += 1
            after = counted(approved, "KKG", None, *row)
            apart += not wilson(before[0], before[1]).overlaps(wilson(*after))
    assert compared > 50
    assert 1 <= apart <= 4
