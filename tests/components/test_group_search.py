"""Search and list of the groups on Peta: found as people write names, turned page by page, none left out."""

import re

import duckdb
import pytest

from components import group_search, groups
from queries.selection import Selection
from tests.components.on_map_page import card, clicked, deck, keys, listed, peta

pytestmark = pytest.mark.usefixtures("warehouse")
MAP = {"lapis": "gugus"}


@pytest.mark.parametrize("query", ["gugus 3 bolo", "Gugus III Bolo", "GUGUS 03 KEC. BOLO", "3 bolo", "gugus tiga bolo"])
def test_a_group_is_found_as_people_write_its_name(query: str) -> None:
    page = peta()
    page.app.text_input(key="group_search").set_value(query).run()
    assert page.failures == []
    hits = [groups.register().by_id[re.sub(r"^hit_t\d_c\d_", "", key)] for key in keys(page, "hit_")]
    assert 0 < len(hits) <= group_search.HITS
    assert hits[0].kecamatan_name == "Bolo" and re.search(r"\b(3|III)\b", hits[0].name)
    labels = [button.label for button in page.app.button if str(button.key).startswith("hit_")]
    assert all(f"Kecamatan {hit.kecamatan_name}, Kabupaten {hit.kabupaten_name}" in label
               and hit.group_type in label for hit, label in zip(hits, labels, strict=True))  # fmt: skip


def test_a_found_group_is_chosen_with_its_place_and_the_field_is_empty_again() -> None:
    page = peta(kabupaten="52.02")
    page.app.text_input(key="group_search").set_value("gugus 3 bolo").run()
    first = keys(page, "hit_")[0]
    group = groups.register().by_id[re.sub(r"^hit_t\d_c\d_", "", first)]
    clicked(page, first)
    assert (page.stamp["kabupaten"], page.stamp["kecamatan"]) == (group.kabupaten_code, group.kecamatan_code)
    assert page.stamp["gugus"] == group.group_id and card(page).startswith(group.name)
    assert page.app.text_input(key="group_search").value == "" and keys(page, "hit_") == []


def test_of_equally_good_names_those_of_the_chosen_place_come_first() -> None:
    hits = group_search.find("gugus 3", Selection("52.04", "Sumbawa"), groups.register())
    assert len(hits) == group_search.HITS
    assert {hit.kabupaten_code for hit in hits} == {"52.04"}
    elsewhere = group_search.find("gugus 3 bolo", Selection("52.04", "Sumbawa"), groups.register())
    assert elsewhere[0].kecamatan_name == "Bolo", "a better name elsewhere beats a worse one here"


@pytest.mark.parametrize("query", ["qqqq", "<u>qqqq</u>", "%%"])
def test_a_name_that_nobody_has_is_explained(query: str) -> None:
    page = peta()
    page.app.text_input(key="group_search").set_value(query).run()
    assert page.failures == [] and "Tidak ada nama yang mirip" in page.text
    assert not any("<u>qqqq" in markup for markup in page.markup), "a query is never markup"


def test_the_list_turns_its_pages_and_starts_anew_for_other_groups() -> None:
    page = peta(kabupaten="52.06")
    first = listed(page)
    clicked(page, "group_list_after")
    second = listed(page)
    assert not set(first) & set(second) and "13–24 dari 109" in page.text
    clicked(page, "group_list_before")
    assert listed(page) == first and page.app.button(key="group_list_before").disabled
    clicked(page, "group_list_after")
    page.app.pills(key="pills_jenis_peta").set_value(["KKKS"]).run()
    assert "1–12 dari 18" in page.text
    last = groups.register().of(Selection("52.06", "Bima"))[-1].group_id
    assert last in listed(peta(kabupaten="52.06", gugus=last)), "the piece with the chosen group is shown"


def test_groups_without_a_point_stand_under_the_map_and_can_be_chosen(database: duckdb.DuckDBPyConnection) -> None:
    rows = database.execute(
        "select group_id from working_group where longitude is null and kabupaten_code = '52.06'"
    ).fetchall()
    page = peta(kabupaten="52.06")
    found = {re.sub(r"^no_point_t\d_c\d_", "", key) for key in keys(page, "no_point_t")}
    assert found == {group_id for (group_id,) in rows} and f"{len(rows)} kelompok tanpa titik" in page.text
    clicked(page, keys(page, "no_point_t")[0])
    assert "belum ada titik" in card(page) and "Kelompok ini belum punya titik" in page.text
    assert "chosen_group" not in [layer["id"] for layer in deck(page)["layers"]]
