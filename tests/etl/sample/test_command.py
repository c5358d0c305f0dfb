"""`python -m etl.sample`: the sample, a comparison, and larger ones for benchmarks."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from etl import frames
from etl.problems import Problem
from etl.sample import __main__ as command
from etl.sample import read, scaled
from etl.sample.study import Study
from geo import places
from schemas import contract


def test_compare_prints_every_table_as_markdown_with_counts_of_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--compare", "--as-of", "2026-11-22"]) == 0
    text = capsys.readouterr().out
    for number in ("3", "4, 5", "4, 6", "7", "8", "9", "11", "12", "13", "14", "15", "17", "18", "19", "20"):
        assert f"**Table {number}: " in text
    assert "| KKG tidak_pernah | 6 (1/17) · 6 (6/98) |" in text
    assert "349 cells" in text and len(text.splitlines()) < 200


def test_a_larger_sample_has_the_groups_asked_for_in_every_kabupaten_asked_for(tmp_path: Path) -> None:
    asked = ["--kabupaten", "11.01", "52.05", "31.71", "--groups", "150", "--years", "3", "--out", str(tmp_path)]
    assert command.main(asked) == 0
    groups = pd.read_csv(tmp_path / "working_group.csv", dtype={"kabupaten_code": str, "kecamatan_code": str})
    assert (groups["group_type"] != "KKPS").sum() == 150
    assert set(groups["kabupaten_code"]) == {"11.01", "52.05", "31.71"}
    assert groups.loc[groups["kabupaten_code"] == "52.05", "kecamatan_code"].str.startswith("52.05").any()
    assert groups.loc[groups["kabupaten_code"] == "11.01", "kecamatan_code"].isna().all()


def test_a_larger_sample_keeps_the_contracts(tmp_path: Path) -> None:
    command.main(["--kabupaten", "all", "--groups", "700", "--years", "3", "--out", str(tmp_path)])
    tables = read(tmp_path, date(2025, 1, 1))
    problems: list[Problem] = []
    for table, frame in tables.items():
        frames.check(frame, contract.load(table), problems)
    there = tables | {"kabupaten": places.kabupaten(), "kecamatan": places.kecamatan()}
    frames.check_references(there, [contract.load(table) for table in tables], problems)
    assert problems == []
    assert tables["working_group"]["kabupaten_code"].nunique() == 513


def test_kabupaten_of_the_study_keep_their_totals_of_table_1(known: Study) -> None:
    totals = scaled.totals(["52.05", "52.01"], None, known)
    assert {key: number for key, number in totals.items() if key[1] == "52.05"} == {
        ("KKG", "52.05"): 43, ("KKKS", "52.05"): 8, ("KKM", "52.05"): 1}  # fmt: skip
    assert totals["KKG", "52.01"] > 50


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--kabupaten", "all"], "--out"),
        (["--groups", "10"], "--out"),
        (["--years", "1"], "needs 3 years"),
        (["--kabupaten", "99.99", "--out", "x"], "99.99: no kabupaten"),
        (["--compare", "--as-of", "2050-01-01"], "--until 2050"),
    ],
)
def test_what_cannot_be_made_is_refused_with_the_reason(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(arguments) == 1
    assert words in capsys.readouterr().err
