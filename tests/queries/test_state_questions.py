"""How fresh and how whole the data are, and the 2008 standard: answered on the small register, checked by hand."""

from datetime import date, datetime

import pytest

from tests.queries.asking import PLACES, ask, columns
from tests.small_register import BIMA, BOLO, DOMPU, WOHA

LOADED_AT = datetime.fromisoformat("2026-11-20 09:00")  # local time without a zone, as the table keeps it
pytestmark = pytest.mark.usefixtures("small_warehouse")


# --- state of the data ------------------------------------------------------------------------------------------------


def test_freshness_stands_for_every_kabupaten_that_has_groups() -> None:
    names = ("kabupaten_name", "groups", "groups_reported", "last_meeting_on", "last_loaded_at")
    assert columns(ask("log_freshness"), *names) == [
        ("Dompu", 2, 2, date(2025, 11, 22), LOADED_AT), ("Bima", 6, 4, date(2026, 11, 21), LOADED_AT),
    ]  # fmt: skip


def test_batches_come_newest_first() -> None:
    assert columns(ask("log_batches"), "batch_id", "file_name") == [("b1", "log.xlsx"), ("b0", "lama.xlsx")]


def test_refused_rows_come_with_value_rule_and_cure_of_one_file_or_of_all() -> None:
    expected = [("b1", "B3", "kemarin", "tanggal", "tulis tanggal")]
    assert columns(ask("log_rejected", batch_id=None), "batch_id", "cell", "value", "rule", "cure") == expected
    assert columns(ask("log_rejected", batch_id="b1"), "batch_id", "cell", "value", "rule", "cure") == expected
    assert ask("log_rejected", batch_id="b0") == []


def test_what_looks_wrong_is_listed_with_group_and_file() -> None:
    names = ("rule_id", "name", "meeting_id", "detail", "compared_with", "file_name")
    assert columns(ask("log_plausibility"), *names) == [
        ("attended_over_invited", "KKG Gugus 2 Bolo", "m11", "31", "30", "log.xlsx"),
        ("future_date", "KKG Gugus 1 Bolo", "m09", "2026-11-22", "2026-11-22", "log.xlsx"),
    ]  # fmt: skip
    assert ask("log_plausibility", kabupaten_code=DOMPU) == []


# --- the 2008 standard ------------------------------------------------------------------------------------------------


def test_the_standard_is_counted_by_kabupaten_or_by_kecamatan_of_one_and_by_type() -> None:
    def sarana(**place: str) -> dict[tuple[str | None, str], int]:
        rows = [row for row in ask("standard_counts", **place) if row["component"] == "sarana"]
        return {(row["area_code"], row["standard_status"]): row["groups"] for row in rows}

    assert sarana(group_type="KKG") == {
        (BIMA, "met"): 1, (BIMA, "not_met"): 1, (BIMA, "unknown"): 1, (DOMPU, "unknown"): 1,
    }  # fmt: skip
    assert sarana(group_type="KKG", kabupaten_code=BIMA) == {
        (BOLO, "met"): 1, (BOLO, "not_met"): 1, (WOHA, "unknown"): 1,
    }  # fmt: skip
    assert sarana(group_type="KKPS", kabupaten_code=BIMA) == {(None, "unknown"): 1}


@pytest.mark.parametrize(("place", "groups"), PLACES)
def test_the_criteria_of_a_component_are_those_of_the_chosen_groups(place: dict[str, str], groups: set[str]) -> None:
    rows = ask("standard_groups", component="pembiayaan", **place)
    assert {row["group_id"] for row in rows} == groups and len(rows) == 2 * len(groups)
    assert {row["criterion_id"] for row in rows} == {"several_sources", "accounted"}


def test_one_group_has_every_criterion_with_the_status_of_its_component() -> None:
    rows = ask("group_standard", group_id="G1")
    assert len(rows) == 18 and len({row["component"] for row in rows}) == 7
    organisation = [row for row in rows if row["component"] == "organisasi"]
    assert columns(organisation, "standard_status", "criterion_id", "met") == [
        ("partly", "has_ad_art", True), ("partly", "has_sk", True), ("partly", "officers", None),
        ("partly", "sk_of_kabupaten", False),
    ]  # fmt: skip
    assert ask("group_standard", group_id="nobody") == []
