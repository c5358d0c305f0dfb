"""Own register or simulated sample, never both; and nothing at all is a register without rows."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from etl import frames, register
from etl.problems import Problem
from schemas import contract
from schemas.warehouse_file import ROOT
from tests.conftest import AS_OF


def read(data: Path, as_of: date = AS_OF) -> dict[str, pd.DataFrame]:
    tables: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    register.run(data, as_of, tables, problems)
    assert problems == []
    return tables


def test_without_own_files_the_sample_stands_in_and_says_so() -> None:
    tables = read(ROOT / "data")
    assert list(tables["load_batch"]["is_sample"]) == [True]
    assert tables["working_group"]["is_sample"].all() and len(tables["working_group"]) == 287 + 181 + 22 + 5


def test_without_files_and_without_a_sample_every_table_is_there_and_empty(tmp_path: Path) -> None:
    tables = read(tmp_path)
    assert set(tables) == set(register.TABLES)
    for name, frame in tables.items():
        assert frame.empty and set(contract.load(name).names) <= set(frame.columns)


def test_own_files_take_the_place_of_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = frames.empty(contract.load("working_group"))
    file = pd.DataFrame({"is_undone": [False]})
    monkeypatch.setattr(register.intake, "read", lambda _: {"working_group": own, "load_batch": file})
    tables = read(ROOT / "data")
    assert tables["working_group"].empty and tables["meeting"].empty, "a meeting of the sample beside own groups"


@pytest.mark.parametrize("as_of", [date(2024, 3, 1), date(2026, 11, 22), date(2029, 7, 1)])
def test_the_log_of_the_sample_ends_the_day_before(as_of: date) -> None:
    held = read(ROOT / "data", as_of)["meeting"]["held_on"]
    assert held.max() < pd.Timestamp(as_of) and held.min() >= pd.Timestamp(as_of) - pd.DateOffset(years=2)
    assert (held > pd.Timestamp(as_of) - pd.Timedelta(days=45)).any() or as_of.month == 7
