"""What looks wrong in the log, on rows small enough to check by hand."""

from pathlib import Path
from typing import Any

import pytest

from tests.small_register import Log, meeting, opened


def findings(folder: Path, meetings: list[dict[str, Any]]) -> set[tuple[str, str, str, str | None]]:
    with opened(folder, {"meeting": meetings}) as found:
        rows = found.tables["plausibility"]
        names = ["rule_id", "meeting_id", "detail", "compared_with"]
        return {tuple(row) for row in rows[names].itertuples(index=False, name=None)}


def test_the_small_register_has_two_things_to_look_at(log: Log) -> None:
    rows = log.tables["plausibility"]
    assert set(zip(rows["rule_id"], rows["meeting_id"], strict=True)) == {
        ("attended_over_invited", "m11"), ("future_date", "m09"),
    }  # fmt: skip


def test_more_guests_than_invited_or_far_more_than_members_look_wrong(tmp_path: Path) -> None:
    held = [
        meeting(1, "2026-11-01", attended=20, invited=20), meeting(2, "2026-11-02", attended=21, invited=20),
        meeting(3, "2026-11-03", attended=30), meeting(4, "2026-11-04", attended=31),
        meeting(5, "2026-11-05", "G4", attended=400),  # G4 does not state its members
    ]  # fmt: skip
    assert findings(tmp_path, held) == {
        ("attended_over_invited", "x0002", "21", "20"), ("attended_over_members", "x0004", "31", "20"),
    }  # fmt: skip


def test_today_and_later_are_the_future_and_years_before_the_founding_are_the_past(tmp_path: Path) -> None:
    held = [meeting(1, "2026-11-21"), meeting(2, "2026-11-22"), meeting(3, "2010-01-01"), meeting(4, "2009-12-31")]
    assert findings(tmp_path, held) == {
        ("future_date", "x0002", "2026-11-22", "2026-11-22"), ("before_founded", "x0004", "2009-12-31", "2010"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("costs", "median"), [([100, 200, 300, 1, 10_000], 200), ([100, 200, 1, 10_000], 150), ([7, 7_000_000], None)]
)
def test_ten_times_the_median_of_its_type_of_group_looks_wrong(
    tmp_path: Path, costs: list[int], median: int | None
) -> None:
    held = [meeting(number, f"2026-10-{number + 1:02}", cost_rupiah=cost) for number, cost in enumerate(costs)]
    held += [meeting(90, "2026-10-30", "G5", cost_rupiah=10_000)]  # a KKKS has its own median
    expected = {("ten_times_median_cost", f"x{costs.index(10_000):04}", "10000", str(median))} if median else set()
    assert findings(tmp_path, held) == expected


def test_exactly_ten_times_the_median_is_still_believed(tmp_path: Path) -> None:
    held = [meeting(number, f"2026-10-{number + 1:02}", cost_rupiah=cost) for number, cost in enumerate([50, 50, 500])]
    assert findings(tmp_path, held) == set()


def test_a_second_meeting_of_a_group_on_one_day_is_named_with_the_first(tmp_path: Path) -> None:
    held = [meeting(1, "2026-11-01"), meeting(2, "2026-11-01", kind="pengembangan"), meeting(3, "2026-11-01", "G2")]
    assert findings(tmp_path, held) == {("double_meeting", "x0002", "x0002", "x0001")}


def test_a_refused_meeting_is_not_looked_at_again(tmp_path: Path) -> None:
    held = [meeting(1, "2026-11-01"), meeting(2, "2026-11-01", review_state="ditolak", attended=99, invited=1)]
    assert findings(tmp_path, held) == set()
