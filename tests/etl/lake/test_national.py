"""The generated nation: made anew it is the same, and its marts are what plain Python counts."""

from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from bench.national import making
from bench.national.making import Size
from etl import marts
from etl.lake import layout, loading
from etl.warehouse import NewWarehouse
from schemas import contract
from tests.conftest import AS_OF
from tests.etl.lake import lakes

SMALL = Size(groups=40, meetings=2_000)


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nation")
    making.make(folder, SMALL)
    return folder


@pytest.fixture
def built(nation: Path, new: NewWarehouse, database: duckdb.DuckDBPyConnection) -> NewWarehouse:
    new.connection.execute("delete from load_batch")
    new.connection.from_df(loading.frames_of(nation)["load_batch"][contract.load("load_batch").names]).insert_into(
        "load_batch"
    )
    loading.load(new, nation)
    for table in ("activity_rule", "study_fact"):
        new.write(table, lakes.read(database, table))
    marts.fill(new)
    return new


def log(nation: Path) -> list[dict[str, object]]:
    files = layout.files(nation, "meeting").parquet
    read = [pd.read_parquet(path, partitioning=None, dtype_backend="numpy_nullable") for path in files]
    frame = pd.concat(read)
    return frame.astype("object").where(frame.notna(), None).to_dict("records")  # type: ignore[return-value]


def test_the_same_call_makes_the_same_lake_and_another_seed_another(nation: Path, tmp_path: Path) -> None:
    again, other = tmp_path / "again", tmp_path / "other"
    making.make(again, SMALL)
    making.make(other, Size(groups=40, meetings=2_000, seed=7))

    def contents(folder: Path) -> dict[str, bytes]:
        return {layout.said(folder, path): path.read_bytes() for path in layout.all_files(folder)}

    assert contents(again) == contents(nation) != contents(other)
    with pytest.raises(FileExistsError, match="not empty"):
        making.make(again, SMALL)


def test_a_nation_of_the_asked_size_lies_in_its_provinces_and_years(nation: Path) -> None:
    rows = log(nation)
    assert len(rows) == len({row["meeting_id"] for row in rows}) == SMALL.meetings
    for path in layout.files(nation, "meeting").all:
        place = layout.place_of(path)
        for row in pd.read_parquet(path, partitioning=None)[["group_id", "held_on"]].itertuples():
            assert place == (str(row.group_id).split("-")[1][:2], row.held_on.year)


def test_the_months_of_every_group_are_what_plain_python_counts(built: NewWarehouse, nation: Path) -> None:
    rows = log(nation)
    counted = [row for row in rows if row["review_state"] == "dikonfirmasi"]

    def month(row: dict[str, object]) -> tuple[str, date]:
        held = row["held_on"]
        assert isinstance(held, date)
        return str(row["group_id"]), date(held.year, held.month, 1)

    meetings = Counter(map(month, counted))
    reported = Counter(month(row) for row in rows if row["review_state"] != "ditolak")
    attended: Counter[tuple[str, date]] = Counter()
    cost: Counter[tuple[str, date]] = Counter()
    for row in counted:
        came, asked, paid = row["attended"], row["invited"], row["cost_rupiah"]
        if came is not None and asked is not None and int(str(came)) <= int(str(asked)):
            attended[month(row)] += int(str(came))
        cost[month(row)] += int(str(paid or 0))
    found = built.connection.table("group_month").project(
        "group_id, month, meetings, reported_meetings, attended, cost_rupiah"
    )
    held = found.fetchall()
    months = (AS_OF.year - making.FIRST.year) * 12 + AS_OF.month - making.FIRST.month + 1
    assert len(held) == SMALL.groups * months
    for group, first, *figures in held:
        at = (group, first)
        assert figures == [meetings[at], reported[at], attended[at], cost[at]], at


def test_the_log_lies_by_kabupaten_group_and_day_so_that_one_is_found_without_reading_all(built: NewWarehouse) -> None:
    place = dict(built.connection.table("working_group").project("group_id, kabupaten_code").fetchall())
    for table in ("meeting", "log_meeting"):
        order = built.connection.table(table).project("group_id, held_on, meeting_id").fetchall()
        assert order == sorted(order, key=lambda row: (place[row[0]], *row)), table


def test_long_tables_are_put_in_order_a_province_at_a_time(tmp_path: Path) -> None:
    """What is put in order at once must fit into memory, so it may not grow with the country."""
    wanted = [("11", 2025, "a.parquet"), ("52", 2024, "b.csv"), ("52", 2026, "a.parquet"), ("94", 2026, "a.parquet")]
    for province, year, name in reversed(wanted):
        path = layout.partition(tmp_path, "meeting", province, year) / name
        path.parent.mkdir(parents=True)
        path.touch()
    found = layout.by_province(tmp_path, "meeting")
    told = [[path.relative_to(tmp_path / "meeting").as_posix() for path in paths] for paths in found]
    assert told == [
        ["province_code=11/year=2025/a.parquet"],
        ["province_code=52/year=2024/b.csv", "province_code=52/year=2026/a.parquet"],
        ["province_code=94/year=2026/a.parquet"],
    ]
