"""The 2008 standard, group by group, on rows small enough to check by hand."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators import standard
from schemas.vocabulary import StandardComponent, StandardStatus
from tests import small_register
from tests.small_register import Log, opened

KNOWN: Mapping[bool | None, str] = {True: "+", False: "-", None: "?"}

# By hand, criteria in the order of the rules: + met, - not met, ? nobody has said it (tests/small_register.py).
BY_HAND = {
    # SK of an UPT, AD/ART, officers unsaid · no KAK, routine and development meetings · cukup aktif, 4 of 5 meetings
    # say who came · school dues and Dinas, spending too · all three · P1 at home, LPMP spoke · visited in June
    "G1": ("+-+?", "-++", "++", "++", "+++", "++", "+?"),
    # no SK · two routine meetings, both say who came, kurang aktif · one source · no room, no computer · 3 km, only an
    # officer spoke · the last visit is older than a year
    "G2": ("--??", "?+-", "-+", "-+", "--?", "+-", "-?"),
    # Nothing in the register, no meeting, no money and no visit, though other KKG of Bima have them; no point.
    "G3": ("????", "?--", "-?", "?-", "???", "?-", "-?"),
    # SK of the Bupati · one routine meeting, one short of cukup aktif in Dompu · 0 rupiah, spending unsaid · P3 at 11
    # km · no KKG of Dompu was ever visited, so nobody knows
    "G4": ("++++", "?+-", "-+", "--", "???", "+-", "??"),
    # A KKKS of Bima: three development meetings without attendance, one with somebody of the Dinas; no KKKS has money.
    "G5": ("????", "?-+", "--", "??", "???", "?+", "??"),
    # A KKKS of Dompu that met long ago: it has a log, and nothing in it in the window.
    "G6": ("????", "?--", "-?", "??", "???", "?-", "??"),
    # A KKM: no KKM of Bima is in the log at all.
    "G7": ("????", "???", "??", "??", "???", "??", "??"),
    "G8": ("????", "?+-", "-+", "??", "???", "?-", "??"),
}
STATUS = {"+": "met", "-": "not_met", "?": "unknown"}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    with opened(tmp_path_factory.mktemp("log")) as found:
        yield found


def criteria(log: Log, group: str) -> dict[str, bool | None]:
    rows = log.tables["group_criterion"].query("group_id == @group")
    return {
        one: None if pd.isna(met) else bool(met) for one, met in zip(rows["criterion_id"], rows["met"], strict=True)
    }


def judged(folder: Path, group: str = "G1", **tables: Any) -> dict[str, bool | None]:
    with opened(folder, tables) as found:
        return criteria(found, group)


def of_register(group: str = "G1", **changes: Any) -> list[dict[str, Any]]:
    """The groups with one of them changed."""
    return [{**row, **changes} if row["group_id"] == group else dict(row) for row in small_register.GROUPS]


# --- the rules as data ------------------------------------------------------------------------------------------------


def test_the_criteria_of_the_warehouse_are_those_of_the_rules(log: Log) -> None:
    rows = log.tables["group_criterion"]
    found = set(zip(rows["component"], rows["criterion_id"], strict=True))
    assert found == {(str(one.id), each.id) for one in standard.components() for each in one.criteria}


def test_every_group_is_checked_by_every_criterion_once(log: Log) -> None:
    rows = log.tables["group_criterion"]
    assert not rows.duplicated(["group_id", "criterion_id"]).any()
    assert len(rows) == len(small_register.GROUPS) * sum(len(one.criteria) for one in standard.components())
    assert len(log.tables["group_standard"]) == len(small_register.GROUPS) * len(StandardComponent)


# --- by hand ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", BY_HAND)
def test_the_criteria_of_a_group_are_those_worked_out_by_hand(log: Log, group: str) -> None:
    found = criteria(log, group)
    signs = tuple("".join(KNOWN[found[each.id]] for each in one.criteria) for one in standard.components())
    assert signs == BY_HAND[group]


@pytest.mark.parametrize("group", BY_HAND)
def test_the_status_of_a_component_follows_from_its_criteria(log: Log, group: str) -> None:
    for one, signs in zip(standard.components(), BY_HAND[group], strict=True):
        row = log.one("group_standard", group_id=group, component=str(one.id))
        assert (row["criteria_met"], row["criteria_not_met"], row["criteria_unknown"]) == tuple(map(signs.count, "+-?"))
        some = "partly" if "+" in signs else "not_met"
        assert row["standard_status"] == (STATUS[signs[0]] if len(set(signs)) == 1 else some), one.id


def test_each_of_the_four_statuses_comes_up(log: Log) -> None:
    assert set(log.tables["group_standard"]["standard_status"]) == set(map(str, StandardStatus))


# --- one rule at a time -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("issuer", "is_met"),
    [
        ("Bupati", True), ("Wali Kota Bima", True), ("Bupati, atas usul UPT", True), ("Dinas Pendidikan", True),
        ("Kepala Dikpora Kabupaten Bima", True), ("Kantor Kemenag Kabupaten", True), ("KEMENTERIAN AGAMA", True),
        ("Dinas Pendidikan Kabupaten", True), ("UPT Dinas Pendidikan Kecamatan", False), ("UPTD Dikpora Bolo", False),
        ("Camat Bolo", False), ("KCD Dinas Pendidikan", False), ("Ketua gugus", False), ("Kepala Sekolah inti", False),
        ("Yayasan", None), (None, None),
    ],
)  # fmt: skip
def test_an_sk_is_of_the_kabupaten_by_who_issued_it(tmp_path: Path, issuer: str | None, is_met: bool | None) -> None:
    assert judged(tmp_path, working_group=of_register(sk_issuer=issuer))["sk_of_kabupaten"] is is_met


def test_every_issuer_of_the_sample_is_recognised(warehouse_folder: Path, database: Any) -> None:
    rows = database.execute(
        "select sk_issuer, met from group_criterion inner join working_group using (group_id) "
        "where criterion_id = 'sk_of_kabupaten' group by all order by all"
    ).fetchall()
    assert dict(rows) == {
        "Bupati": True, "Dinas Pendidikan Kabupaten": True, "Kantor Kemenag Kabupaten": True, "Ketua gugus": False,
        "UPT Dinas Pendidikan Kecamatan": False, None: False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("officers", "is_met"),
    [
        ((True, True, True), True), ((True, True, False), False), ((None, True, False), False),
        ((None, True, True), None), ((None, None, None), None),
    ],
)  # fmt: skip
def test_all_three_officers_are_needed_and_one_that_is_not_there_decides(
    tmp_path: Path, officers: tuple[bool | None, ...], is_met: bool | None
) -> None:
    names = ("has_chair", "has_secretary", "has_treasurer")
    found = judged(tmp_path, working_group=of_register(**dict(zip(names, officers, strict=True))))
    assert found["officers"] is is_met


@pytest.mark.parametrize(("told", "held", "is_met"), [(1, 2, True), (1, 3, False), (2, 3, True), (0, 1, False)])
def test_attendance_is_written_down_from_half_of_the_meetings_on(
    tmp_path: Path, told: int, held: int, is_met: bool
) -> None:
    meetings = [
        {
            "meeting_id": f"x{one}",
            "group_id": "G1",
            "held_on": f"2026-10-{one + 1:02}",
            "attended": 9 if one < told else None,
        }
        for one in range(held)
    ]
    assert judged(tmp_path, meeting=meetings)["attendance_written"] is is_met


def test_two_rows_of_one_source_and_a_source_of_0_rupiah_are_one_source(tmp_path: Path) -> None:
    def income(*rows: tuple[str, int, int]) -> bool | None:
        funding = [
            {"group_id": "G1", "source": source, "amount_rupiah": rupiah, "year": year} for source, rupiah, year in rows
        ]
        return judged(tmp_path, funding=funding, spending=[])["several_sources"]

    assert income(("iuran_sekolah", 100, 2025), ("lsm", 0, 2025), ("dinas_pendidikan", 5, 2024)) is False
    assert income(("iuran_sekolah", 100, 2025), ("lsm", 1, 2025)) is True
    assert income(("iuran_sekolah", 100, 2024), ("lsm", 1, 2024)) is None  # nobody reports the last full year


@pytest.mark.parametrize(("day", "is_met"), [("2025-11-22", True), ("2025-11-21", False), ("2026-11-21", True)])
def test_a_visit_counts_for_twelve_months_to_the_day(tmp_path: Path, day: str, is_met: bool) -> None:
    found = judged(tmp_path, monitoring_visit=[{"group_id": "G1", "visited_on": day}])
    assert found["visited"] is is_met


def test_where_nobody_keeps_a_list_its_criteria_are_unknown_and_not_missing(tmp_path: Path) -> None:
    nothing: dict[str, Any] = {
        "meeting": [],
        "funding": [],
        "spending": [],
        "monitoring_visit": [],
        "resource_person": [],
    }
    found = judged(tmp_path, **nothing, resource_person_topic=[])
    of_log = ("routine_held", "development_held", "active", "attendance_written", "outside_speaker")
    assert {found[one] for one in (*of_log, "several_sources", "accounted", "visited", "suitable_near")} == {None}


def test_the_group_of_a_sample_is_marked_in_both_tables(tmp_path: Path) -> None:
    with opened(tmp_path, {"working_group": of_register(is_sample=True)}) as found:
        for table in ("group_criterion", "group_standard"):
            rows = found.tables[table]
            assert set(rows.loc[rows["is_sample"], "group_id"]) == {"G1"}


def test_without_groups_there_is_nothing_to_check(tmp_path: Path) -> None:
    tables = ("working_group", "meeting", "funding", "spending", "monitoring_visit")
    with opened(tmp_path, {table: [] for table in tables}) as found:
        assert found.tables["group_criterion"].empty and found.tables["group_standard"].empty
