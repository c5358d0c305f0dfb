"""The questions about the register and the log, answered on the small register and checked by hand."""

from datetime import date, datetime

import pytest

from indicators import registry
from schemas.warehouse_file import FOLDER_VARIABLE
from tests import small_register
from tests.queries.asking import PLACES, ask, columns
from tests.small_register import BIMA, BOLO, DOMPU, WOHA

LOADED_AT = datetime.fromisoformat("2026-11-20 09:00")  # local time without a zone, as the table keeps it
pytestmark = pytest.mark.usefixtures("small_warehouse")


# --- groups -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("place", "groups"), PLACES)
@pytest.mark.parametrize("question", ["group_points", "log_packages"])
def test_the_filters_of_place_and_type_choose_the_groups(
    question: str, place: dict[str, str], groups: set[str]
) -> None:
    assert {row["group_id"] for row in ask(question, **place)} == groups


def test_points_come_with_place_class_and_size_and_groups_without_a_point_come_too() -> None:
    rows = {row["group_id"]: row for row in ask("group_points")}
    assert rows["G1"] == {
        "group_id": "G1", "name": "KKG Gugus 1 Bolo", "gugus_name": "Gugus 1 Bolo", "group_type": "KKG",
        "level": "gugus", "kabupaten_code": BIMA, "kabupaten_name": "Bima", "kecamatan_code": BOLO,
        "kecamatan_name": "Bolo", "longitude": 118.6, "latitude": -8.5, "location_source": "gps", "members": 20,
        "schools": 6, "activity_class": "cukup_aktif", "meetings_in_window": 5,
        "last_meeting_on": date(2026, 11, 21), "months_silent": 0, "is_sample": False,
    }  # fmt: skip
    assert (rows["G3"]["longitude"], rows["G3"]["latitude"], rows["G3"]["last_meeting_on"]) == (None, None, None)
    assert (rows["G8"]["kecamatan_code"], rows["G8"]["kecamatan_name"]) == (None, None)


def test_the_card_says_who_why_what_is_missing_money_narasumber_and_the_last_visit() -> None:
    (card,) = ask("group_card", group_id="G1")
    expected = {
        "activity_class": "cukup_aktif", "meetings_in_window": 5, "class_from": 4, "window_months": 12,
        "rule_source": "uji", "next_class": "aktif", "meetings_missing": 11, "attended": 40, "invited": 60,
        "lesson_hours": 32.0, "certificate_packages": 1, "cost_rupiah": 1_050_000, "meetings_with_cost": 3,
        "money_year": 2025, "income_rupiah": 4_000_000, "spending_rupiah": 2_500_000, "narasumber_km": 0.0,
        "narasumber_kind": "pengawas", "last_visit_on": date(2026, 6, 1), "last_visit_by": "dinas_pendidikan",
        "has_sk": True, "has_kak": False, "has_chair": None, "source_file": "log.xlsx",
        "loaded_at": LOADED_AT, "as_of": date(2026, 11, 22),
    }  # fmt: skip
    assert {name: card[name] for name in expected} == expected


def test_the_card_takes_the_bound_from_the_rule_of_the_kabupaten() -> None:
    (card,) = ask("group_card", group_id="G4")
    assert (card["activity_class"], card["class_from"]) == ("kurang_aktif", 1)
    assert card["rule_valid_from"] == date(2024, 1, 1)
    assert (card["next_class"], card["meetings_missing"], card["last_visit_on"]) == ("cukup_aktif", 1, None)


@pytest.mark.parametrize("group", ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8"])
def test_there_is_one_card_for_every_group(group: str) -> None:
    assert columns(ask("group_card", group_id=group), "group_id") == [(group,)]


def test_all_meetings_of_a_group_are_listed_with_their_state_newest_first() -> None:
    rows = ask("group_meetings", group_id="G1")
    assert [row["meeting_id"] for row in rows] == ["m09", "m01", "m08", "m07", "m02", "m03", "m04", "m05", "m06"]
    assert {row["meeting_id"]: row["review_state"] for row in rows}["m08"] == "ditolak"


# --- figures by place -------------------------------------------------------------------------------------------------


def test_values_of_all_indicators_come_by_level_and_type() -> None:
    rows = ask("log_values", level="kabupaten", group_type="KKG")
    assert {row["indicator_id"] for row in rows} == {it.id for it in registry.all_indicators("log")}
    of_one = [row for row in rows if row["indicator_id"] == "log_meetings_per_group"]
    assert columns(of_one, "area_name", "numerator", "denominator") == [
        ("Lombok Barat", 0, 0), ("Dompu", 1, 1), ("Bima", 7, 3),
    ]  # fmt: skip
    province = ask("log_values", level="provinsi", group_type="KKG")
    assert {row["area_name"] for row in province} == {"Nusa Tenggara Barat"} and len(province) == len(rows) / 3


def test_values_of_kecamatan_are_those_of_the_chosen_kabupaten() -> None:
    rows = ask("log_values", level="kecamatan", group_type="KKG", kabupaten_code=BIMA)
    of_one = [row for row in rows if row["indicator_id"] == "log_meetings_per_group"]
    assert columns(of_one, "area_name", "numerator", "denominator") == [("Bolo", 7, 2), ("Woha", 0, 1)]


def test_classes_are_counted_by_kabupaten_and_add_up_to_all_groups() -> None:
    rows = ask("log_classes")
    assert sum(row["groups"] for row in rows) == 8
    assert columns(ask("log_classes", group_type="KKG"), "area_name", "activity_class", "groups") == [
        ("Dompu", "kurang_aktif", 1), ("Bima", "cukup_aktif", 1), ("Bima", "kurang_aktif", 1), ("Bima", "vakum", 1),
    ]  # fmt: skip


def test_in_one_kabupaten_classes_are_counted_by_kecamatan_and_the_kkps_stands_without_one() -> None:
    rows = ask("log_classes", kabupaten_code=BIMA)
    assert columns(rows, "area_code", "group_type", "activity_class", "groups") == [
        (None, "KKPS", "kurang_aktif", 1), (BOLO, "KKG", "cukup_aktif", 1), (BOLO, "KKG", "kurang_aktif", 1),
        (BOLO, "KKKS", "kurang_aktif", 1), (WOHA, "KKG", "vakum", 1), (WOHA, "KKM", "vakum", 1),
    ]  # fmt: skip


# --- the log in time --------------------------------------------------------------------------------------------------


def test_months_hold_all_meetings_with_development_meetings_apart() -> None:
    rows = ask("log_months", group_type="KKG")
    assert len(rows) == 2 * 21  # two kabupaten, March 2025 to November 2026
    bima = {row["month"]: row for row in rows if row["area_code"] == BIMA}
    october = bima[date(2026, 10, 1)]
    assert [october[name] for name in ("groups", "groups_met", "meetings", "development_meetings")] == [3, 1, 1, 1]
    assert (october["attended"], october["invited"]) == (12, 20)
    assert bima[date(2026, 7, 1)]["meetings"] == 0
    assert sum(row["meetings"] for row in ask("log_months")) == 14


def test_months_of_one_kabupaten_come_by_kecamatan() -> None:
    rows = ask("log_months", kabupaten_code=BIMA, group_type="KKG")
    assert {row["area_name"]: 0 for row in rows} == {"Bolo": 0, "Woha": 0}
    assert sum(row["meetings"] for row in rows if row["area_code"] == BOLO) == 8
    assert sum(row["meetings"] for row in rows if row["area_code"] == WOHA) == 0


def test_who_reported_counts_groups_and_takes_a_report_that_waits() -> None:
    rows = ask("log_months", kabupaten_code=BIMA, group_type="KKG")
    bolo = {row["month"]: row for row in rows if row["area_code"] == BOLO}
    assert (bolo[date(2026, 10, 1)]["groups_reported"], bolo[date(2026, 10, 1)]["groups"]) == (1, 2)
    assert bolo[date(2026, 4, 1)]["groups_reported"] == 0


def test_days_hold_meetings_and_the_groups_that_met() -> None:
    rows = ask("log_days", kabupaten_code=BIMA)
    assert columns(rows, "held_on") == sorted(columns(rows, "held_on"))
    first_of_august = [row for row in rows if row["held_on"] == date(2026, 8, 1)]
    assert columns(first_of_august, "meetings", "groups") == [(2, 2)]  # G1 and G5
    assert max(row["held_on"] for row in rows) == date(2026, 11, 21)


# --- what the meetings were -------------------------------------------------------------------------------------------


def test_topics_of_the_last_twelve_months_are_counted_with_those_that_are_not_said() -> None:
    assert columns(ask("log_topics", group_type="KKG"), "topic", "meetings", "groups", "development_meetings") == [
        ("ptk_karya_ilmiah", 3, 2, 2), ("hari_besar", 2, 2, 0), ("media_pembelajaran", 2, 1, 1), (None, 1, 1, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("attended", "band"), [(20, "90_100"), (18, "90_100"), (17, "60_89"), (12, "60_89"), (11, "0_59"), (0, "0_59")]
)
def test_a_group_falls_into_one_band_of_attendance(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, attended: int, band: str
) -> None:
    folder = tmp_path_factory.mktemp("bands")
    meeting = {"meeting_id": "x", "group_id": "G1", "held_on": "2026-11-01", "attended": attended, "invited": 20}
    small_register.publish(folder, {"meeting": [meeting]})
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    rows = ask("log_attendance_bands", kecamatan_code=BOLO, group_type="KKG")
    assert columns(rows, "band", "groups", "attended", "invited") == [(band, 1, attended, 20), (None, 1, 0, 0)]


def test_bands_of_attendance_hold_every_group_once() -> None:
    rows = ask("log_attendance_bands", group_type="KKG")
    assert columns(rows, "band", "groups", "attended", "invited") == [
        ("90_100", 1, 10, 10), ("60_89", 2, 64, 90), (None, 1, 0, 0),
    ]  # fmt: skip


def test_silent_groups_come_longest_first_and_never_heard_ones_before_all() -> None:
    rows = ask("log_silent", months=3)
    assert columns(rows, "group_id", "months_silent") == [("G3", None), ("G7", None), ("G6", 20), ("G4", 11), ("G2", 5)]
    assert columns(ask("log_silent", months=5), "group_id")[-1] == ("G2",)
    assert columns(ask("log_silent", months=6), "group_id") == [("G3",), ("G7",), ("G6",), ("G4",)]
    assert columns(ask("log_silent", months=12, group_type="KKG"), "group_id") == [("G3",)]


def test_packages_come_with_the_hours_behind_them_best_first() -> None:
    rows = ask("log_packages")
    assert columns(rows[:2], "group_id", "certificate_packages", "lesson_hours", "development_meetings") == [
        ("G1", 1, 32.0, 3), ("G5", 1, 0.0, 3),
    ]  # fmt: skip
    assert {row["certificate_packages"] for row in rows[2:]} == {0} and len(rows) == 8


# --- money ------------------------------------------------------------------------------------------------------------


def test_income_comes_by_year_and_source_with_the_groups_that_reported() -> None:
    assert columns(ask("log_funding"), "year", "source", "amount_rupiah", "groups", "groups_reporting") == [
        (2024, "iuran_sekolah", 2_000_000, 1, 1), (2025, "iuran_sekolah", 3_000_000, 1, 3),
        (2025, "dinas_pendidikan", 1_000_000, 1, 3), (2025, "iuran_guru", 500_000, 1, 3),
    ]  # fmt: skip
    dompu = ask("log_funding", kabupaten_code=DOMPU)
    assert columns(dompu, "amount_rupiah", "groups", "groups_reporting") == [(0, 0, 1)]


def test_spending_comes_by_year_and_category() -> None:
    assert columns(ask("log_spending"), "year", "category", "amount_rupiah", "groups", "groups_reporting") == [
        (2024, "konsumsi", 900_000, 1, 1), (2025, "konsumsi", 2_400_000, 2, 2),
        (2025, "honor_narasumber", 500_000, 1, 2),
    ]  # fmt: skip


def test_costs_keep_sums_and_divisors_apart_for_each_group_that_has_any() -> None:
    names = ("group_id", "cost_rupiah", "meetings_with_cost", "cost_of_attended_rupiah", "cost_attended")
    assert columns(ask("log_costs"), *names) == [
        ("G4", 100_000, 1, 100_000, 10), ("G8", 50_000, 1, 50_000, 9), ("G1", 1_050_000, 3, 1_050_000, 45),
        ("G2", 200_000, 1, 200_000, 24),
    ]  # fmt: skip
    money = columns(ask("log_costs", kecamatan_code=BOLO), "group_id", "school_dues_rupiah", "schools")
    assert money == [("G1", 3_000_000, 6), ("G2", 0, 8)]


# --- narasumber -------------------------------------------------------------------------------------------------------


def test_persons_come_by_kind_with_each_criterion() -> None:
    names = ("kind", "persons", "with_s1", "with_ten_years", "with_expertise", "qualified", "available", "suitable")
    assert columns(ask("log_persons"), *names) == [
        ("guru", 2, 0, 1, 0, 1, 2, 1), ("dosen", 1, 1, 0, 0, 1, 0, 0), ("lsm", 1, 0, 0, 1, 1, 1, 1),
        ("pengawas", 1, 1, 1, 0, 1, 1, 1),
    ]  # fmt: skip
    assert columns(ask("log_persons", kecamatan_code=WOHA), "kind", "persons") == [("lsm", 1)]


def test_topics_asked_stand_beside_topics_offered_those_of_one_side_only_too() -> None:
    rows = ask("log_topics_offered_asked", group_type="KKG")
    assert columns(rows, "topic", "persons", "meetings", "groups") == [
        ("ptk_karya_ilmiah", 1, 3, 2), ("media_pembelajaran", 2, 2, 1), ("hari_besar", 0, 2, 2),
        ("isu_kelas_sekolah", 1, 0, 0),
    ]  # fmt: skip
    one_kecamatan = ask("log_topics_offered_asked", kabupaten_code=BIMA, kecamatan_code=WOHA)
    assert columns(one_kecamatan, "topic", "persons", "meetings") == [
        ("isu_kelas_sekolah", 1, 0), ("media_pembelajaran", 1, 0), ("ptk_karya_ilmiah", 1, 0),
    ]  # fmt: skip


def test_distances_come_farthest_first_with_both_ends_of_the_line() -> None:
    rows = ask("log_distances")
    assert columns(rows, "group_id", "person_id", "person_kind") == [
        ("G4", "P3", "guru"), ("G2", "P1", "pengawas"), ("G1", "P1", "pengawas"),
    ]  # fmt: skip
    assert columns(rows[:1], "longitude", "latitude", "person_longitude", "person_latitude") == [
        (118.45, -8.8, 118.45, -8.7)
    ]


def test_who_spoke_is_counted_with_the_meetings_where_nobody_is_named() -> None:
    names = ("narasumber_kind", "is_outside_narasumber", "meetings", "groups")
    assert columns(ask("log_narasumber_used", group_type="KKG"), *names) == [
        (None, False, 5, 3), ("kemendikbud_lpmp", True, 1, 1), ("pengawas", False, 1, 1), ("pengurus", False, 1, 1),
    ]  # fmt: skip
