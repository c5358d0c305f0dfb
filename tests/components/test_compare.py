"""The page Bandingkan: what it opens with, what it compares, what it never mixes."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import pytest
from statsmodels.stats.proportion import proportion_confint

from answers.document import Table
from components import compare_choice, compare_data, compare_export
from components.compare_choice import Choice
from indicators import registry
from indicators.comparison import Verdict, between, judge
from indicators.registry import Theme
from queries.selection import SURVEYED_TYPES, Selection
from schemas.vocabulary import GroupType
from tests.components.app import Page, opened, plain
from translations.text import catalogue, use_language

FIVE = ["Lombok Tengah", "Sumbawa Barat", "Sumbawa", "Dompu", "Bima"]
TOGETHER = "Gabungan 5 kabupaten"
ALL = {clock: ",".join(one.id for one in registry.all_indicators(clock)) for clock in ("survey", "log")}
SAMPLE = "data contoh (simulasi)"


pytestmark = pytest.mark.usefixtures("in_indonesian")


def seen(**parameters: str) -> Page:
    page = opened("bandingkan", **parameters)
    assert page.failures == [] and page.ignored == []
    return page


def panels(page: Page) -> list[str]:
    """HTML of each block."""
    return [found for html in page.markup for found in re.findall(r'<section class="g g-panel">.*?</section>', html)]


def rows_of(panel: str) -> list[str]:
    """Names of the places of a block, without their n."""
    found = re.findall(r'<span class="g-name[^"]*">([^<]+)<', panel)
    return [plain(name.replace("\xa0", " ")).split(", n =")[0] for name in found]


def titles(page: Page) -> list[str]:
    return [element.text.replace("\xa0", " ") for element in page.with_class("g-panel-title")]


# --- what it opens with ---------------------------------------------------------------------------------------------


def test_the_link_of_a_kabupaten_opens_with_it_and_the_five_together() -> None:
    page = seen(kabupaten="52.06")
    assert rows_of(panels(page)[0]) == ["Bima", "Kabupaten lain", TOGETHER]
    assert "Dibandingkan dengan gabungan 5 kabupaten." in page.selection
    assert titles(page)[0] == (
        "Punya SK pembentukan: lebih sedikit di Bima (2 dari 11) daripada di kabupaten lain (31 dari 41)."
    )


def test_without_a_kabupaten_all_five_stand_west_to_east_and_the_five_together_last() -> None:
    page = seen()
    assert all(rows_of(panel) == [*FIVE, TOGETHER] for panel in panels(page))
    assert titles(page)[0].startswith(
        "Punya SK pembentukan: lebih banyak di Sumbawa Barat (13 dari 13) daripada di Bima (2 dari 11); selebihnya"
    )


def test_a_list_of_ones_own_wins_over_the_kabupaten_and_keeps_the_fixed_order() -> None:
    page = seen(kabupaten="52.06", banding="pilih", tempat="gabungan,Bima,52.02")
    assert rows_of(panels(page)[0]) == ["Lombok Tengah", "Bima", TOGETHER]
    assert page.app.query_params["tempat"] == "52.02,52.06,gabungan"


def test_every_choice_stands_in_the_address_and_a_shared_link_shows_the_same() -> None:
    sender = seen(kabupaten="52.05", jenis="KKKS", banding="semua", tema="keaktifan", angka="never_met,has_sk")
    link = dict(sender.app.query_params)
    assert link == {
        "lang": "id", "kabupaten": "52.05", "jenis": "KKKS", "banding": "semua", "tempat": "semua", "jam": "survei",
        "tema": "keaktifan", "angka": "never_met,has_sk",
    }  # fmt: skip
    receiver = seen(**link)
    assert receiver.markup[:-1] == sender.markup[:-1]


@pytest.mark.parametrize(
    ("name", "word"),
    [("banding", "x"), ("tempat", "52.06,Atlantis"), ("jam", "besok"), ("tema", "x"), ("angka", "has_sk,has_wings")],
)
def test_an_unknown_word_of_a_link_is_told_and_the_default_drawn(name: str, word: str) -> None:
    page = opened("bandingkan")
    page.app.query_params[name] = word
    page.app.run()
    assert page.failures == [] and len(page.ignored) == 1 and word in page.ignored[0]
    assert rows_of(panels(page)[0]) == [*FIVE, TOGETHER]


def test_one_place_is_no_comparison_and_the_page_says_what_to_do() -> None:
    page = seen(banding="pilih", tempat="52.06")
    assert catalogue("id")["compare.too_few_places"] in page.text and panels(page) == []


# --- choosing -------------------------------------------------------------------------------------------------------


def test_a_theme_opens_with_its_main_indicators_and_a_click_adds_one() -> None:
    page = seen(angka="has_kak")
    page.app.button_group(key="switch_tema").set_value("keaktifan").run()
    assert [title.split(":")[0] for title in titles(page)] == [
        registry.load(one).title for one in ("met_at_least_fortnightly", "never_met", "attendance_90")
    ]
    page.app.button_group(key="pills_angka").set_value(["never_met", "meets_weekly"]).run()
    assert page.failures == [] and page.app.query_params["angka"] == "never_met,meets_weekly"
    assert len(panels(page)) == 2


def test_an_indicator_found_by_its_name_stands_first() -> None:
    page = seen()
    page.app.selectbox(key="search_angka").set_value("attendance_90").run()
    assert page.failures == [] and page.app.query_params["angka"] == "attendance_90,has_sk,has_ad_art"
    assert titles(page)[0].startswith(registry.load("attendance_90").title)
    assert page.app.selectbox(key="search_angka").value is None


def test_another_clock_has_other_indicators_and_a_theme_it_lacks_gives_way() -> None:
    page = seen(tema="hasil", angka="satisfaction_social")
    page.app.button_group(key="switch_jam").set_value("log").run()
    assert page.failures == [] and page.app.query_params["jam"] == "log"
    themes = {registry.load(one).theme for one in page.app.session_state["pills_angka"]}
    assert themes == {Theme.ORGANISASI} and panels(page)


def test_choosing_by_hand_starts_with_what_the_reader_sees() -> None:
    page = seen(kabupaten="52.06")
    page.app.button_group(key="switch_banding").set_value("pilih").run()
    assert page.app.query_params["tempat"] == "52.06,gabungan"
    page.app.button_group(key="pills_tempat").set_value(["52.06", "52.05", "gabungan"]).run()
    assert rows_of(panels(page)[0]) == ["Dompu", "Bima", TOGETHER]


# --- every indicator ------------------------------------------------------------------------------------------------

MODES = {
    "kami": {"kabupaten": "52.06"},
    "semua": {},
    "pilih": {"banding": "pilih", "tempat": "52.02,52.07,52.06"},
}
CLOCKS = [("survei", kind) for kind in SURVEYED_TYPES] + [("log", kind) for kind in GroupType]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("clock", "kind"), CLOCKS)
def test_every_indicator_draws_in_every_mode_dated_and_without_the_other_clock(
    clock: str, kind: str, mode: str
) -> None:
    page = opened("bandingkan")  # the landing page would not know a KKPS
    asked = {"jam": clock, "jenis": str(kind), "angka": ALL["log" if clock == "log" else "survey"], **MODES[mode]}
    for name, value in asked.items():
        page.app.query_params[name] = value
    page.app.run()
    assert page.failures == [] and page.ignored == []
    known = registry.all_indicators("log" if clock == "log" else "survey")
    drawn = panels(page)
    assert len(drawn) == sum(kind in one.group_types for one in known)
    own, other = "Log kegiatan sampai 21 November 2026", "Survei November 2018"
    if clock == "survei":
        own, other = other, own
    for panel in drawn:
        words = plain(re.sub(r"<[^>]+>", " ", panel))
        assert own in words and other not in words, words
        assert (SAMPLE in words) == (clock == "log"), words
        assert not re.search(r"\b0 dari 0\b|\{|\bNone\b|\bnan\b", words), words
    table = "".join(html for html in page.markup if "g-heat" in html)
    assert table.count('scope="row"') == len(drawn) and own in table and other not in table


def test_kkps_have_no_survey_and_the_page_says_so() -> None:
    page = opened("bandingkan")
    page.app.query_params["jenis"] = "KKPS"
    page.app.run()
    assert page.failures == [] and panels(page) == []
    assert "survei November 2018 tidak menanyai jenis ini" in page.selection


# --- the table of all indicators ------------------------------------------------------------------------------------


def test_every_name_of_the_table_links_to_its_own_comparison_with_all_that_is_chosen() -> None:
    page = seen(kabupaten="52.06", jam="log")
    links = [
        element.attributes["href"]
        for element in page.elements
        if element.tag == "a" and "?" in element.attributes["href"]
    ]
    known = [one for one in registry.all_indicators("log") if GroupType.KKG in one.group_types]
    assert len(links) == len(known)
    for href, one in zip(links, known, strict=True):
        asked = dict(parse_qsl(href.removeprefix("?")))
        assert asked == {**dict(page.app.query_params), "tema": str(one.theme), "angka": one.id}


def test_the_table_marks_exactly_the_places_that_the_rule_calls_different() -> None:
    page = seen()
    marks = [element.text for element in page.with_class("g-differs")]
    values = compare_data.figures(choice())
    pairs = [pair for places in values.values() for pair in between(places).pairs]
    assert len(pairs) > 2 and len([mark for mark in marks if mark.startswith("▲")]) == len({high for high, _ in pairs})
    assert marks[:2] == ["▲ di atas Bima", "▼ di bawah Sumbawa Barat"]  # Punya SK
    assert seen(jam="log").with_class("g-differs") == []


def test_no_cell_of_the_table_has_a_colour_below_five() -> None:
    for html in seen(jam="log", jenis="KKM").markup + seen(jenis="KKM").markup:
        for cell in re.findall(r"<td.*?</td>", html):
            count = re.search(r"[\d.]+ dari (?:Rp )?([\d.]+)", cell.replace("\xa0", " "))
            if "g-tile g-s" in cell:
                assert count is not None and int(count[1].replace(".", "")) >= 5, cell


def test_no_verdict_of_the_warehouse_goes_beyond_the_intervals() -> None:
    for kind in SURVEYED_TYPES:
        for places in compare_data.figures(choice(kind=kind)).values():
            for high, low in between(places).pairs:
                assert judge(high.share, low.share) == Verdict.DIFFERENT
                assert high.share.interval is not None and low.share.interval is not None
                assert low.share.interval.high < high.share.interval.low and min(high.n, low.n) >= 10


# --- the file -------------------------------------------------------------------------------------------------------


def choice(clock: str = "survei", kind: GroupType = GroupType.KKG) -> Choice:
    codes = ("52.02", "52.07", "52.04", "52.05", "52.06", None)
    return Choice(Selection(group_type=kind), clock, codes, Theme.ORGANISASI, ("has_sk",))


def rows_of_table(table: Table) -> list[dict[str, Any]]:
    return [dict(zip((column.key for column in table.columns), row, strict=True)) for row in table.rows]


def test_the_file_holds_counts_interval_source_and_the_statement_of_what_is_compared() -> None:
    compared, everything = compare_export.tables(choice())
    rows = rows_of_table(compared)
    assert [row["place"] for row in rows] == [*FIVE, TOGETHER]
    bima = rows[4]
    assert (bima["numerator"], bima["denominator"], bima["percent"]) == (2, 11, 0.1818)
    assert (bima["interval_low"], bima["interval_high"]) == pytest.approx(
        proportion_confint(2, 11, method="wilson"), abs=1e-4
    )
    assert bima["source"] == "Survei November 2018, tabel 4, 5 studi" and not compared.basis.is_simulated
    assert "lebih banyak di Sumbawa Barat (13 dari 13)" in compared.notes[0]
    assert rows[2]["percent"] is None and rows[2]["interval_low"] is None, "a percentage of four groups"
    assert len(everything.rows) == 6 * sum("KKG" in one.group_types for one in registry.all_indicators("survey"))


def test_the_file_of_the_log_is_marked_as_simulated_and_holds_every_indicator() -> None:
    use_language("en")
    compared, everything = compare_export.tables(replace(choice("log"), indicators=("log_cost_per_meeting",)))
    assert compared.basis.is_simulated and everything.basis.is_simulated
    assert len(everything.rows) == 6 * len(registry.all_indicators("log"))
    cost = next(row for row in rows_of_table(compared) if row["place"] == "Bima")
    assert cost["rate"] == pytest.approx(cost["numerator"] / cost["denominator"], abs=1e-3)
    assert "highest in" in compared.notes[0] and "interval_low" not in cost


def test_one_place_is_no_comparison_and_has_no_table() -> None:
    assert compare_export.tables(replace(choice(), codes=("52.06",))) == ()


def test_the_round_of_the_selection_is_the_round_of_the_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = compare_choice.data.ask
    monkeypatch.setattr(
        compare_choice.data,
        "ask",
        lambda question, **more: asked.append(more.get("round_id", "")) or ask(question, **more),
    )
    with pytest.raises((KeyError, IndexError)):  # nobody has loaded that round
        compare_data.figures(Choice(Selection(round_id="survey_2099"), "survei", ("52.06", None), Theme.ORGANISASI, ()))
    assert set(asked) - {""} == {"survey_2099"}
