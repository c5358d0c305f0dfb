"""The recorded questions are those that the code asks; their figures become tables that say what was measured."""

import json
from typing import Any

import pytest

from bench.questions import record, table
from queries import run
from tests.sql_rules import parameters

ASKED = json.loads(record.FILE.read_text(encoding="utf-8"))
# Pages ask them of a round that came as records; the sample has none.
OF_LATER_ROUNDS = {"round_files", "rows_survey_response"}


def name(one: dict[str, Any]) -> str:
    return str(one["question"]).removeprefix(record.FILES_OF)


def test_every_question_was_recorded() -> None:
    assert {name(one) for one in ASKED} == {path.stem for path in run.SQL.glob("*.sql")} - OF_LATER_ROUNDS


def test_each_was_asked_with_the_parameters_that_it_has_today() -> None:
    for one in ASKED:
        sql = (run.SQL / f"{name(one)}.sql").read_text(encoding="utf-8")
        assert set(one["parameters"]) == parameters(sql), one


def test_each_way_of_asking_stands_there_once() -> None:
    assert len({json.dumps(one, sort_keys=True) for one in ASKED}) == len(ASKED)


def answer(question: str, milliseconds: float) -> dict[str, Any]:
    taken = {"repeats": 3, "median": milliseconds, "p95": milliseconds, "lowest": 1.0, "highest": milliseconds}
    given = {"group_type": "KKG", "kabupaten_code": None}
    return {"question": question, "parameters": given, "rows": 1200, "milliseconds": taken, "cpu": 2.5, "floor": 0.5,
            "times_floor": milliseconds / 0.5}  # fmt: skip


@pytest.fixture
def figures() -> dict[str, Any]:
    def size(slowest: float) -> dict[str, Any]:
        slow, quick = answer("log_months", slowest), answer("version", 1.5)
        scope = {
            "asked": 2, "stopped": [], "over": ["log_months"] if slowest > 50 else [], "ways_over": int(slowest > 50),
            "ways_over_cpu": 0,
            "all": slow["milliseconds"], "questions": {"version": quick, "log_months": slow},
        }  # fmt: skip
        start = dict.fromkeys(("first", "second", "copy", "copy_cpu", "copy_megabytes"), slowest)
        return {"meetings": 9000, "groups": 400, "everything": scope, "dinas": scope,
                "public": {"asked": 7, "rows": 0}, "too_many": 1, "start": start}  # fmt: skip

    return {"repeats": 3, "aim": 50.0, "sizes": {"ntb": size(4.0), "national": size(75.0)}}


def test_the_table_counts_the_questions_over_the_aim_and_lists_the_slowest_of_the_nation_first(
    figures: dict[str, Any],
) -> None:
    written = table.rendered(figures)
    assert "| 1 of 1 questions | 0 |" in written and "| 0 of 0 questions | 0 |" in written
    assert written.index("| log_months | group_type KKG | 1,200 | 75.0 |") < written.index("| version |")
    assert "150.0 x | 4.0 |" in written  # of its floor; at NTB size
    assert "NTB 0 of 7 ways" in written


def test_without_a_national_warehouse_the_slowest_are_those_of_ntb(figures: dict[str, Any]) -> None:
    del figures["sizes"]["national"]
    assert "slowest, NTB, everything" in table.rendered(figures)
