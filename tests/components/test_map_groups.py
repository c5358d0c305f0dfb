"""The map of groups on the page Peta: filters, breadcrumb, search, list and card say what the warehouse holds."""

import re
from urllib.parse import parse_qsl

import duckdb
import pytest

from components import group_words, groups
from components.group_list import AT_ONCE
from tests.components.app import Page, elements, nodes, opened
from tests.components.on_map_page import GROUPS, card, clicked, deck, keys, listed, one, peta
from translations.format import number
from translations.text import catalogue

pytestmark = pytest.mark.usefixtures("warehouse")


def test_the_map_opens_with_all_groups_of_the_log_marked_as_simulated(database: duckdb.DuckDBPyConnection) -> None:
    page = peta()
    total = one(database, GROUPS)
    assert total == 495
    assert f"Menampilkan {total} dari {total} kelompok kerja di lima kabupaten studi" in page.selection
    assert "data contoh (simulasi)" in page.selection and "21 November 2026" in page.selection
    assert {"lapis": "gugus", "kelas_peta": "semua", "jenis_peta": "semua", "gugus": "semua"}.items() <= dict(
        page.app.query_params
    ).items(), "every parameter stands in the link"


def test_the_default_layer_is_the_log_and_the_survey_is_one_click_away() -> None:
    page = opened("peta", lapis="")  # an empty word is no choice
    assert page.stamp["lapis"] == "gugus"
    page.app.segmented_control(key="filter_lapis").set_value("indikator").run()
    assert page.failures == [] and page.stamp["lapis"] == "indikator"
    assert "survei November 2018" in page.selection and "indikator" in page.app.query_params
    assert not keys(page, "group_list"), "two clocks never stand on one map"


@pytest.mark.parametrize(
    ("link", "where"),
    [
        ({}, "true"),
        ({"kabupaten": "52.06"}, "kabupaten_code = '52.06'"),
        ({"kabupaten": "52.06", "kecamatan": "52.06.05"}, "kecamatan_code = '52.06.05'"),
        ({"kelas_peta": "vakum"}, "activity_class = 'vakum'"),
        ({"kelas_peta": "vakum", "jenis_peta": "KKKS"}, "activity_class = 'vakum' and group_type = 'KKKS'"),
        ({"jenis_peta": "KKM,KKPS"}, "group_type in ('KKM', 'KKPS')"),
        ({"jenis_peta": "kkps", "kabupaten": "52.04"}, "group_type = 'KKPS' and kabupaten_code = '52.04'"),
    ],
)  # fmt: skip
def test_what_is_said_is_what_the_warehouse_counts(
    database: duckdb.DuckDBPyConnection, link: dict[str, str], where: str
) -> None:
    found = database.execute(f"select count(*) from group_status where {where}").fetchone()
    assert found
    page = peta(**link)
    assert f"Menampilkan {found[0]} dari " in page.selection
    assert f"{found[0]} kelompok, menurut kecamatan dan nama" in page.text
    assert len(listed(page)) == min(found[0], AT_ONCE)


def test_each_pill_of_the_legend_counts_what_the_other_lets_through(database: duckdb.DuckDBPyConnection) -> None:
    page = peta(kabupaten="52.06", jenis_peta="KKKS")
    classes, types = page.app.pills(key="pills_kelas_peta"), page.app.pills(key="pills_jenis_peta")
    for label in classes.options:
        words, count = label.split(" · ")
        name = next(key for key in ("aktif", "cukup_aktif", "kurang_aktif", "vakum")
                    if catalogue("id")[f"activity_class.{key}"] == words)  # fmt: skip
        counted = one(database, f"{GROUPS} where activity_class = ? and working_group.group_type = 'KKKS'"
                      " and working_group.kabupaten_code = '52.06'", name)  # fmt: skip
        assert int(count) == counted, label
    assert [label.split(" · ")[0] for label in types.options] == ["KKG", "KKKS", "KKM", "KKPS"]
    assert types.value == ["KKKS"] and classes.value == []


def test_the_legend_filters_the_points_the_list_and_the_link_and_is_taken_back_by_its_chip() -> None:
    page = peta(kabupaten="52.06")
    before = deck(page)
    page.app.pills(key="pills_kelas_peta").set_value(["vakum"]).run()
    assert page.failures == []
    after = deck(page)
    assert page.app.query_params["kelas_peta"] == "vakum"
    size = next(layer for layer in after["layers"] if layer["id"].startswith("groups-"))["getIconSize"]
    assert "properties.activity_class=='vakum'" in size and "properties.kabupaten_code=='52.06'" in size
    assert after["initialViewState"] == before["initialViewState"], "the view stays put"
    assert all(groups.register().by_id[found].activity_class == "vakum" for found in listed(page))
    assert page.chips["chip_kelas_peta"].startswith("Kelas: vakum")
    clicked(page, "chip_kelas_peta")
    assert page.app.query_params["kelas_peta"] == "semua" and deck(page) == before


def test_all_classes_chosen_is_the_same_as_none() -> None:
    page = peta()
    page.app.pills(key="pills_kelas_peta").set_value(["vakum", "aktif", "cukup_aktif", "kurang_aktif"]).run()
    assert page.app.query_params["kelas_peta"] == "semua" and "chip_kelas_peta" not in page.chips


@pytest.mark.parametrize(
    ("name", "word"),
    [("kelas_peta", "hidup"), ("kelas_peta", "aktif,x"), ("jenis_peta", "PGRI"), ("gugus", "KKG-nowhere"),
     ("lapis", "satelit"), ("kecamatan", "52.99.01")],
)  # fmt: skip
def test_an_unknown_word_in_a_link_is_told_and_ignored(name: str, word: str) -> None:
    page = peta(**{name: word})
    assert any(name in said and word in said for said in page.ignored)
    assert "Menampilkan 495 dari 495" in page.selection


def test_the_breadcrumb_leads_down_to_the_group_and_back_up() -> None:
    page = peta(kabupaten="52.06", kecamatan="52.06.05", gugus="KKG-52.06.05-03")
    crumbs = [button.label for button in page.app.button if str(button.key).startswith("crumb_")]
    name = groups.register().by_id["KKG-52.06.05-03"].kecamatan_name
    assert crumbs == ["Nusa Tenggara Barat", "Kabupaten Bima", f"Kecamatan {name}"]
    (here,) = [element.text for element in page.with_class("g-here-now")]
    assert here == groups.register().by_id["KKG-52.06.05-03"].name
    clicked(page, "crumb_52.06")
    assert (page.stamp["kabupaten"], page.stamp["kecamatan"], page.stamp["gugus"]) == ("52.06", "semua", "semua")
    assert [element.text for element in page.with_class("g-here-now")] == ["Kabupaten Bima"]
    clicked(page, "crumb_semua")
    assert (page.stamp["kabupaten"], page.stamp["gugus"]) == ("semua", "semua")


def test_a_group_chosen_from_the_list_keeps_place_view_and_list_and_shows_its_card() -> None:
    page = peta(kabupaten="52.06")
    before, group_id = deck(page), listed(page)[4]
    group = groups.register().by_id[group_id]
    clicked(page, next(key for key in keys(page, "group_list_t") if key.endswith(group_id)))
    assert page.app.query_params["gugus"] == group_id and page.stamp["kabupaten"] == "52.06"
    assert deck(page)["initialViewState"] == before["initialViewState"]
    assert card(page).startswith(group.name) and "data contoh (simulasi)" in card(page)
    chosen = [button for button in page.app.button if button.proto.type == "primary"]
    assert {button.key for button in chosen} >= {key for key in keys(page, "group_list_t") if key.endswith(group_id)}
    clicked(page, "close_card")
    assert page.stamp["gugus"] == "semua" and "Pilih satu kelompok" in card(page)


def test_choosing_another_place_lets_go_of_a_group_that_is_not_there() -> None:
    page = peta(kabupaten="52.06", gugus="KKG-52.06.05-03")
    page.app.pills(key="filter_kabupaten").set_value("52.05").run()
    assert page.failures == [] and page.stamp["gugus"] == "semua" and page.app.query_params["gugus"] == "semua"
    page = peta(gugus="KKG-52.06.05-03")
    page.app.pills(key="filter_kabupaten").set_value("52.06").run()
    assert page.stamp["gugus"] == "KKG-52.06.05-03", "it lies there, so it stays"


def test_an_empty_selection_says_why_and_one_click_shows_all_again() -> None:
    page = peta(kabupaten="52.07", kelas_peta="vakum", jenis_peta="KKPS")
    assert "Menampilkan 0 dari 31" in page.selection
    assert "Tidak ada kelompok di Kabupaten Sumbawa Barat yang cocok dengan saringan: vakum, KKPS." in page.text
    clicked(page, "show_all")
    assert "Menampilkan 31 dari 31" in page.selection


def test_the_card_says_the_class_its_reason_and_what_is_missing(database: duckdb.DuckDBPyConnection) -> None:
    row = one(
        database,
        "select group_id, meetings_in_window, meetings_missing from group_status "
        "where activity_class = 'cukup_aktif' order by group_id limit 1",
    )
    words = card(peta(gugus=row[0]))
    assert f"{row[1]} pertemuan dalam 12 bulan sampai 21 November 2026" in words
    assert "(cukup aktif: 4–15 pertemuan; aturan berlaku sejak 1 November 2018)" in words
    assert f"{row[2]} pertemuan lagi untuk menjadi aktif." in words and row[1] + row[2] == 16


@pytest.mark.parametrize(
    ("activity_class", "bounds", "missing"),
    [("aktif", "16 atau lebih", "Sudah di kelas tertinggi."), ("kurang_aktif", "1–3", "untuk menjadi cukup aktif."),
     ("vakum", "0", "1 pertemuan lagi untuk menjadi kurang aktif.")],
)  # fmt: skip
def test_every_class_names_its_own_bounds(
    database: duckdb.DuckDBPyConnection, activity_class: str, bounds: str, missing: str
) -> None:
    group_id = one(
        database, "select group_id from group_status where activity_class = ? order by group_id limit 1", activity_class
    )
    words = card(peta(gugus=group_id))
    assert f": {bounds} pertemuan; aturan berlaku sejak" in words and missing in words


def test_the_card_shows_the_five_newest_meetings_and_the_money_of_the_year(database: duckdb.DuckDBPyConnection) -> None:
    group_id, income = one(
        database,
        "select group_id, income_rupiah from group_status where meetings_in_window > 6 and income_rupiah > 0 "
        "order by group_id limit 1",
    )
    page = peta(gugus=group_id)
    newest = database.execute(
        "select held_on from meeting where group_id = ? order by held_on desc, meeting_id limit 5", [group_id]
    ).fetchall()
    days = [element.text for element in page.with_class("g-when")]
    assert [int(day.split()[0]) for day in days] == [held_on.day for (held_on,) in newest]
    assert "Rp" in card(page) and f"{income:,}".replace(",", ".") in card(page).replace("\xa0", " ")
    assert "km garis lurus (bukan jarak jalan)" in card(page)


def test_no_group_of_the_register_has_a_card_that_fails_or_shows_a_python_value() -> None:
    page = peta()
    for place, group_id in enumerate(groups.register().by_id):
        if place % 15 and groups.register().by_id[group_id].group_type != "KKPS":
            continue
        page.app.session_state["filter_gugus"] = group_id
        page.app.run()
        assert page.failures == [], group_id
        assert not re.search(r"\{[a-z_]+\}|\bNone\b|\bnan\b|<NA>|\bNaT\b", card(page)), group_id
        assert page.stamp["gugus"] == group_id


def test_the_card_leads_to_the_history_of_the_group_and_nothing_chosen_there_is_in_the_way() -> None:
    def leads(page: Page) -> list[str]:
        return [node.proto.query_string for node in nodes(page.app) if getattr(node.proto, "page", "") == "riwayat"]

    (query,) = leads(peta(lang="en", gugus="KKG-52.06.05-03"))
    chosen = dict(parse_qsl(query))
    assert (chosen.pop("lang"), chosen.pop("kelompok")) == ("en", "KKG-52.06.05-03") and set(chosen.values()) == {
        "semua"
    }
    assert leads(peta()) == []


def test_the_page_is_well_formed_and_asks_nobody_outside() -> None:
    for markup in peta(kabupaten="52.06", gugus="KKG-52.06.05-03").markup:
        for element in elements(markup):
            for name in ("src", "href", "srcset"):
                assert not re.match(r"(https?:)?//", element.attributes.get(name, "")), element.attributes


def test_the_layer_speaks_english_and_keeps_the_indonesian_names() -> None:
    page = peta(lang="en", kabupaten="52.06", gugus="KKG-52.06.05-03")
    assert "Showing 109 of 109 working groups in Kabupaten Bima" in page.selection
    assert "Documents and officers" in card(page) and "sample data (simulated)" in card(page)
    assert not re.search(r"\b(kelompok kerja|pertemuan|belum|tidak|dari)\b", page.text)


def test_the_points_are_those_of_the_build_that_answers(database: duckdb.DuckDBPyConnection) -> None:
    of_all = one(database, "select file_name from map_file where kabupaten_code is null")
    points = next(layer for layer in deck(peta())["layers"] if layer["id"].startswith("groups-"))
    assert points["data"] == f"/app/static/geo/{of_all}"


def test_packages_say_what_they_were_counted_from() -> None:
    rows = [groups.card(one.group_id) for one in groups.register().groups]
    with_hours = next(row for row in rows if row["lesson_hours"])
    without = next(row for row in rows if row["certificate_packages"] and not row["lesson_hours"])
    assert f"dari {number(with_hours['lesson_hours'])} jam pelajaran" in group_words._packages(with_hours)
    assert f"dari {number(without['development_meetings'])} pertemuan" in group_words._packages(without)
