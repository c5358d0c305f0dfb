"""Classes of activity as data: a rule that is not whole is refused with its file, its value and the cure."""

from pathlib import Path

import pandas as pd
import pytest

from etl import activity_rules
from etl.problems import Problem
from schemas.warehouse_file import ROOT
from tests.conftest import AS_OF

HEAD = "kabupaten_code,valid_from,window_months,activity_class,meetings_from,source"
GOOD = (",2018-11-01,12,aktif,16,x", ",2018-11-01,12,cukup_aktif,4,x", ",2018-11-01,12,kurang_aktif,1,x",
        ",2018-11-01,12,vakum,0,x")  # fmt: skip


def read(folder: Path, *rows: str) -> tuple[pd.DataFrame, list[Problem]]:
    (folder / "raw" / "rules").mkdir(parents=True)
    (folder / activity_rules.FILE).write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    tables: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    activity_rules.run(folder, AS_OF, tables, problems)
    return tables["activity_rule"], problems


def test_the_general_rule_is_that_of_the_design() -> None:
    tables: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    activity_rules.run(ROOT / "data", AS_OF, tables, problems)
    frame = tables["activity_rule"]
    general = frame[frame["kabupaten_code"].isna()]
    assert problems == []
    assert dict(zip(general["activity_class"], general["meetings_from"], strict=True)) == {
        "aktif": 16, "cukup_aktif": 4, "kurang_aktif": 1, "vakum": 0,
    }  # fmt: skip


def test_a_kabupaten_may_bring_its_own_rule_beside_the_general_one(tmp_path: Path) -> None:
    own = (row.replace(",2018-11-01,12,aktif,16", "52.07,2020-01-01,6,aktif,6", 1) for row in GOOD)
    own = tuple(
        row if row.startswith("52.07") else f"52.07{row.replace('2018-11-01,12', '2020-01-01,6')}" for row in own
    )
    frame, problems = read(tmp_path, *GOOD, *own)
    assert problems == [] and len(frame) == 8


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (GOOD[:3], "every class once"),
        ((*GOOD, ",2018-11-01,12,vakum,0,x"), ""),
        ((GOOD[0], ",2018-11-01,12,cukup_aktif,20,x", *GOOD[2:]), "fewer meetings for each lower class"),
        ((*GOOD[:3], ",2018-11-01,12,vakum,1,x"), "fewer meetings for each lower class"),
        ((*GOOD[:2], ",2018-11-01,12,kurang_aktif,2,x", ",2018-11-01,12,vakum,1,x"), "starts at 0"),
        ((*GOOD[:3], ",2018-11-01,6,vakum,0,x"), "one window"),
        (tuple(row.replace("2018", "2030") for row in GOOD), "holds on 2026-11-22"),
        (tuple(f"52.06{row}" for row in GOOD), "every kabupaten without its own"),
        ((*GOOD[:3], ",2018-11-01,12,vakum,nol,x"), "integer"),
    ],
)
def test_a_rule_that_is_not_whole_is_refused_with_its_cure(tmp_path: Path, rows: tuple[str, ...], words: str) -> None:
    frame, problems = read(tmp_path, *rows)
    if not words:  # a class that stands twice is found by the key of the contract
        assert frame.duplicated(["kabupaten_code", "valid_from", "activity_class"]).any()
        return
    assert any(words in problem.rule and problem.cure for problem in problems), problems
    assert all(problem.file == "raw/rules/activity_rule.csv" for problem in problems)
