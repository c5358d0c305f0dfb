"""Meetings, certificates, costs and amounts: parts that must fit together."""

from datetime import date

import pandas as pd
import pytest

from etl.sample import observed, rules
from etl.sample.writing import World
from tests.etl.sample.conftest import Frames, Read

AS_OF = date(2026, 11, 22)
LAST_FULL_YEAR = 2025


@pytest.fixture(scope="module")
def tables(read: Read) -> Frames:
    return read(AS_OF)


def test_reporting_is_never_complete_but_nearly(tables: Frames) -> None:
    log = tables["meeting"]
    assert 0.05 < log["cost_rupiah"].isna().mean() < 0.15
    counted = log[log["group_id"].isin(list(observed.answers(tables, "attendance")))]
    assert 0.02 < counted["attended"].isna().mean() < 0.10
    assert log["invited"].notna().all()


def test_a_few_slips_of_the_pen_are_there_to_be_found(made: Frames) -> None:
    log = made["meeting"]
    usual = log.groupby("group_id")["cost_rupiah"].transform("median")
    assert 5 <= (log["attended"] > log["invited"]).sum() <= 40
    assert 5 <= log.duplicated(["group_id", "held_on"]).sum() <= 40
    assert 3 <= (log["cost_rupiah"] > 5 * usual).sum() <= 60


def test_lesson_hours_count_only_in_development_meetings_and_three_make_a_package(tables: Frames) -> None:
    counted = tables["meeting"].dropna(subset=["lesson_hours"])
    assert set(counted["kind"]) == {"pengembangan"}
    for _, rows in counted.groupby("group_id"):
        assert len(rows) < 3 or rows["lesson_hours"].nsmallest(3).sum() >= 30
    groups = tables["working_group"].set_index("group_id").loc[counted["group_id"].unique()]
    of = set(zip(groups["group_type"], groups["kabupaten_code"], strict=True))
    named = {("KKG", "52.07"), ("KKKS", "52.07"), ("KKG", "52.04"), ("KKKS", "52.04"), ("KKM", "52.04")}
    assert named <= of <= named | {("KKG", "52.02")}
    assert len(groups) < 0.12 * len(tables["working_group"])  # "sebagian kecil"


def test_weekly_groups_call_all_members_now_and_then_and_the_teachers_of_some_classes_between(tables: Frames) -> None:
    frequency = observed.answers(tables, "meeting_frequency")
    members = tables["working_group"].set_index("group_id")["members"]
    for group, rows in tables["meeting"].groupby("group_id"):
        is_all = rows["invited"] == members[group]
        assert is_all.all() or (frequency[str(group)] == ("mingguan",) and 0.1 < is_all.mean() < 0.5)


def test_iuran_income_and_spending_per_school_all_lie_in_the_drawn_band(tables: Frames, world: World) -> None:
    bands = world.answers.one["school_cost"]
    assert len(bands) > 400
    schools = tables["working_group"].set_index("group_id")["schools"].astype(float)
    upper = {"lt_1jt": 1_000_000, "1_3jt": 3_000_000, "4_5jt": 5_000_000}
    funding = tables["funding"].query("year == @LAST_FULL_YEAR")
    spending = tables["spending"].query("year == @LAST_FULL_YEAR")
    sums = {
        "iuran": funding[funding["source"].isin(["iuran_sekolah", "iuran_guru"])].groupby("group_id"),
        "income": funding.groupby("group_id"),
        "spending": spending.groupby("group_id"),
    }
    for name, grouped in sums.items():
        per_school = grouped["amount_rupiah"].sum() / schools
        for group, band in bands.items():
            amount = per_school.get(group)
            if name == "iuran" and (amount is None or pd.isna(amount)):
                continue  # a group that lives from the Dinas or LPMP alone
            assert rules.SCHOOL_COST_FROM[band] <= amount < upper[band], (name, group, band, amount)


def test_only_groups_that_meet_report_money_and_they_never_spend_more_than_they_have(
    tables: Frames, world: World
) -> None:
    meets = {one for one, answer in world.answers.one["meeting_frequency"].items() if answer != "tidak_pernah"}
    assert set(tables["funding"]["group_id"]) == set(tables["spending"]["group_id"]) == meets
    income, spent = (
        tables[one].groupby(["group_id", "year"])["amount_rupiah"].sum() for one in ("funding", "spending")
    )
    running = income.index.get_level_values("year") == AS_OF.year
    assert (spent[~running] <= income[~running]).all()
    assert (spent[running] <= income[running] * 1.01).all()  # of a running year, thousands are cut off each by itself


def test_meetings_cost_no_more_than_the_group_spent_that_year(tables: Frames) -> None:
    log = tables["meeting"]
    usual = log.groupby("group_id")["cost_rupiah"].transform("median")
    honest = log[(log["cost_rupiah"] <= 5 * usual) & (log["held_on"].dt.year == LAST_FULL_YEAR)]
    honest = honest.drop_duplicates(["group_id", "held_on"])
    cost = honest.groupby("group_id")["cost_rupiah"].sum()
    spent = tables["spending"].query("year == @LAST_FULL_YEAR").groupby("group_id")["amount_rupiah"].sum()
    assert len(cost) > 400
    assert (cost <= spent[cost.index] * 1.02).all()


def test_a_meeting_costs_what_refreshments_and_transport_can_cost(tables: Frames) -> None:
    log = tables["meeting"].dropna(subset=["cost_rupiah"])
    per_person = log["cost_rupiah"] / log["invited"]
    usual = per_person.groupby(log["group_id"]).median()
    assert usual.between(500, 2 * rules.MOST_PER_PERSON).all()
    assert 10_000 < per_person.median() < 60_000


def test_the_dinas_of_sumbawa_barat_visits_more_than_others(tables: Frames) -> None:
    visits = tables["monitoring_visit"].merge(tables["working_group"][["group_id", "kabupaten_code", "group_type"]])
    by_dinas = visits["visited_by"].eq("dinas_pendidikan").groupby(visits["kabupaten_code"]).mean()
    assert by_dinas["52.07"] > 3 * by_dinas.drop("52.07").max() / 2
    assert set(visits.loc[visits["group_type"] == "KKM", "visited_by"]) <= {"pengawas", "kemenag"}
