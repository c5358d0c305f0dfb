"""What the indicators of the log count, place by place, on the small register; sums only where they are allowed."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
import sqlglot
from sqlglot import exp

from etl import activity_values
from indicators import registry
from indicators.registry import Indicator
from indicators.share import Rate, Share
from tests import small_register
from tests.small_register import BIMA, BOLO, DOMPU, HUU, WOHA, Log, opened
from translations.text import use_language

EACH = pytest.mark.parametrize("it", [pytest.param(it, id=it.id) for it in registry.all_indicators("log")])
ADDITIVE = [it for it in registry.all_indicators("log") if it.adds_over_places]
NOT_ADDITIVE = [it for it in registry.all_indicators("log") if not it.adds_over_places]
NTB, LOMBOK_BARAT = "52", "52.01"

# KKG by hand: (Bima, Dompu). Bima has G1, G2, G3, Dompu has G4; see the comments of tests/small_register.py.
KKG: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "log_class_aktif": ((0, 3), (0, 1)),
    "log_class_cukup_aktif": ((1, 3), (0, 1)),
    "log_class_kurang_aktif": ((1, 3), (1, 1)),
    "log_class_vakum": ((1, 3), (0, 1)),
    "log_meetings_per_group": ((7, 3), (1, 1)),
    "log_met_3_months": ((1, 3), (0, 1)),
    "log_silent_6_months": ((1, 3), (1, 1)),
    "log_never_met": ((1, 3), (0, 1)),
    "log_attendance": ((18 + 12 + 10 + 24, 20 + 20 + 20 + 30), (10, 10)),
    "log_reported_last_month": ((1, 3), (0, 1)),
    "log_development_share": ((3, 7), (0, 1)),
    "log_packages_per_group": ((1, 3), (0, 1)),
    "log_earned_package": ((1, 3), (0, 1)),
    "log_topics_treated": ((3, 13), (1, 13)),
    "log_has_point": ((2, 3), (1, 1)),
    "log_has_sk": ((1, 2), (1, 1)),
    "log_has_ad_art": ((1, 1), (1, 1)),
    "log_has_kak": ((0, 1), (0, 0)),
    "log_has_officers": ((0, 0), (1, 1)),
    "log_has_periodic_report": ((0, 0), (0, 0)),
    "log_members_per_group": ((60, 3), (0, 0)),
    "log_income_reported": ((2, 3), (1, 1)),
    "log_income_per_group": ((4_500_000, 2), (0, 1)),
    "log_income_per_school": ((4_500_000, 14), (0, 5)),
    "log_school_dues_share": ((3_000_000, 4_500_000), (0, 0)),
    "log_school_dues_per_school": ((3_000_000, 14), (0, 5)),
    "log_cost_per_meeting": ((1_250_000, 4), (100_000, 1)),
    "log_cost_per_participant": ((1_250_000, 18 + 12 + 15 + 24), (100_000, 10)),
    "log_refreshment_share": ((2_400_000, 2_900_000), (0, 0)),
    "log_honorarium_share": ((500_000, 2_900_000), (0, 0)),
    "log_with_narasumber": ((3, 7), (0, 1)),
    "log_outside_narasumber": ((1, 7), (0, 1)),
    "log_narasumber_within_10_km": ((2, 2), (0, 1)),
    "log_narasumber_within_25_km": ((2, 2), (1, 1)),
    "log_narasumber_distance": ((3.121, 2), (11.060, 1)),
    "log_suitable_persons": ((2, 3), (1, 2)),
    "log_persons_per_10_groups": ((2, 3), (1, 1)),
    "log_topics_offered": ((3, 13), (1, 13)),
    "log_topics_covered": ((2, 3), (0, 1)),
    "log_visited": ((1, 3), (0, 1)),
    "log_standard_organisasi": ((0, 2), (1, 1)),
    "log_standard_program": ((0, 3), (0, 1)),
    "log_standard_pengelolaan": ((1, 3), (0, 1)),
    "log_standard_pembiayaan": ((1, 3), (0, 1)),
    "log_standard_sarana": ((1, 2), (0, 0)),
    "log_standard_narasumber": ((1, 3), (0, 1)),
    "log_standard_penjaminan_mutu": ((0, 3), (0, 0)),
}  # fmt: skip


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    with opened(tmp_path_factory.mktemp("log")) as found:
        found.tables["activity_value"] = activity_values.fill(found.new)
        yield found


@pytest.fixture(autouse=True)
def indonesian() -> None:
    use_language("id")


def value(log: Log, indicator_id: str, area: str, group_type: str = "KKG") -> tuple[float, float]:
    row = log.one("activity_value", indicator_id=indicator_id, area_code=area, group_type=group_type)
    return row["numerator"], row["denominator"]


def test_every_indicator_has_a_value_that_was_worked_out_by_hand() -> None:
    assert set(KKG) == {it.id for it in registry.all_indicators("log")}


@EACH
def test_the_figures_of_two_kabupaten_are_those_worked_out_by_hand(log: Log, it: Indicator) -> None:
    bima, dompu = KKG[it.id]
    assert value(log, it.id, BIMA) == pytest.approx(bima)
    assert value(log, it.id, DOMPU) == pytest.approx(dompu)


def test_the_log_of_another_type_of_group_is_counted_for_itself(log: Log) -> None:
    assert value(log, "log_meetings_per_group", BIMA, "KKKS") == (3, 1)
    assert value(log, "log_packages_per_group", BOLO, "KKKS") == (1, 1)  # three meetings that state no hours
    assert value(log, "log_outside_narasumber", BOLO, "KKKS") == (1, 3)
    assert value(log, "log_never_met", WOHA, "KKM") == (1, 1)


def test_the_kkps_counts_in_its_kabupaten_and_in_no_kecamatan(log: Log) -> None:
    assert value(log, "log_meetings_per_group", BIMA, "KKPS") == (1, 1)
    assert value(log, "log_meetings_per_group", NTB, "KKPS") == (1, 1)
    assert value(log, "log_attendance", BIMA, "KKPS") == (9, 9)
    assert {value(log, "log_meetings_per_group", kecamatan, "KKPS") for kecamatan in (BOLO, WOHA, HUU)} == {(0, 0)}


@EACH
def test_every_place_of_the_province_has_a_row_for_every_type_of_group(log: Log, it: Indicator) -> None:
    rows = log.tables["activity_value"].query("indicator_id == @it.id")
    places = {NTB, BIMA, DOMPU, LOMBOK_BARAT, BOLO, WOHA, HUU, "52.01.01"}  # Aceh has no group
    assert set(zip(rows["group_type"], rows["area_code"], strict=True)) == {
        (str(kind), place) for kind in it.group_types for place in places
    }
    assert len(rows) == 4 * len(places)


@EACH
def test_where_there_is_nothing_to_count_the_denominator_is_0_and_the_words_say_so(log: Log, it: Indicator) -> None:
    assert value(log, it.id, LOMBOK_BARAT) == (0, 0)
    figure = it.figure(*value(log, it.id, LOMBOK_BARAT))
    assert not figure.is_counted and it.figure_words(figure) == "tidak ada yang dapat dihitung"


# --- sums over places -------------------------------------------------------------------------------------------------


def summed(rows: pd.DataFrame) -> tuple[float, float]:
    return float(rows["numerator"].sum()), float(rows["denominator"].sum())


@pytest.mark.parametrize("it", [pytest.param(it, id=it.id) for it in ADDITIVE])
def test_a_kabupaten_is_the_sum_of_its_kecamatan_and_of_what_has_none(log: Log, it: Indicator) -> None:
    finest = log.new.ask(it.sql).df()
    values = log.tables["activity_value"].query("indicator_id == @it.id")
    for kind in it.group_types:
        for kabupaten in (BIMA, DOMPU):
            kecamatan = values.query("group_type == @kind and kabupaten_code == @kabupaten and level == 'kecamatan'")
            without = finest.query("group_type == @kind and kabupaten_code == @kabupaten")
            without = without[without["kecamatan_code"].isna()]
            parts = [a + b for a, b in zip(summed(kecamatan), summed(without), strict=True)]
            assert value(log, it.id, kabupaten, kind) == pytest.approx(tuple(parts)), (kind, kabupaten)


@pytest.mark.parametrize("it", [pytest.param(it, id=it.id) for it in ADDITIVE])
def test_the_province_is_the_sum_of_its_kabupaten(log: Log, it: Indicator) -> None:
    values = log.tables["activity_value"].query("indicator_id == @it.id and level == 'kabupaten'")
    for kind in it.group_types:
        assert value(log, it.id, NTB, kind) == pytest.approx(summed(values.query("group_type == @kind")))


def test_different_things_are_counted_once_however_many_places_they_stand_in(log: Log) -> None:
    # Bima treats media, PTK, hari besar; Dompu PTK: three topics, not four. Likewise for what is offered.
    assert value(log, "log_topics_treated", NTB) == (3, 13)
    assert value(log, "log_topics_offered", NTB) == (3, 13)
    assert value(log, "log_topics_covered", NTB) == (2, 3)


@pytest.mark.parametrize("it", [pytest.param(it, id=it.id) for it in NOT_ADDITIVE])
def test_what_does_not_add_is_really_not_the_sum(log: Log, it: Indicator) -> None:
    values = log.tables["activity_value"].query("indicator_id == @it.id and level == 'kabupaten'")
    assert value(log, it.id, NTB) != summed(values.query("group_type == 'KKG'"))


def test_distinct_counts_are_marked_as_such_and_nothing_else_is() -> None:
    distinct = {it.id for it in registry.all_indicators("log") if "count(distinct" in it.sql or it.unit == "topik"}
    assert distinct == {it.id for it in registry.all_indicators("log") if not it.adds_over_places}
    assert all(it.adds_over_places_reason == "distinct_count" for it in map(registry.load, distinct))


def test_a_last_value_and_a_count_of_groups_never_add_over_time() -> None:
    assert registry.load("log_members_per_group").adds_over_time_reason == "last_value"
    for it in registry.all_indicators("log"):
        if it.unit in ("kelompok", "topik") or it.unit.endswith("_kelompok"):
            assert not it.adds_over_time, it.id


# --- shape of the queries ---------------------------------------------------------------------------------------------


@EACH
def test_no_ratio_is_worked_out_in_a_query(it: Indicator) -> None:
    tree = sqlglot.parse_one(it.sql, read="duckdb")
    assert not list(tree.find_all(exp.Div, exp.Avg))


@EACH
def test_the_columns_are_those_that_the_yaml_asks_for(it: Indicator) -> None:
    place = ["kabupaten_code", "kecamatan_code"] if it.adds_over_places else ["level", "area_code"]
    wanted = ["group_type", *place, "numerator", "denominator"]
    assert sqlglot.parse_one(it.sql, read="duckdb").named_selects == wanted


@EACH
def test_a_share_is_never_more_than_all(log: Log, it: Indicator) -> None:
    rows = log.tables["activity_value"].query("indicator_id == @it.id")
    assert (rows[["numerator", "denominator"]] >= 0).all(axis=None)
    if it.scale == "share":
        assert (rows["numerator"] <= rows["denominator"]).all()


# --- what the ETL refuses ---------------------------------------------------------------------------------------------


def fill_with(log: Log, monkeypatch: pytest.MonkeyPatch, indicator_id: str, sql: str) -> None:
    it = registry.load(indicator_id)
    monkeypatch.setattr(Indicator, "sql", property(lambda _: sql))
    monkeypatch.setattr(registry, "all_indicators", lambda _: (it,))
    activity_values.fill(log.new)


SHARE = "select 'KKG' as group_type, '52.06' as kabupaten_code, '52.06.06' as kecamatan_code, {} from working_group"
EVERY = "select 'KKG' as group_type, 'kabupaten' as level, '52.06' as area_code, 1 as numerator, 1 as denominator {}"


@pytest.mark.parametrize(
    ("indicator_id", "sql", "message"),
    [
        ("log_visited", SHARE.format("2 as numerator, 1 as denominator"), "log_visited.sql counts more than there are"),
        ("log_visited", SHARE.format("1 as numerator, 2 as of"), "log_visited.sql gives .*'of'.*; its yaml asks for"),
        ("log_visited", "select nothing from nowhere", "log_visited.sql does not run"),
        ("log_topics_offered", EVERY.format("from working_group"), "log_topics_offered.sql gives a place twice"),
        ("log_topics_offered", SHARE.format("1 as numerator, 2 as denominator"), "its yaml asks for .*'level'"),
    ],
)
def test_a_query_that_breaks_its_yaml_stops_the_build_with_the_name_of_the_file(
    log: Log, monkeypatch: pytest.MonkeyPatch, indicator_id: str, sql: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        fill_with(log, monkeypatch, indicator_id, sql)


def test_without_a_register_there_are_no_values_and_no_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty: dict[str, Any] = {
        table: [] for table in ("working_group", "meeting", "funding", "spending", "resource_person",
                                "resource_person_topic", "monitoring_visit")
    }  # fmt: skip
    with opened(tmp_path_factory.mktemp("empty"), empty) as found:
        assert activity_values.fill(found.new).empty
        assert found.new.counts(["activity_value"]) == {"activity_value": 0}


def test_a_report_that_still_waits_counts_as_reported_and_not_as_a_meeting(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    meetings = [row for row in small_register.MEETINGS if row["meeting_id"] not in ("m02", "m08")]
    with opened(tmp_path_factory.mktemp("waiting"), {"meeting": meetings}) as found:
        found.tables["activity_value"] = activity_values.fill(found.new)
        assert value(found, "log_reported_last_month", BOLO) == (1, 2)  # m07 alone
        assert value(found, "log_meetings_per_group", BOLO) == (6, 2)


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator_id", "figure", "words"),
    [
        ("log_class_aktif", (1, 3), "1 dari 3"),
        ("log_class_aktif", (4, 12), "4 dari 12 (33%)"),
        ("log_attendance", (64, 90), "64 dari 90 (71%)"),
        ("log_meetings_per_group", (7, 3), "2,3 pertemuan per kelompok (7 pertemuan, 3 kelompok)"),
        ("log_persons_per_10_groups", (2, 3), "6,7 narasumber per 10 kelompok (2 orang, 3 kelompok)"),
        ("log_school_dues_share", (3_000_000, 4_500_000), "Rp 3.000.000 dari Rp 4.500.000 (67%)"),
        ("log_cost_per_meeting", (1_250_000, 4), "Rp 312.500 per pertemuan (Rp 1.250.000, 4 pertemuan)"),
        ("log_narasumber_distance", (3.121, 2), "rata-rata 1,6 km (jumlah 3 km, 2 kelompok)"),
    ],
)
def test_a_figure_never_stands_without_its_counts(indicator_id: str, figure: tuple[float, float], words: str) -> None:
    it = registry.load(indicator_id)
    assert it.figure_words(it.figure(*figure)).replace("\N{NO-BREAK SPACE}", " ") == words
    assert isinstance(it.figure(*figure), Rate if it.scale == "rate" else Share)


def test_a_register_is_no_sample() -> None:
    share = registry.load("log_class_aktif").figure(1, 3)
    assert isinstance(share, Share)
    assert (share.percent, share.interval, share.takes_colour) == (None, None, True)
    sample = Share(1, 3)
    assert (sample.percent, sample.interval, sample.takes_colour) == (None, None, False)
    share = registry.load("log_class_aktif").figure(4, 12)
    assert isinstance(share, Share)
    assert (share.percent, share.interval) == (pytest.approx(100 / 3), None) and share.band == "full"
