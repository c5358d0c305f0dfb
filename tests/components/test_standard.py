"""The standard check on the screen: counts of the warehouse, to-dos by place, its own clock, one panel alone."""

import re
from functools import partial
from typing import Any

import duckdb
import pytest

from answers import standard_counts
from components import cached_answers, groups, standard, standard_list, standard_words
from indicators import standard as rules
from queries.selection import Selection
from schemas.vocabulary import GroupType, StandardComponent, StandardStatus
from tests.components.app import Page, elements, looked_at, opened, plain
from translations.text import catalogue, use_language

BIMA = Selection("52.06", "Bima")
KINDS = pytest.mark.parametrize("kind", list(GroupType))


pytestmark = pytest.mark.usefixtures("in_indonesian")


seen = partial(looked_at, "kelembagaan")


def pieces(sight: Page, name: str) -> list[str]:
    """HTML of the panels with this neutral name."""
    found = [one for markup in sight.markup for one in re.findall(r"<section.*?</section>", markup, re.DOTALL)]
    return [one for one in found if catalogue(sight.stamp["lang"])[name] in plain(re.sub(r"<[^>]+>", " ", one))]


def piece(sight: Page, name: str) -> str:
    (found,) = pieces(sight, name)
    return found


def words_of(html: str) -> str:
    return elements(f"<main>{html}</main>")[0].text


def asked(database: duckdb.DuckDBPyConnection, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return database.execute(sql, list(values)).fetchall()


# --- counts -----------------------------------------------------------------------------------------------------------


@KINDS
def test_the_counts_of_a_place_are_those_of_the_warehouse(kind: GroupType, database: duckdb.DuckDBPyConnection) -> None:
    cached_answers.pin()
    sql = "select component, standard_status, count(*) from group_standard where group_type = ? {} group by 1, 2"
    for selection, where, values in (
        (Selection(group_type=kind), "", ()),
        (Selection("52.06", "Bima", kind), "and kabupaten_code = ?", ("52.06",)),
        (
            Selection("52.06", "Bima", kind, kecamatan_code="52.06.02", kecamatan_name="Bolo"),
            "and kecamatan_code = ?",
            ("52.06.02",),
        ),
    ):
        rows = asked(database, sql.format(where), str(kind), *values)
        found = {
            (str(one.component.id), status): count
            for one in standard_counts.by_component(selection)
            for status, count in one.groups.items()
        }
        assert found == {(component, status): count for component, status, count in rows}


def test_the_share_of_a_component_is_its_indicator(database: duckdb.DuckDBPyConnection) -> None:
    cached_answers.pin()
    sql = (
        "select numerator, denominator from activity_value "
        "where indicator_id = ? and area_code = '52.06' and group_type = 'KKG'"
    )
    for one in standard_counts.by_component(BIMA):
        assert asked(database, sql, one.component.indicator_id) == [(one.share.numerator, one.share.denominator)]
        assert one.share.is_census


def test_the_words_of_a_place_count_components_and_name_the_one_with_most_groups_without_any_criterion() -> None:
    cached_answers.pin()
    found = standard_counts.by_component(BIMA)
    most = max(found, key=lambda one: one.groups.get("not_met", 0))
    words = standard_counts.sentence(BIMA)
    assert words.startswith("Di Kabupaten Bima, belum satu pun dari 7 komponen standar 2008 dipenuhi semua KKG.")
    count = most.groups["not_met"]
    assert f"{most.component.name.lower()}, {count} dari {most.cell.known} KKG" in words


# --- the matrix -------------------------------------------------------------------------------------------------------


def test_the_matrix_has_every_kabupaten_west_to_east_the_chosen_one_marked_and_all_together_last() -> None:
    html = piece(seen(kabupaten="52.06"), "standard.matrix.name")
    heads = [one.text for one in elements(html) if one.tag == "th" and one.attributes.get("scope") == "col"]
    assert [head.split(" ")[0] for head in heads] == ["Lombok", "Sumbawa", "Sumbawa", "Dompu", "Bima", "Gabungan"]
    rows = [one.text for one in elements(html) if one.tag == "th" and one.attributes.get("scope") == "row"]
    assert rows == [one.name for one in rules.components()]
    assert "data contoh (simulasi)" in words_of(html)


def test_a_standard_written_for_kkg_says_so_for_every_other_type() -> None:
    said = "Standar 2008 disusun untuk KKG"
    assert said not in words_of(piece(seen(), "standard.matrix.name"))
    assert said in words_of(piece(seen(jenis="KKKS"), "standard.matrix.name"))


def test_what_nobody_asked_is_unknown_and_never_zero() -> None:
    html = piece(seen(jenis="KKKS"), "standard.matrix.name")
    row = next(one.text for one in elements(html) if one.tag == "tr" and one.text.startswith("Sarana bersama"))
    assert "0 dari" not in row and row.count("belum diketahui") == 12  # word and count in six columns


def test_the_check_stands_in_the_log_and_the_survey_below_with_its_own_date() -> None:
    text = seen(kabupaten="52.06").text
    check, survey = text.index("Periksa terhadap standar 2008"), text.index("Survei dan standar 2008")
    assert text.index("· sampai 21 November 2026") < check < text.index("Jawaban kelompok yang disurvei") < survey


# --- group by group ---------------------------------------------------------------------------------------------------


def entries(selection: Selection, component: str) -> list[standard_list.Entry]:
    cached_answers.pin()
    return standard_list._entries(selection, rules.component(component))


@pytest.mark.parametrize("component", list(StandardComponent))
def test_the_list_holds_every_group_that_lacks_or_does_not_say_something_once_by_place(
    component: str, database: duckdb.DuckDBPyConnection
) -> None:
    found = entries(Selection(), component)
    sql = (
        "select group_id from group_standard where group_type = 'KKG' and component = ? "
        "and criteria_not_met + criteria_unknown > 0"
    )
    assert sorted(one.group.group_id for one in found) == sorted(one for (one,) in asked(database, sql, component))
    order = [one.group_id for one in groups.register().groups]
    places = [order.index(one.group.group_id) for one in found]
    assert places == sorted(places), "by place and name, never by how much is missing"
    assert all(one.what for one in found)


def test_the_page_shows_eight_unfolds_up_to_twentyfive_and_counts_the_others() -> None:
    html = piece(seen(kabupaten="52.06"), "standard.list.name")
    count = len(entries(BIMA, "organisasi"))
    listed = [one for one in elements(html) if one.tag == "td" and one.text.startswith("KKG Gugus")]
    assert len(listed) == 25 and html.index("KKG Gugus 1 Bolo") < html.index("<details") < html.index(
        "KKG Gugus 2 Bolo"
    )
    assert f"8 dari {count} kelompok" in words_of(html) and f"Masih ada {count - 25} kelompok lagi" in words_of(html)


def test_the_switch_changes_only_the_list_and_stands_in_the_link() -> None:
    sight = seen(kabupaten="52.06")
    before = piece(sight, "standard.matrix.name")
    sight.app.segmented_control(key=standard_list.COMPONENT.key).set_value("sarana").run()
    assert sight.failures == []
    assert dict(sight.app.query_params)["komponen"] in ("sarana", ["sarana"])
    assert "kriteria sarana bersama" in words_of(piece(sight, "standard.list.name"))
    assert piece(sight, "standard.matrix.name") == before


@pytest.mark.parametrize("component", list(StandardComponent))
def test_a_link_opens_a_component_with_its_rules_and_their_lines(component: str) -> None:
    words = words_of(piece(seen(komponen=component), "standard.list.name"))
    it = rules.component(component)
    for sentence in (it.asks, it.not_judged, *(one.sentence for one in it.criteria)):
        assert plain(sentence) in words


def test_an_unknown_component_in_a_link_is_told_and_the_first_is_shown() -> None:
    sight = opened("kelembagaan", komponen="semangat")
    assert sight.failures == [] and any("semangat" in words for words in sight.ignored)
    assert "kriteria organisasi" in words_of(piece(sight, "standard.list.name"))


def test_the_file_holds_every_group_of_the_list_and_marks_the_sample() -> None:
    found = entries(BIMA, "organisasi")
    lines = standard_list._file(found, "id").decode("utf-8-sig").splitlines()
    assert len(lines) == len(found) + 1
    assert lines[0] == 'kelompok,tempat,"apa yang kurang, dan siapa bertindak",keterangan'
    assert all(line.endswith("data contoh (simulasi)") for line in lines[1:])
    assert standard_list._file(found, "en").decode("utf-8-sig").splitlines()[0].startswith("group,place")
    use_language("id")


@pytest.mark.parametrize(("jenis", "words"), [("KKKS", "belum ada kriteria sarana bersama yang dapat diperiksa")])
def test_a_component_of_which_nothing_is_known_says_so(jenis: str, words: str) -> None:
    assert words in words_of(piece(seen(jenis=jenis, komponen="sarana"), "standard.list.name"))


def test_where_everybody_meets_a_component_there_is_nothing_to_do() -> None:
    words = words_of(piece(seen(kabupaten="52.04", komponen="pengelolaan"), "standard.list.name"))
    assert words.startswith("Di Kabupaten Sumbawa, semua KKG memenuhi semua kriteria pengelolaan.")
    assert "Unduh" not in words and entries(Selection("52.04", "Sumbawa"), "pengelolaan") == []


def test_a_place_without_such_groups_says_why_and_draws_no_matrix() -> None:
    sight = seen(kecamatan="52.06.02", jenis="KKPS")
    assert pieces(sight, "standard.matrix.name") == pieces(sight, "standard.list.name") == []
    assert sight.with_class("g-empty-state")


# --- the card of a group ----------------------------------------------------------------------------------------------


def line(component: str, **met: bool | None) -> str:
    it = rules.component(component)
    known = [one for one in met.values() if one is not None]
    status = "unknown" if not known else "met" if all(met.values()) else "partly" if True in known else "not_met"
    rows = [
        {"component": component, "standard_status": status, "criterion_id": one.id, "met": met[one.id]}
        for one in it.criteria
    ]
    (found,) = standard_words.card_lines(rows, "KKM")
    assert found.status == StandardStatus(status)
    return " | ".join([found.words, *found.to_do])


def test_a_component_on_the_card_says_status_counts_to_do_and_what_is_unknown() -> None:
    assert line("organisasi", has_sk=False, sk_of_kabupaten=False, has_ad_art=True, officers=None) == (
        "Organisasi: sebagian, 1 dari 4 kriteria | Kantor Kemenag: Terbitkan SK pembentukan. | "
        "Belum diketahui: Ketua, sekretaris, bendahara."
    )
    assert line("penjaminan_mutu", visited=True, periodic_report=True) == (
        "Penjaminan mutu: terpenuhi, 2 dari 2 kriteria"
    )
    assert line("sarana", room=None, computer=None, projector=None) == (
        "Sarana bersama: belum diketahui | Belum diketahui: Ruang, Komputer, Proyektor LCD."
    )


def test_the_card_of_a_group_lists_all_seven_components() -> None:
    sight = opened("peta")
    sight.app.query_params["lapis"] = "gugus"
    sight.app.query_params["gugus"] = "KKG-52.06.02-03"
    sight.app.run()
    assert sight.failures == []
    (listed,) = sight.with_class("g-standard")
    for one in rules.components():
        assert f"{one.name}: " in listed.text
    assert "Organisasi: sebagian, 1 dari 4 kriteria" in listed.text


# --- the survey beside it ---------------------------------------------------------------------------------------------


def test_the_survey_stands_by_component_with_counts_of_its_own_and_only_what_it_asked() -> None:
    words = words_of(piece(seen(kabupaten="52.06"), "standard.survey.name"))
    assert "Survei November 2018 menyentuh 7 dari 7 komponen standar; di Kabupaten Bima, 2 dari 11" in words
    assert "11 dari 88 KKG disurvei" in words and "data contoh" not in words
    words = words_of(piece(seen(jenis="KKKS"), "standard.survey.name"))
    assert "menyentuh 6 dari 7 komponen" in words and "Sarana bersama" not in words


def test_the_page_reads_in_english_too() -> None:
    sight = seen(lang="en", kabupaten="52.06")
    assert "none of the 7 components of the 2008 standard is met by every KKG yet" in sight.text
    assert "The Dinas Pendidikan: Issue a founding SK." in sight.text


# --- alone ------------------------------------------------------------------------------------------------------------


def overview_alone() -> None:
    from components import cached_answers, standard  # noqa: PLC0415
    from queries.selection import Selection  # noqa: PLC0415

    cached_answers.pin()
    standard.overview(Selection("52.06", "Bima"))


def test_on_another_page_it_is_one_panel_with_the_place_and_all_together() -> None:
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415

    sight = Page(AppTest.from_function(overview_alone).run())
    assert sight.failures == []
    html = "".join(sight.markup)
    assert html.count("<section") == 1
    heads = [one.text for one in elements(html) if one.tag == "th" and one.attributes.get("scope") == "col"]
    assert [head.split(" ")[0] for head in heads] == ["Bima", "Gabungan"]
    assert [button.key for button in sight.app.button] == ["origin_standard"]


def test_the_drawer_names_every_rule_with_its_lines_and_what_cannot_be_checked() -> None:
    found = dict(standard.terms())
    for one in rules.components():
        for sentence in (one.asks, one.not_judged, *(each.sentence for each in one.criteria)):
            assert sentence in found[one.name]
