"""The contestants of a build of national size do the same work: as many rows, the same sums."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from bench.national import contestants, in_pandas, making, measuring
from bench.national.making import Size


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nation") / "lake"
    making.make(folder, Size(groups=30, meetings=1_500, csv=0.3))
    return folder


def test_our_sql_and_pandas_make_the_same_months_and_the_floor_those_with_meetings(lake: Path, tmp_path: Path) -> None:
    for what in ("mart", "pandas"):
        contestants.main(what, lake, tmp_path)
    assert float((tmp_path / contestants.SECONDS).read_text(encoding="utf-8")) > 0
    with duckdb.connect(str(tmp_path / contestants.FILE)) as connection:
        ours = connection.table("group_month").df()
    theirs = pd.read_parquet(tmp_path / "group_month.parquet")[list(ours.columns)]
    ours["month"], theirs["month"] = ours["month"].astype("datetime64[s]"), theirs["month"].astype("datetime64[s]")
    keys = ["group_id", "month"]
    pd.testing.assert_frame_equal(
        ours.sort_values(keys, ignore_index=True), theirs.sort_values(keys, ignore_index=True), check_dtype=False
    )
    assert ours["meetings"].sum() > 1_000 and len(ours) == 30 * ours["month"].nunique()
    (tmp_path / contestants.FILE).unlink()
    contestants.main("floor", lake, tmp_path)
    with duckdb.connect(str(tmp_path / contestants.FILE)) as connection:
        assert connection.table("floor_month").shape[0] == (ours["meetings"] > 0).sum()


def test_a_share_of_the_partitions_comes_as_csv(lake: Path) -> None:
    suffixes = [path.suffix for path in (lake / "meeting").rglob("*.*")]
    assert 0 < suffixes.count(".csv") < suffixes.count(".parquet")
    assert in_pandas.group_month(lake, contestants.AS_OF)["reported_meetings"].sum() > 1_000


def test_every_contestant_has_its_words(lake: Path) -> None:
    assert set(measuring.CONTESTANTS) == set(measuring.WORDS) >= set(measuring.SHORT)
