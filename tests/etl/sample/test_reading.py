"""What a build of one day sees, and what it is told when there is nothing to see."""

import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from etl.problems import BadInputError
from etl.sample import OutsideTheSpanError
from etl.sample import __main__ as command
from etl.sample import read as read_sample
from tests.etl.sample.conftest import FOLDER, Read


@pytest.mark.parametrize("as_of", [date(2024, 1, 1), date(2026, 11, 22), date(2032, 1, 1)], ids=str)
def test_meetings_and_visits_are_of_the_two_years_before_the_day(as_of: date, read: Read) -> None:
    tables = read(as_of)
    for table, column in (("meeting", "held_on"), ("monitoring_visit", "visited_on")):
        days = tables[table][column]
        first, last = pd.Timestamp(as_of.replace(year=as_of.year - 2)), pd.Timestamp(as_of)
        assert first <= days.min() < first + pd.Timedelta(days=40)
        assert last - pd.Timedelta(days=40) < days.max() < last


def test_the_first_of_the_two_years_is_seen_and_the_day_of_the_build_is_not(made: dict[str, pd.DataFrame]) -> None:
    """On days that have meetings at both ends: 21 November 2024 was a Thursday, 2026 a Saturday."""
    log, ends = made["meeting"], (pd.Timestamp(2024, 11, 21), pd.Timestamp(2026, 11, 21))
    assert all((log["held_on"] == end).sum() > 3 for end in ends)
    seen = read_sample(FOLDER, date(2026, 11, 21))["meeting"]["held_on"]
    assert (seen.min(), (seen == ends[0]).sum()) == (ends[0], (log["held_on"] == ends[0]).sum())
    assert seen.max() < ends[1]


def test_two_years_before_a_leap_day_begin_on_the_28th(read: Read) -> None:
    assert read(date(2028, 2, 29))["meeting"]["held_on"].min() >= pd.Timestamp(2026, 2, 28)


def test_money_is_of_three_full_years_and_the_part_of_the_running_year_that_has_passed(read: Read) -> None:
    for table in ("funding", "spending"):
        amounts = read(date(2026, 7, 2))[table].groupby("year")["amount_rupiah"].sum()
        assert list(amounts.index) == [2023, 2024, 2025, 2026]
        assert 0.45 < amounts[2026] / amounts[2025] < 0.55
        assert sorted(read(date(2026, 1, 1))[table]["year"].unique()) == [2023, 2024, 2025]


def test_the_same_day_gives_the_same_tables(read: Read) -> None:
    first = read(date(2026, 11, 22))
    again = read_sample(FOLDER, date(2026, 11, 22))
    for table, frame in first.items():
        pd.testing.assert_frame_equal(frame, again[table])


def test_another_day_moves_no_meeting_that_both_days_see(read: Read) -> None:
    earlier, later = read(date(2026, 6, 1))["meeting"], read(date(2026, 11, 22))["meeting"]
    both = earlier.merge(later, on="meeting_id")
    assert len(both) > 5000
    assert (both["held_on_x"] == both["held_on_y"]).all() and (
        both["topic_x"].fillna("") == both["topic_y"].fillna("")
    ).all()
    assert (both["cost_rupiah_x"].fillna(0) == both["cost_rupiah_y"].fillna(0)).all()


def test_every_meeting_has_its_own_id_even_where_the_log_has_a_day_twice(made: dict[str, pd.DataFrame]) -> None:
    twice = made["meeting"][made["meeting"].duplicated(["group_id", "held_on"])]
    day = twice["held_on"].iloc[0].date()
    tables = read_sample(FOLDER, min(max(date(2024, 1, 1), day.replace(year=day.year + 1)), date(2032, 1, 1)))
    ids = tables["meeting"]["meeting_id"]
    assert ids.is_unique and ids.str.endswith("-2").any()


def test_the_batch_names_the_files_and_counts_their_rows(read: Read) -> None:
    tables = read(date(2026, 11, 22))
    (batch,) = tables["load_batch"].to_dict("records")
    rows = sum(len(frame) for table, frame in tables.items() if table != "load_batch")
    assert (batch["batch_id"], batch["kind"], batch["rows_read"], batch["rows_refused"]) == (
        "contoh",
        "contoh",
        rows,
        0,
    )


def test_every_row_says_in_which_file_and_row_of_the_sample_it_stands(read: Read) -> None:
    tables = read(date(2026, 11, 22))
    group = tables["working_group"].iloc[41]
    assert group["source_sheet"] == "working_group.csv"
    lines = (FOLDER / "working_group.csv").read_text(encoding="utf-8").splitlines()
    assert lines[group["source_row"] - 1].startswith(f"{group['group_id']},")
    stored = pd.read_parquet(FOLDER / "meeting.parquet")
    seen = tables["meeting"]
    assert set(seen["source_sheet"]) == {"meeting.parquet"} and seen["source_row"].is_unique
    behind = stored.iloc[seen["source_row"].to_numpy() - 1].reset_index(drop=True)
    assert (behind["group_id"] == seen["group_id"]).all() and (behind["held_on"] == seen["held_on"]).all()


@pytest.mark.parametrize(
    ("as_of", "cure"),
    [(date(2032, 1, 2), "--until 2032"), (date(2040, 5, 5), "--until 2040"), (date(2023, 12, 31), "a later day")],
)
def test_a_day_outside_the_log_is_refused_with_the_days_that_can_be_shown(as_of: date, cure: str) -> None:
    with pytest.raises(OutsideTheSpanError) as caught:
        read_sample(FOLDER, as_of)
    message = str(caught.value)
    assert all(
        words in message for words in (as_of.isoformat(), "2024-01-01", "2032-01-01", cure, "sample/meeting.parquet")
    )


def test_the_cure_for_a_day_outside_helps(tmp_path: Path) -> None:
    assert command.main(["--until", "2033", "--out", str(tmp_path)]) == 0
    tables = read_sample(tmp_path, date(2033, 6, 1))
    assert tables["meeting"]["held_on"].max() > pd.Timestamp(2033, 5, 1)


@pytest.mark.parametrize("file", ["meeting.parquet", "working_group.csv"])
@pytest.mark.parametrize("content", [None, b"not what it should be"])
def test_a_missing_or_broken_file_is_named_with_its_cure(file: str, content: bytes | None, tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "sample")
    (folder / file).unlink()
    if content:
        (folder / file).write_bytes(content)
    with pytest.raises(BadInputError) as caught:
        read_sample(folder, date(2026, 11, 22))
    assert f"sample/{file}" in str(caught.value) and "Cure" in str(caught.value)
