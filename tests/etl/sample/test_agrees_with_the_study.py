"""Table by table: what the sample's own tables say, beside what the study prints.

Tolerance: one group. Largest remainder and rounding half up both miss a share by less than one whole group, and nothing
else may come between draw and log.
"""

import csv
from datetime import date
from itertools import pairwise

import pytest

from etl.sample import compare, observed
from etl.sample.study import Study
from geo import names
from schemas.warehouse_file import ROOT
from tests.etl.sample.conftest import Compared, Read

DAYS = [date(2024, 1, 1), date(2026, 11, 22), date(2028, 2, 29), date(2032, 1, 1)]
EACH_DAY = pytest.mark.parametrize("as_of", DAYS, ids=str)
RAW = ROOT / "data" / "raw" / "survey_2018"

# Cells worked out by hand from the printed table and table 1: (question, type, kabupaten, answer) -> groups.
BY_HAND = {
    ("meeting_frequency", "KKG", "52.06", "tidak_pernah"): 24,  # 27 % of 11 are 3; 3/11 of 88
    ("meeting_frequency", "KKG", "52.04", "bulanan"): 11,  # 25 % of 4 are 1; 1/4 of 43 is 10.75
    ("meeting_frequency", "KKKS", "52.06", "bulanan"): 7,  # 38 % of 8 are 3; 3/8 of 18 is 6.75
    ("meeting_frequency", "KKM", "52.04", "triwulan"): 6,  # 100 %
    ("meeting_frequency", "KKM", "52.05", "tidak_pernah"): 1,  # 100 %
    ("sk", "KKG", "52.06", "ya"): 16,  # 18 %
    ("sk", "KKG", "52.07", "ya"): 15,  # 100 %
    ("ad_art", "KKKS", "52.04", "ya"): 43,  # 100 %
    ("founder", "KKG", "52.05", "dinas_pendidikan"): 43,  # 100 %
    ("school_cost", "KKKS", "52.07", "lt_1jt"): 14,  # 100 %
    ("kak", "KKM", "", "ya"): 22,  # 100 %
}


def test_table_1_gives_the_number_of_groups_of_each_type_in_each_kabupaten(read: Read) -> None:
    groups = read(DAYS[1])["working_group"]
    found = groups.groupby(["group_type", "kabupaten_code"]).size().to_dict()
    with (RAW / "table_01.csv").open(encoding="utf-8", newline="") as file:
        printed = {
            (row["group_type"], names.kabupaten_code(row["kabupaten"], province_code="52")): int(row["groups_total"])
            for row in csv.DictReader(file)
            if row["kabupaten"]
        }
    assert {key: number for key, number in found.items() if key[0] != "KKPS"} == printed
    assert [number for key, number in found.items() if key[0] == "KKPS"] == [1] * 5
    assert groups["group_type"].value_counts().to_dict() == {"KKG": 287, "KKKS": 181, "KKM": 22, "KKPS": 5}


@EACH_DAY
@pytest.mark.parametrize("question", compare.COMPARED)
def test_every_cell_of_the_table_comes_out_within_one_group(question: str, as_of: date, compared: Compared) -> None:
    rows = [row for row in compared(as_of) if row.question == question]
    assert rows
    assert [row for row in rows if row.groups_off >= 1] == []


def test_the_comparison_leaves_out_no_cell_that_the_study_prints(compared: Compared) -> None:
    seen = {(row.question, row.option, row.group_type, row.kabupaten) for row in compared(DAYS[1])}
    missing = set()
    for number in (3, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 19, 20):
        with (RAW / f"table_{number:02d}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                place = names.kabupaten_code(row["kabupaten"], province_code="52") if row["kabupaten"] else ""
                cell = (row["question_id"], row["option_id"], row["group_type"], place)
                if row["option_id"] != "na" and cell[:2] not in compare.NOT_IN_THE_REGISTER and cell not in seen:
                    missing.add(cell)
    # The one KKM of Dompu never meets (table 11), so it has no attendance and no money.
    assert {cell for cell in missing if cell[2:] != ("KKM", "52.05")} == set()
    assert {cell[0] for cell in missing} == {"attendance", "school_cost"}


@pytest.mark.parametrize(("cell", "groups"), BY_HAND.items(), ids=str)
def test_a_cell_worked_out_by_hand_has_the_number_of_groups(
    cell: tuple[str, str, str, str], groups: int, read: Read
) -> None:
    question, group_type, kabupaten, option = cell
    tables = read(DAYS[1])
    register = tables["working_group"].set_index("group_id")
    given = observed.answers(tables, question)
    found = [
        one
        for one, answers in given.items()
        if option in answers
        and register.at[one, "group_type"] == group_type
        and kabupaten in ("", register.at[one, "kabupaten_code"])
    ]
    assert len(found) == groups


@pytest.mark.parametrize(("number", "question"), [(11, "meeting_frequency"), (3, "founder"), (15, "school_cost")])
def test_the_share_of_a_kabupaten_is_the_printed_percentage(number: int, question: str, compared: Compared) -> None:
    """Straight from the printed percentages, where all respondents of the block answered; no count in between."""
    printed: dict[tuple[str, str], dict[str, float]] = {}
    with (RAW / f"table_{number:02d}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["printed"].endswith("%"):
                place = names.kabupaten_code(row["kabupaten"], province_code="52")
                percent = float(row["printed"].rstrip("%"))
                printed.setdefault((row["group_type"], place), {})[row["option_id"]] = percent
    cells = 0
    for row in compared(DAYS[1]):
        block = printed.get((row.group_type, row.kabupaten), {})
        if row.question == question and 98 <= sum(block.values()) <= 102:
            assert abs(row.sample_share - block[row.option] / 100) < 1 / row.sample_of + 0.01
            cells += 1
    assert cells >= 15


def test_attendance_of_groups_that_nobody_reports_is_the_n_a_of_table_12(read: Read, known: Study) -> None:
    """As many as the table's "n.a.", or as never meet (table 11) where that is more."""
    tables = read(DAYS[1])
    register = tables["working_group"]
    reported, frequency = observed.answers(tables, "attendance"), observed.answers(tables, "meeting_frequency")
    for (group_type, kabupaten), groups in register[register["group_type"] != "KKPS"].groupby(
        ["group_type", "kabupaten_code"]
    ):
        unknown = sum(one not in reported for one in groups["group_id"])
        never = sum(frequency[one] == ("tidak_pernah",) for one in groups["group_id"])
        expected = known.missing_share("attendance", str(group_type), str(kabupaten)) * len(groups)
        assert abs(unknown - max(expected, never)) < 1


def test_access_to_narasumber_has_the_order_of_table_18(read: Read, known: Study) -> None:
    rows = compare.access(read(DAYS[1]), known)
    assert [row.kabupaten for row in rows] == ["52.04", "52.02", "52.07", "52.06", "52.05"]
    shares = [row.sample_share for row in rows]
    assert shares == sorted(shares, reverse=True) and len(set(shares)) == 5
    assert all(abs(row.sample_share - row.study_share) < 0.1 for row in rows)


def test_money_goes_to_refreshments_first_then_stationery_transport_and_honorarium(read: Read) -> None:
    """Chapter 3.3, in sum and in every group and year."""
    order = ["konsumsi", "alat_tulis", "transportasi", "honor_narasumber", "lainnya"]
    spending = read(DAYS[1])["spending"].pivot(index=["group_id", "year"], columns="category", values="amount_rupiah")
    for dearer, cheaper in pairwise(order):
        assert (spending[dearer] > spending[cheaper]).all()
