"""The tables of every page: for every kind of selection well made, of one clock each, by the rules of honesty."""

from dataclasses import replace
from itertools import groupby

import pytest

from answers import comparison_tables, data, file_names, log, page_tables, place_figures
from answers.document import Scalar, Stamp, Table
from answers.log import State
from exports import table_values
from exports.sheet_names import sheet_names
from indicators.small_sample import LOWEST, Band
from queries.selection import Selection
from schemas.vocabulary import GroupType
from tests.exports.sample_content import STAMP
from translations.text import use_language

pytestmark = pytest.mark.usefixtures("warehouse")

BIMA = Selection("52.06", "Bima")
SELECTIONS = {
    "all five": Selection(),
    "bima": BIMA,
    "kecamatan": replace(BIMA, kecamatan_code="52.06.02", kecamatan_name="Bolo"),
    "kkks": replace(BIMA, group_type=GroupType.KKKS),
    "hardly any": Selection("52.05", "Dompu", GroupType.KKM),
    "never surveyed": replace(BIMA, group_type=GroupType.KKPS),
}
EVERY = pytest.mark.parametrize(
    ("page", "selection"),
    [pytest.param(page, one, id=f"{page}, {name}") for page in page_tables.PAGES for name, one in SELECTIONS.items()],
)
LEAST = LOWEST[Band.SMALL]


def column(table: Table, key: str) -> list[Scalar]:
    place = [one.key for one in table.columns].index(key)
    return [row[place] for row in table_values.rows(table)]


def found(page: str, selection: Selection, key: str) -> Table:
    return next(one for one in page_tables.of(page, selection) if one.key == key)


@EVERY
def test_every_table_is_well_made_and_says_what_it_rests_on(page: str, selection: Selection) -> None:
    made = page_tables.of(page, selection)
    assert made, "a page of the register or the survey has something to show"
    assert len({one.key for one in made}) == len(made)
    for table in made:
        table_values.rows(table)
        assert table.title and table.name and table.basis.source
        assert len({one.key for one in table.columns}) == len(table.columns)
        assert sheet_names([table.name])[0] != "1"


@EVERY
def test_tables_of_the_log_are_marked_and_those_of_the_survey_are_not(page: str, selection: Selection) -> None:
    for table in page_tables.of(page, selection):
        if table.basis.clock:
            assert table.basis.is_simulated == (table.basis.clock == "log"), table.key
            assert ("simulasi" in table.basis.source) == table.basis.is_simulated or table.key.startswith("key_figures")


@EVERY
def test_a_percentage_stands_beside_its_counts_and_never_below_ten(page: str, selection: Selection) -> None:
    pairs = (("numerator", "denominator"), ("met", "known"), ("attended", "invited"), ("outside", "meetings"))
    for table in page_tables.of(page, selection):
        keys = {one.key for one in table.columns}
        if "percent" not in keys:
            continue
        above, below = next(pair for pair in (*pairs, ("development_meetings", "meetings")) if keys.issuperset(pair))
        for count, everyone, percent in zip(
            column(table, above), column(table, below), column(table, "percent"), strict=True
        ):
            if percent is not None:
                assert isinstance(count, int | float) and isinstance(everyone, int | float) and everyone >= LEAST
                assert percent == pytest.approx(count / everyone, abs=1e-4)


@EVERY
def test_no_table_holds_a_person_or_a_place_to_find_one(page: str, selection: Selection) -> None:
    for table in page_tables.of(page, selection):
        keys = {one.key for one in table.columns}
        assert not keys & {"person_id", "longitude", "latitude", "phone", "person_name", "sender"}


def test_a_type_that_was_never_surveyed_has_tables_of_the_log_alone() -> None:
    made = page_tables.of("kelembagaan", SELECTIONS["never surveyed"])
    assert {one.basis.clock for one in made} == {"log"}


def test_without_a_register_the_tables_of_the_log_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    now = log.state()
    monkeypatch.setattr(log, "state", lambda: State(now.as_of, 0, 0, None, 0, False))
    made = [one for page in page_tables.PAGES for one in page_tables.of(page, Selection())]
    assert {one.basis.clock for one in made} == {"survey"}
    assert page_tables.of("ringkasan", SELECTIONS["never surveyed"]) == ()


def test_every_group_of_the_place_stands_once_in_the_list_with_its_class() -> None:
    table, classes = found("keaktifan", BIMA, "groups_meeting"), found("keaktifan", BIMA, "classes")
    names = column(table, "activity_class")
    row = dict(zip((one.key for one in classes.columns), classes.rows[4], strict=True))
    assert row["place"] == "Bima" and len(names) == row["groups"] == 88
    assert [names.count(one) for one in ("aktif", "cukup aktif", "kurang aktif", "vakum")] == [
        row["aktif"], row["cukup_aktif"], row["kurang_aktif"], row["vakum"],
    ]  # fmt: skip
    asked = data.ask(
        "log_silent", province_code="52", kabupaten_code="52.06", kecamatan_code=None, group_type="KKG", months=3
    )
    silent = [one for one in column(table, "months_silent") if one is None or int(str(one)) >= 3]
    assert len(silent) == len(asked) and {row["name"] for row in asked} <= set(column(table, "group"))


def test_the_five_kabupaten_add_up_to_all_together_in_every_month() -> None:
    table = found("keaktifan", Selection(), "months")
    rows = sorted(zip(column(table, "month"), column(table, "place"), column(table, "meetings"), strict=True))
    for month, of_month in groupby(rows, lambda row: row[0]):
        by_place = {place: count for _, place, count in of_month}
        together = by_place.pop("Gabungan 5 kabupaten")
        assert len(by_place) == 5 and sum(by_place.values()) == together, month  # type: ignore[arg-type]


def test_a_kecamatan_is_shown_beside_its_kabupaten_and_lists_its_own_groups() -> None:
    selection = SELECTIONS["kecamatan"]
    assert "Kecamatan Bolo" in column(found("keaktifan", selection, "classes"), "place")
    assert set(column(found("keaktifan", selection, "groups_meeting"), "kecamatan")) == {"Bolo"}


def test_what_a_place_pays_is_its_sum_over_its_sum() -> None:
    table = found("pendanaan", BIMA, "costs")
    for amount, divisor, per_unit in zip(
        *(column(table, key) for key in ("amount", "divisor", "per_unit")), strict=True
    ):
        if per_unit is not None:
            assert per_unit == pytest.approx(amount / divisor, abs=1e-3)  # type: ignore[operator]
    assert column(table, "reporting")[4] == sum(
        one is not None for one in column(found("pendanaan", BIMA, "groups_money"), "per_meeting")
    )


def test_the_map_lists_the_groups_that_its_legend_lets_through() -> None:
    (everyone,) = page_tables.of_groups(BIMA)
    (some,) = page_tables.of_groups(BIMA, ("vakum",), ("KKG", "KKKS"))
    assert set(column(some, "activity_class")) == {"vakum"} and set(column(some, "group_type")) == {"KKG", "KKKS"}
    kept = [row for row in everyone.rows if row[4] == "vakum" and row[1] in ("KKG", "KKKS")]
    assert list(some.rows) == kept and 0 < len(kept) < len(everyone.rows)


def test_the_map_of_an_indicator_holds_that_indicator_in_every_kabupaten() -> None:
    (table,) = page_tables.of_indicator("has_sk", BIMA)
    assert len(table.rows) == 6 and set(column(table, "indicator")) == {"Punya SK pembentukan"}
    assert [name for name, _ in table.terms] == ["Punya SK pembentukan"]


def test_a_comparison_keeps_the_order_of_the_choice_and_an_indicator_nobody_has_is_left_out() -> None:
    ids = ("has_ad_art", "has_sk")
    compared, everything = comparison_tables.of("survey", ("52.06", None), ids, BIMA)
    assert column(compared, "indicator") == ["Punya AD/ART"] * 2 + ["Punya SK pembentukan"] * 2
    assert set(column(everything, "place")) == {"Bima", "Gabungan 5 kabupaten"}
    kkps = replace(BIMA, group_type=GroupType.KKPS)
    assert [one.key for one in comparison_tables.of("log", place_figures.everywhere(kkps, "log"), (), kkps)] == ["all"]


def test_tables_speak_english_too() -> None:
    use_language("en")
    try:
        assert (
            found("keaktifan", BIMA, "days").title == "Days with a meeting of KKG in the last 12 months, Kabupaten Bima"
        )
    finally:
        use_language("id")


@pytest.mark.parametrize(
    ("selection", "kind", "name"),
    [
        (Selection(), "", "gugus_keaktifan_ntb_kkg_5ffb5f3dc9cb.xlsx"),
        (
            Selection("52.02", "Lombok Tengah", GroupType.KKKS),
            "",
            "gugus_keaktifan_lombok-tengah_kkks_5ffb5f3dc9cb.xlsx",
        ),
        (SELECTIONS["kecamatan"], "semua", "gugus_keaktifan_bima-bolo_semua_5ffb5f3dc9cb.xlsx"),
    ],
)
def test_a_file_is_named_after_page_place_type_and_data_in_small_letters(
    selection: Selection, kind: str, name: str
) -> None:
    stamp: Stamp = STAMP
    assert file_names.of("keaktifan", selection, stamp, "xlsx", kind=kind) == name
