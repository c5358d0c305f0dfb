"""Choosing: links that are read with care, chips that take a filter away, one selection on every page."""

from urllib.parse import parse_qsl

import pytest

from tests.components.app import MENU, PAGES, Page, nodes, opened, switched

pytestmark = pytest.mark.usefixtures("warehouse")


def chosen(page: Page) -> dict[str, str]:
    return {name: page.stamp[name] for name in ("lang", "kabupaten", "jenis")}


def clicked(page: Page, key: str) -> Page:
    page.app.button(key=key).click().run()
    assert page.failures == []
    return page


@pytest.mark.parametrize("word", ["52.06", "Bima", "bima", "Kabupaten Bima", "kab. bima", "KAB. BIMA"])
def test_a_kabupaten_is_understood_by_code_and_by_name(word: str) -> None:
    page = opened(kabupaten=word)
    assert chosen(page)["kabupaten"] == "52.06" and page.ignored == [] and page.failures == []
    assert "Kabupaten Bima" in page.selection
    assert page.app.query_params["kabupaten"] == "52.06", "the link is written back with the code"


@pytest.mark.parametrize("word", ["semua", "Semua", "all", ""])
def test_all_five_can_be_asked_for_by_name(word: str) -> None:
    page = opened(kabupaten=word)
    assert chosen(page)["kabupaten"] == "semua" and page.ignored == []


@pytest.mark.parametrize("word", ["kkks", "KKKS", "Kkks", " KKKS "])
def test_a_type_of_group_is_understood_in_any_case(word: str) -> None:
    page = opened(jenis=word)
    assert chosen(page)["jenis"] == "KKKS" and page.ignored == [] and page.failures == []


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("kabupaten", "Atlantis"), ("kabupaten", "52.99"), ("kabupaten", "Kota Bima"), ("kabupaten", "Lombok Utara"),
        ("kabupaten", "<b>x</b>"), ("jenis", "KKPS"), ("jenis", "' or 1=1"), ("lang", "fr"),
    ],
)  # fmt: skip
def test_an_unknown_word_in_a_link_is_told_and_ignored(name: str, word: str) -> None:
    page = opened(**{name: word})
    assert page.failures == []
    assert len(page.ignored) == 1 and name in page.ignored[0] and word in page.ignored[0]
    assert chosen(page) == {"lang": "id", "kabupaten": "semua", "jenis": "KKG"}
    assert page.app.query_params[name] != word, "the wrong word stays in the link"


def test_an_ignored_word_is_told_once_and_the_right_ones_beside_it_count() -> None:
    page = opened(kabupaten="Atlantis", jenis="KKKS")
    assert len(page.ignored) == 1 and chosen(page)["jenis"] == "KKKS"
    page.app.run()
    assert page.ignored == []


def test_parameters_that_carriers_of_links_add_do_no_harm_and_are_not_worth_a_word() -> None:
    page = opened(utm_source="x", fbclid="y", kabupaten="52.05")
    assert page.failures == [] and page.ignored == [] and chosen(page)["kabupaten"] == "52.05"


@pytest.mark.parametrize(
    ("name", "word", "meant"),
    [("kabupatn", "52.06", "kabupaten"), ("kecamatan", "52.06.01", ""), ("wilayah", "Bima", ""), ("<b>x", "1", "")],
)
def test_a_parameter_that_the_page_does_not_know_is_told_once_with_what_was_meant(
    name: str, word: str, meant: str
) -> None:
    page = opened(**{name: word})
    assert page.failures == [] and len(page.ignored) == 1
    assert f'"{name}"' in page.ignored[0] and (f'"{meant}"' in page.ignored[0]) == bool(meant)
    assert set(page.app.query_params) == {"lang", "kabupaten", "jenis"}, "what is ignored leaves the link"
    page.app.run()
    assert page.ignored == []


def test_an_unknown_indicator_in_a_link_to_the_map_is_told_and_the_default_drawn() -> None:
    page = opened("peta", indikator="has_wings")
    # The landing page does not know the parameter; the map reads it when it is opened with it.
    page.app.query_params["indikator"] = "has_wings"
    page.app.run()
    assert page.failures == [] and page.stamp["indikator"] == "met_at_least_fortnightly"
    assert any("has_wings" in words for words in page.ignored)


def test_an_indicator_in_a_link_to_the_map_is_drawn() -> None:
    page = opened("peta")
    page.app.query_params["indikator"] = "has_sk"
    page.app.run()
    assert page.failures == [] and page.stamp["indikator"] == "has_sk" and page.ignored == []


@pytest.mark.parametrize("page_name", PAGES)
def test_removing_a_chip_removes_this_filter_and_keeps_the_other(page_name: str) -> None:
    page = opened(page_name, kabupaten="52.06", jenis="KKKS")
    assert set(page.chips) == {"chip_kabupaten", "chip_jenis", "reset"}
    assert page.chips["chip_kabupaten"].startswith("Kabupaten Bima")
    assert page.chips["chip_jenis"].startswith("KKKS")
    clicked(page, "chip_kabupaten")
    assert chosen(page) == {"lang": "id", "kabupaten": "semua", "jenis": "KKKS"}
    assert set(page.chips) == {"chip_jenis", "reset"}
    clicked(page, "chip_jenis")
    assert chosen(page) == {"lang": "id", "kabupaten": "semua", "jenis": "KKG"}
    assert page.chips == {}


def test_reset_takes_all_filters_away_and_keeps_the_language() -> None:
    page = clicked(opened(kabupaten="52.06", jenis="KKM", lang="en"), "reset")
    assert chosen(page) == {"lang": "en", "kabupaten": "semua", "jenis": "KKG"} and page.chips == {}
    assert dict(page.app.query_params) == {"lang": "en", "kabupaten": "semua", "jenis": "KKG"}


def test_a_choice_by_hand_is_kept_on_every_page_and_after_coming_back() -> None:
    page = opened()
    page.app.button_group(key="filter_kabupaten").set_value("52.04").run()
    page.app.button_group(key="filter_jenis").set_value("KKKS").run()
    for name in (*PAGES[1:], PAGES[0]):
        page = switched(page, name)
        assert page.failures == []
        assert chosen(page) == {"lang": "id", "kabupaten": "52.04", "jenis": "KKKS"}, name
        assert "KKKS" in page.selection and "Kabupaten Sumbawa," in page.selection


def test_the_language_switch_changes_every_word_and_no_choice() -> None:
    page = opened(kabupaten="52.06")
    page.app.button_group(key="filter_lang").set_value("en").run()
    assert page.failures == [] and chosen(page) == {"lang": "en", "kabupaten": "52.06", "jenis": "KKG"}
    assert "11 of 88" in page.selection


def test_a_shared_link_opens_what_the_sender_saw() -> None:
    sender = opened("kelembagaan", kabupaten="Dompu", jenis="kkks", lang="en")
    link = dict(sender.app.query_params)
    assert link == {
        "lang": "en", "kabupaten": "52.05", "kecamatan": "semua", "jenis": "KKKS", "komponen": "organisasi",
    }  # fmt: skip
    receiver = opened("kelembagaan", **link)
    assert receiver.failures == [] and receiver.selection == sender.selection
    assert receiver.markup[:-1] == sender.markup[:-1]


def test_a_new_link_in_the_same_tab_wins_over_what_was_chosen() -> None:
    page = opened(kabupaten="52.06")
    page.app.query_params["kabupaten"] = "52.05"
    page.app.run()
    assert chosen(page)["kabupaten"] == "52.05"


def test_a_place_in_the_list_of_the_map_is_the_same_filter() -> None:
    page = clicked(opened("peta"), "place_52.06")
    assert chosen(page)["kabupaten"] == "52.06" and "chip_kabupaten" in page.chips
    assert "Kabupaten Bima" in page.selection
    everywhere = next(str(button.key) for button in page.app.button if str(button.key).startswith("place_"))
    clicked(page, everywhere)
    assert chosen(page)["kabupaten"] == "semua"


def test_an_indicator_that_the_type_of_group_does_not_have_gives_way_to_the_default() -> None:
    page = opened("peta")
    page.app.selectbox(key="filter_indikator").set_value("equipment_lcd").run()  # KKG alone were asked
    assert page.stamp["indikator"] == "equipment_lcd"
    page.app.button_group(key="filter_jenis").set_value("KKM").run()
    assert page.failures == [] and page.stamp["indikator"] == "met_at_least_fortnightly"


@pytest.mark.parametrize("table", ["3", "11", "20"])
def test_every_table_of_the_study_can_be_read_cell_by_cell(table: str) -> None:
    page = opened("metode")
    page.app.selectbox(key="filter_tabel").set_value(table).run()
    assert page.failures == [] and page.stamp["tabel"] == table and page.app.query_params["tabel"] == table


@pytest.mark.parametrize("kind", ["KKKS", "KKPS"])
@pytest.mark.parametrize("layer", ["gugus", "indikator"])
@pytest.mark.parametrize("name", MENU)
def test_a_link_of_the_menu_carries_what_the_page_writes_so_that_back_goes_back(
    name: str, layer: str, kind: str
) -> None:
    page = opened("keaktifan", kabupaten="52.05", jenis=kind)
    page.app.session_state["filter_lapis"] = layer
    page = switched(page, name, **({"lapis": layer} if name == "peta" else {}))
    links = [node.proto for node in nodes(page.app) if node.type == "page_link"]
    carried = dict(parse_qsl(links[MENU.index(name)].query_string))
    assert page.failures == [] and carried == dict(page.app.query_params)
