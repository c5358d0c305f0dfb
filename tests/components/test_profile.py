"""The brief of a kabupaten: every kabupaten and type, its counts those of the warehouse, its decisions by rule."""

import re
from functools import partial
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from answers import decisions
from geo import kabupaten_drawing
from indicators import attention, registry
from schemas.vocabulary import ActivityClass, GroupType
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components.app import Page, elements, looked_at, nodes, plain
from translations.format import line_words
from translations.text import catalogue

STUDY = {
    "52.02": "Lombok Tengah", "52.07": "Sumbawa Barat", "52.04": "Sumbawa", "52.05": "Dompu", "52.06": "Bima",
}  # fmt: skip
EACH_PLACE = pytest.mark.parametrize("code", STUDY)
EACH_TYPE = pytest.mark.parametrize("kind", [str(kind) for kind in GroupType])
SAMPLE = "data contoh (simulasi)"


pytestmark = pytest.mark.usefixtures("in_indonesian")


seen = partial(looked_at, "profil")


def cards(sight: Page) -> dict[str, str]:
    """Key figures: title -> all text of the card."""
    found = [markup for markup in sight.markup if "g-small-card" in markup]
    return {
        next(one.text for one in elements(markup) if one.tag == "h3"): elements(f"<main>{markup}</main>")[0].text
        for markup in found
    }


def items(sight: Page) -> list[str]:
    """Text of each thing to decide."""
    return [element.text for element in sight.with_class("g-decision")]


def counted(database: duckdb.DuckDBPyConnection, code: str, kind: str) -> dict[str, int]:
    """Class -> groups of the register."""
    rows = database.execute(
        "select activity_class, count(*) from group_status where kabupaten_code = ? and group_type = ? group by all",
        [code, kind],
    )
    return dict(rows.fetchall())


# --- the whole page -------------------------------------------------------------------------------------------------


@EACH_PLACE
@EACH_TYPE
def test_every_kabupaten_and_type_has_a_whole_brief_with_both_clocks_dated(
    database: duckdb.DuckDBPyConnection, code: str, kind: str
) -> None:
    sight = seen(kabupaten=code, jenis=kind)
    text = sight.text
    assert f"Kabupaten {STUDY[code]}" in [
        element.text.split(SAMPLE)[0].strip() for element in sight.with_class("g-section")
    ]
    assert "Log kegiatan sampai 21 November 2026" in text and "Survei November 2018" in text
    assert not re.search(r"\b0 dari 0\b|\{|\bNone\b|\bnan\b", text)
    figures = cards(sight)
    assert len(figures) == 6
    by_class = counted(database, code, kind)
    working, everyone = by_class.get("aktif", 0) + by_class.get("cukup_aktif", 0), sum(by_class.values())
    assert f"{working} dari {everyone}" in figures["Aktif atau cukup aktif"]
    assert 1 <= len(items(sight)) <= decisions.MOST
    legend = sight.with_class("g-class-legend")[0].text
    assert all(f": {by_class.get(str(name), 0)} {kind}" in legend for name in ActivityClass)


@EACH_PLACE
@EACH_TYPE
def test_what_is_counted_from_simulated_groups_is_marked_and_a_figure_of_the_survey_never(code: str, kind: str) -> None:
    for title, words in cards(seen(kabupaten=code, jenis=kind)).items():
        assert (SAMPLE in words) == ("Log kegiatan" in words) != ("Survei November 2018" in words), title


@EACH_PLACE
def test_the_cards_of_the_survey_say_what_the_warehouse_counts(database: duckdb.DuckDBPyConnection, code: str) -> None:
    figures = cards(seen(kabupaten=code))
    for one in ("has_sk", "narasumber_access_adequate", "never_met"):
        row = database.execute(
            "select numerator, denominator from indicator_value where indicator_id = ? and group_type = 'KKG' "
            "and kabupaten_code = ?",
            [one, code],
        ).fetchone()
        assert row is not None
        assert f"{row[0]} dari {row[1]}" in figures[registry.load(one).short]


def test_the_brief_of_bima_worked_out_by_hand() -> None:
    """Tables 4, 11 and 18 of the study: 2 of 11 KKG have an SK, 3 never met, 3 of 8 call their access adequate."""
    sight = seen(kabupaten="52.06")
    figures = cards(sight)
    assert figures["Punya SK"].startswith("Punya SK 2 dari 11 (18%, sampel kecil)")
    assert "Gabungan: 33 dari 52 (63%)" in figures["Punya SK"]
    assert figures["Narasumber memadai"].startswith("Narasumber memadai 3 dari 8 ")
    first, second, third = items(sight)
    assert "3 dari 11 (27%, sampel kecil) KKG tidak pernah bertemu" in first and "baris 1910–1913" in first
    assert "9 dari 11 (82%, sampel kecil) KKG belum tercatat punya SK" in second and "tabel 4, 5 studi" in second
    assert "5 dari 8 KKG menilai akses narasumbernya kurang" in third


def test_simulated_data_speak_beside_the_survey_and_not_before_it() -> None:
    sight = seen(kabupaten="52.06")
    beside = [element.text for element in sight.with_class("g-close") if element.text.startswith("Jam lain")]
    assert len(beside) == 3 and all(f"· {SAMPLE}" in words for words in beside)
    assert not [words for words in items(sight) if SAMPLE in words]


def test_four_respondents_decide_nothing() -> None:
    """Of four KKG of Sumbawa two meet every two weeks and one has all its members there: rules of table 11 and 12."""
    assert not [words for words in items(seen(kabupaten="52.04")) if "Survei November 2018" in words]


def test_fewer_than_three_things_to_decide_are_said_to_be_fewer() -> None:
    sight = seen(kabupaten="52.07")
    assert len(items(sight)) == 2 and "Hanya 2 butir" in sight.text


# --- choosing -------------------------------------------------------------------------------------------------------


@EACH_TYPE
def test_without_a_kabupaten_five_cards_ask_to_choose_with_two_figures_each(kind: str) -> None:
    sight = seen(jenis=kind)
    assert [element.text for element in sight.with_class("g-place-card")]
    titles = [card.text.split(" Log kegiatan")[0] for card in sight.with_class("g-place-card")]
    assert [name for name, title in zip(STUDY.values(), titles, strict=True) if f"Kabupaten {name}" in title] == [
        *STUDY.values()
    ]
    per_card = 2 if kind != "KKPS" else 1  # supervisors were never surveyed
    assert all(card.text.count(" dari ") + card.text.count("tidak disurvei") == per_card
               for card in sight.with_class("g-place-card"))  # fmt: skip


def test_a_button_of_a_card_opens_its_kabupaten_and_keeps_the_type() -> None:
    sight = seen(jenis="KKPS")
    sight.app.button(key="choose_52.05").click().run()
    assert sight.failures == [] and sight.stamp["kabupaten"] == "52.05" and sight.stamp["jenis"] == "KKPS"
    assert "Kabupaten Dompu" in sight.text and len(cards(sight)) == 6


# --- notes, links, buttons ------------------------------------------------------------------------------------------


@EACH_PLACE
def test_the_notes_say_coverage_anomalies_findings_and_points_of_this_kabupaten(
    database: duckdb.DuckDBPyConnection, code: str
) -> None:
    survey, log = (element.text for element in seen(kabupaten=code).with_class("g-facts-list"))
    row = database.execute(
        "select groups_surveyed, groups_total from survey_frame where group_type = 'KKG' and kabupaten_code = ?", [code]
    ).fetchone()
    assert row is not None and f"{row[0]} dari {row[1]} KKG disurvei" in survey
    (notes,) = database.execute(
        "select count(*) from source_note where kabupaten_code = ? and coalesce(group_type, 'KKG') = 'KKG'", [code]
    ).fetchone() or (0,)
    assert (f"{notes} kejanggalan" if notes else "tidak memuat kejanggalan") in survey
    (findings,) = database.execute(
        "select count(*) from plausibility inner join working_group using (group_id) "
        "where working_group.kabupaten_code = ? and working_group.group_type = 'KKG'",
        [code],
    ).fetchone() or (0,)
    assert (f"{findings} temuan tampak janggal" if findings else "Tidak ada pertemuan KKG yang tampak janggal") in log
    (placed, everyone) = database.execute(
        "select count(longitude), count(*) from working_group where kabupaten_code = ? and group_type = 'KKG'", [code]
    ).fetchone() or (0, 0)
    assert f"{placed} dari {everyone}" in log


@EACH_PLACE
@EACH_TYPE
def test_all_groups_with_a_point_are_on_the_drawing_of_their_kabupaten(
    database: duckdb.DuckDBPyConnection, code: str, kind: str
) -> None:
    rows = database.execute(
        "select longitude, latitude from working_group where kabupaten_code = ? and group_type = ?", [code, kind]
    ).fetchall()
    drawing = kabupaten_drawing.read(code)
    drawn = [row for row in rows if row[0] is not None and drawing.at(*row) is not None]
    sight = seen(kabupaten=code, jenis=kind)
    alt = next(element.attributes["alt"] for element in sight.elements if element.tag == "img")
    assert f": {len(drawn)} {kind} yang punya titik" in alt
    missing = len(rows) - len(drawn)
    words = f"{missing} {kind} tidak tampak di peta" if missing else f"Semua {kind} dalam daftar punya titik"
    assert words in sight.text


@EACH_TYPE
def test_every_figure_has_its_button_and_every_decision_its_page(kind: str) -> None:
    sight = seen(kabupaten="52.06", jenis=kind)
    behind = [str(button.key) for button in sight.app.button if str(button.key).startswith("origin_")]
    assert len(behind) == len(set(behind))
    pictures = 6 + len(items(sight)) + 1 + 2 + 3 + 2  # cards, decisions, map, activity, money, narasumber
    survey = 0 if kind == "KKPS" else 2  # adequacy, notes
    assert len(behind) == pictures + survey + 2  # the standard check, notes on the log
    links = [node.proto.page for node in nodes(sight.app) if node.type == "page_link"]
    assert {"keaktifan", "pendanaan", "narasumber", "metode", "peta"} <= {link.rsplit("/", 1)[-1] for link in links}


def test_a_drawer_opens_for_every_button_without_failing() -> None:
    sight = seen(kabupaten="52.04")
    for key in [str(button.key) for button in sight.app.button if str(button.key).startswith("origin_")]:
        sight.app.button(key=key).click().run()
        assert sight.failures == [], key


def test_without_a_register_the_brief_rests_on_the_survey_and_says_what_is_missing(
    no_register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(no_register))
    sight = seen(kabupaten="52.06")
    assert catalogue("id")["log.empty"] in sight.text and SAMPLE not in sight.text
    assert len(cards(sight)) == 6 and "Log kegiatan sampai" not in sight.text
    assert "3 dari 11 (27%, sampel kecil) KKG tidak pernah bertemu" in items(sight)[0]
    assert len(seen().with_class("g-place-card")) == 5
    nobody = seen(kabupaten="52.06", jenis="KKPS")
    assert cards(nobody) == {} and items(nobody) == [] and catalogue("id")["log.empty"] in nobody.text


# --- the table of rules ---------------------------------------------------------------------------------------------


def _draw_rules() -> None:
    from components import decisions  # noqa: PLC0415

    decisions.rules_table()


def test_the_table_of_rules_names_condition_recommendation_lines_and_actor_of_every_rule() -> None:
    app = AppTest.from_function(_draw_rules, default_timeout=60).run()
    assert [error.message for error in app.exception] == []
    (markup,) = [node.proto.body for node in nodes(app) if node.type == "html"]
    rows = [element.text for element in elements(markup) if element.tag == "tr"][1:]
    assert len(rows) == len(attention.rules())
    for rule in attention.rules():
        (row,) = [row for row in rows if plain(rule.condition) in row]
        assert plain(rule.action) in row and rule.actor in row and line_words(rule.source_lines) in row
    themes = [registry.load(rule.indicator_id).theme_words for rule in attention.rules()]
    first = [next(theme for theme in themes if row.startswith(theme)) for row in rows]
    order = [catalogue("id")[f"indicator_theme.{theme}"] for theme in attention.THEMES]
    assert first == sorted(first, key=order.index)
