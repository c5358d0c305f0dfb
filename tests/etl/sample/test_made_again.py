"""The committed files are what the generator makes; a longer log begins with the same days."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from etl.sample import rules, writing
from tests.etl.sample.conftest import FOLDER, Frames

MOST_BYTES = 2_000_000


@pytest.fixture(scope="module")
def again(made: Frames, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    writing.write(made, folder)
    return folder


@pytest.mark.parametrize("table", writing.AS_CSV)
def test_a_committed_csv_is_byte_for_byte_what_the_generator_writes(table: str, again: Path) -> None:
    committed = (FOLDER / f"{table}.csv").read_bytes().replace(b"\r\n", b"\n")
    assert committed == (again / f"{table}.csv").read_bytes(), "run `python -m etl.sample` and commit data/sample"


@pytest.mark.parametrize("table", writing.AS_PARQUET)
def test_a_committed_parquet_file_holds_what_the_generator_makes(table: str, again: Path) -> None:
    """Frames, not bytes: a Parquet file names the version of its writer."""
    committed, written = (pd.read_parquet(folder / f"{table}.parquet") for folder in (FOLDER, again))
    pd.testing.assert_frame_equal(committed, written)


def test_the_committed_sample_is_small() -> None:
    size = sum(path.stat().st_size for path in FOLDER.iterdir())
    assert 100_000 < size < MOST_BYTES


def test_a_longer_log_begins_with_the_same_meetings_visits_and_amounts(world: writing.World, made: Frames) -> None:
    longer = writing.frames(world, rules.LAST_DAY.year + 2)
    last = pd.Timestamp(rules.LAST_DAY)
    for table, column, until in (
        ("meeting", "held_on", last),
        ("monitoring_visit", "visited_on", last),
        ("funding", "year", last.year),
        ("spending", "year", last.year),
    ):
        begins = longer[table][longer[table][column] <= until].reset_index(drop=True)
        assert len(longer[table]) > len(begins)
        pd.testing.assert_frame_equal(begins, made[table])
    pd.testing.assert_frame_equal(longer["working_group"], made["working_group"])


def test_the_log_fills_its_span(made: Frames) -> None:
    days = made["meeting"]["held_on"]
    assert date(2022, 1, 3) <= days.min().date() <= date(2022, 1, 10)
    assert date(2031, 12, 10) <= days.max().date() <= rules.LAST_DAY
