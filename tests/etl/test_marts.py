"""The tables worked out from the register and the log, on rows small enough to check by hand."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests import small_register
from tests.small_register import AS_OF, BIMA, BOLO, DOMPU, Log, meeting, opened, rule


def status(folder: Path, meetings: list[dict[str, Any]], group: str = "G1", **tables: Any) -> dict[str, Any]:
    with opened(folder, {"meeting": meetings, **tables}) as found:
        return found.one("group_status", group_id=group)


# --- log_meeting ------------------------------------------------------------------------------------------------------


def test_only_confirmed_meetings_before_the_day_of_the_build_are_counted(log: Log) -> None:
    counted = set(log.tables["log_meeting"]["meeting_id"])
    assert counted == {row["meeting_id"] for row in small_register.MEETINGS} - {"m07", "m08", "m09"}


def test_the_last_n_months_reach_from_the_same_day_n_months_back_to_yesterday(tmp_path: Path) -> None:
    days = [AS_OF - timedelta(days=back) for back in range(1, 800)]
    with opened(tmp_path, {"meeting": [meeting(number, day) for number, day in enumerate(days)]}) as found:
        rows = found.tables["log_meeting"].set_index("held_on")["months_ago"]
    for months in (1, 3, 6, 12, 24):
        first = pd.Timestamp(AS_OF) - pd.DateOffset(months=months)
        assert rows.index[rows < months].min() == first
        assert set(rows.index[rows < months]) == {pd.Timestamp(day) for day in days if pd.Timestamp(day) >= first}


def test_at_the_end_of_a_long_month_the_window_never_reaches_into_the_month_before(tmp_path: Path) -> None:
    days = ["2027-02-28", "2027-03-01", "2027-03-30"]
    meetings = [meeting(number, day) for number, day in enumerate(days)]
    with opened(tmp_path, {"meeting": meetings}, as_of=date(2027, 3, 31)) as found:
        assert list(found.tables["log_meeting"].sort_values("held_on")["months_ago"]) == [1, 0, 0]


def test_attendance_is_taken_only_where_both_figures_are_known_and_agree(log: Log) -> None:
    rows = log.tables["log_meeting"].set_index("meeting_id")["has_attendance"]
    assert not rows[["m04", "m05", "m11"]].any()  # no figure of those invited, none at all, 31 of 30
    assert rows[["m01", "m02", "m06", "m10"]].all()


def test_pengawas_and_the_officers_are_not_from_outside(log: Log) -> None:
    rows = log.tables["log_meeting"].set_index("meeting_id")["is_outside_narasumber"]
    assert rows[["m02", "m13"]].all()  # LPMP, Dinas
    assert not rows[["m01", "m10", "m05"]].any()  # pengawas, pengurus, nobody


# --- group_month ------------------------------------------------------------------------------------------------------


def test_every_group_has_every_month_of_the_log(log: Log) -> None:
    rows = log.tables["group_month"]
    months = pd.date_range("2025-03-01", "2026-11-01", freq="MS")  # from m16, the first meeting, to yesterday
    assert len(rows) == 8 * len(months) and not rows.duplicated(["group_id", "month"]).any()
    assert set(rows["month"]) == set(months)


def test_a_month_holds_the_sums_of_its_meetings(log: Log) -> None:
    row = log.one("group_month", group_id="G1", month=pd.Timestamp("2026-10-01"))
    assert row == {
        "group_id": "G1", "month": pd.Timestamp("2026-10-01"), "meetings": 1, "development_meetings": 1,
        "attended": 12, "invited": 20, "cost_rupiah": 600_000, "meetings_with_cost": 1, "cost_attended": 12,
        "cost_of_attended_rupiah": 600_000, "meetings_with_narasumber": 1, "meetings_with_outside_narasumber": 1,
        "lesson_hours": 12, "reported_meetings": 2,
    }  # fmt: skip


def test_a_month_without_a_meeting_is_a_row_of_zeros(log: Log) -> None:
    row = log.one("group_month", group_id="G3", month=pd.Timestamp("2026-10-01"))
    assert {value for name, value in row.items() if name not in ("group_id", "month")} == {0}


def test_no_meeting_is_lost_between_the_log_and_its_months(log: Log) -> None:
    assert log.tables["group_month"]["meetings"].sum() == len(log.tables["log_meeting"])


def test_an_ancient_date_does_not_make_a_hundred_years_of_months(tmp_path: Path) -> None:
    meetings = [meeting(1, "1926-01-01"), meeting(2, "2026-11-01")]
    with opened(tmp_path, {"meeting": meetings}) as found:
        months = found.tables["group_month"]["month"]
        assert months.nunique() == 60 and months.min() == pd.Timestamp("2021-12-01")


def test_on_the_first_of_a_month_the_log_ends_with_the_month_before(tmp_path: Path) -> None:
    with opened(tmp_path, {"meeting": [meeting(1, "2026-01-31")]}, as_of=date(2027, 1, 1)) as found:
        months = found.tables["group_month"]["month"]
        assert (months.min(), months.max()) == (pd.Timestamp("2026-01-01"), pd.Timestamp("2026-12-01"))


def test_a_register_without_a_log_has_groups_but_no_months(tmp_path: Path) -> None:
    with opened(tmp_path, {"meeting": []}) as found:
        assert found.tables["group_month"].empty
        assert set(found.tables["group_status"]["activity_class"]) == {"vakum"}


# --- group_status -----------------------------------------------------------------------------------------------------


def test_every_group_has_one_status(log: Log) -> None:
    assert list(log.tables["group_status"]["group_id"]) == [f"G{number}" for number in range(1, 9)]
    assert not log.tables["group_status"]["activity_class"].isna().any()


def test_the_class_follows_the_meetings_of_the_window(log: Log) -> None:
    found = log.tables["group_status"].set_index("group_id")
    assert dict(found["meetings_in_window"]) == {
        "G1": 5, "G2": 2, "G3": 0, "G4": 1, "G5": 3, "G6": 0, "G7": 0, "G8": 1,
    }  # fmt: skip
    assert dict(found["activity_class"]) == {
        "G1": "cukup_aktif", "G2": "kurang_aktif", "G3": "vakum", "G4": "kurang_aktif", "G5": "kurang_aktif",
        "G6": "vakum", "G7": "vakum", "G8": "kurang_aktif",
    }  # fmt: skip


def test_a_kabupaten_with_its_own_rule_is_judged_by_it_and_the_others_by_the_general_one(log: Log) -> None:
    dompu, bima = log.one("group_status", group_id="G4"), log.one("group_status", group_id="G2")
    assert (dompu["rule_kabupaten_code"], dompu["rule_valid_from"]) == (DOMPU, pd.Timestamp("2024-01-01"))
    assert (bima["rule_kabupaten_code"], bima["rule_valid_from"]) == (None, pd.Timestamp("2018-11-01"))
    # From 2 meetings on a group is cukup aktif in Dompu, from 4 elsewhere.
    assert (dompu["next_class"], dompu["meetings_missing"]) == ("cukup_aktif", 1)
    assert (bima["next_class"], bima["meetings_missing"]) == ("cukup_aktif", 2)


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        (0, ("vakum", "kurang_aktif", 1)), (1, ("kurang_aktif", "cukup_aktif", 3)),
        (3, ("kurang_aktif", "cukup_aktif", 1)), (4, ("cukup_aktif", "aktif", 12)),
        (15, ("cukup_aktif", "aktif", 1)), (16, ("aktif", None, None)), (40, ("aktif", None, None)),
    ],
)  # fmt: skip
def test_each_bound_of_the_rule_belongs_to_the_class_above(
    tmp_path: Path, meetings: int, expected: tuple[str, str | None, int | None]
) -> None:
    held = [meeting(number, AS_OF - timedelta(days=1 + number)) for number in range(meetings)]
    row = status(tmp_path, held)
    assert (row["activity_class"], row["next_class"], row["meetings_missing"]) == expected


@pytest.mark.parametrize(("as_of", "bound"), [("2026-01-01", 10), ("2026-06-30", 10), ("2026-07-01", 5)])
def test_the_newest_rule_that_is_in_force_on_the_day_is_used(tmp_path: Path, as_of: str, bound: int) -> None:
    rules = [*rule(None, "2018-01-01", (20, 4, 1)), *rule(None, "2025-01-01", (10, 4, 1)),
             *rule(None, "2026-07-01", (5, 2, 1))]  # fmt: skip
    with opened(tmp_path, {"meeting": [], "activity_rule": rules}, as_of=date.fromisoformat(as_of)) as found:
        year = found.one("group_status", group_id="G1")["rule_valid_from"]
    assert {pd.Timestamp("2025-01-01"): 10, pd.Timestamp("2026-07-01"): 5}[year] == bound


def test_a_rule_brings_its_own_window(tmp_path: Path) -> None:
    rules = [*rule(None, "2018-01-01", (16, 4, 1)), *rule(BIMA, "2020-01-01", (2, 1, 0), window=6)]
    rules = [row for row in rules if row["activity_class"] != "kurang_aktif" or row["kabupaten_code"] is None]
    held = [meeting(1, "2026-05-22"), meeting(2, "2026-05-21")]
    row = status(tmp_path, held, activity_rule=rules)
    assert (row["window_months"], row["meetings_in_window"], row["activity_class"]) == (6, 1, "cukup_aktif")


def test_a_day_before_the_first_rule_leaves_the_class_open_and_loses_no_group(tmp_path: Path) -> None:
    rules = rule(None, "2026-12-01", (16, 4, 1))
    with pytest.raises(Exception, match=r"NOT NULL constraint failed: group_status\.window_months"):
        status(tmp_path, [], activity_rule=rules)


def test_silence_counts_full_months_and_is_unknown_where_the_log_has_nothing(log: Log) -> None:
    found = log.tables["group_status"].set_index("group_id")
    assert found["months_silent"].astype(object).where(found["months_silent"].notna(), None).to_dict() == {
        "G1": 0, "G2": 5, "G3": None, "G4": 11, "G5": 1, "G6": 20, "G7": None, "G8": 0,
    }  # fmt: skip
    assert set(found.index[~found["is_reported"]]) == {"G3", "G7"}
    assert found.at["G2", "last_meeting_on"] == pd.Timestamp("2026-05-23")


def test_sums_of_the_window_leave_out_what_is_older(log: Log) -> None:
    row = log.one("group_status", group_id="G1")  # m06 with 20 of 20 is one day too old
    assert (row["attended"], row["invited"]) == (40, 60)
    assert (row["cost_rupiah"], row["meetings_with_cost"]) == (1_050_000, 3)
    assert (row["cost_of_attended_rupiah"], row["cost_attended"]) == (1_050_000, 45)


@pytest.mark.parametrize(
    ("hours", "packages"),
    [
        ([12, 12, 8], 1), ([10, 10, 9.5], 0), ([30], 1), ([20, 20, 20], 2),
        ([None, None], 0), ([None, None, None], 1), ([None] * 7, 2),
        ([29, None, None, None], 0),  # hours that are known are never topped up with meetings that state none
        ([0, None, None], 0), ([], 0),
    ],
)  # fmt: skip
def test_a_package_is_thirty_lesson_hours_or_three_meetings_where_no_hours_are_stated(
    tmp_path: Path, hours: list[float | None], packages: int
) -> None:
    held = [
        meeting(number, AS_OF - timedelta(days=7 * number + 1), kind="pengembangan", lesson_hours=one)
        for number, one in enumerate(hours)
    ]
    assert status(tmp_path, held)["certificate_packages"] == packages


def test_hours_of_routine_meetings_earn_no_package(tmp_path: Path) -> None:
    row = status(tmp_path, [meeting(1, "2026-11-01", lesson_hours=40)])
    assert (row["lesson_hours"], row["certificate_packages"]) == (0, 0)


def test_money_is_that_of_the_last_full_year_and_unknown_where_nothing_was_reported(log: Log) -> None:
    first, second, third, fourth = (log.one("group_status", group_id=f"G{number}") for number in (1, 2, 3, 4))
    assert first["money_year"] == 2025
    assert (first["income_rupiah"], first["school_dues_rupiah"], first["spending_rupiah"]) == (
        4_000_000, 3_000_000, 2_500_000,
    )  # fmt: skip
    assert (second["income_rupiah"], second["school_dues_rupiah"], second["spending_rupiah"]) == (500_000, 0, 400_000)
    assert (third["income_rupiah"], third["school_dues_rupiah"], third["spending_rupiah"]) == (None, None, None)
    assert (fourth["income_rupiah"], fourth["spending_rupiah"]) == (0, None)


def test_the_last_visit_is_one_that_has_taken_place(log: Log) -> None:
    found = log.tables["group_status"].set_index("group_id")["last_visit_on"]
    assert found["G1"] == pd.Timestamp("2026-06-01") and found["G2"] == pd.Timestamp("2025-10-01")
    assert pd.isna(found["G4"])  # planned for December


# --- person_status ----------------------------------------------------------------------------------------------------


def test_one_of_three_criteria_makes_a_narasumber_suitable_who_can_be_asked(log: Log) -> None:
    found = log.tables["person_status"].set_index("person_id")
    assert dict(found["is_suitable"]) == {"P1": True, "P2": False, "P3": True, "P4": False, "P5": True}
    assert found.at["P4", "is_qualified"]  # has S1, but can't be asked now
    assert not found.at["P2", "is_qualified"]  # nine years


def test_the_nearest_suitable_narasumber_is_found_for_groups_with_a_point(log: Log) -> None:
    found = log.tables["group_narasumber"].set_index("group_id")
    assert set(found.index) == {"G1", "G2", "G4"}
    # P2 and P4 live beside G4, but one is not suitable and the other can't be asked; P5 has no point.
    assert dict(found["person_id"]) == {"G1": "P1", "G2": "P1", "G4": "P3"}
    assert found.at["G1", "distance_km"] == 0 and found.at["G4", "distance_km"] == pytest.approx(11.060, abs=0.001)


def test_without_any_suitable_narasumber_the_distance_is_unknown_not_zero(tmp_path: Path) -> None:
    with opened(tmp_path, {"resource_person": [], "resource_person_topic": []}) as found:
        rows = found.tables["group_narasumber"]
        assert len(rows) == 3 and rows["person_id"].isna().all() and rows["distance_km"].isna().all()


def test_a_group_of_the_kabupaten_stands_without_a_kecamatan(log: Log) -> None:
    assert log.one("group_status", group_id="G8")["kecamatan_code"] is None
    assert log.one("group_status", group_id="G1")["kecamatan_code"] == BOLO
