"""`Dari mana angka ini?`: every figure of every page has its drawer, and the drawer holds what the warehouse holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import group_origin, origin, origin_register
from components.groups import Kinds
from indicators import registry
from queries.selection import Selection
from schemas.vocabulary import GroupType
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components import drawers
from tests.components.app import PAGES, Page, nodes, opened, switched
from tests.components.drawers import Drawer
from translations.format import number
from translations.text import catalogue, use_language

CASES = {
    "bima": {"kabupaten": "52.06"},
    "kkks": {"jenis": "KKKS"},
    "english": {"lang": "en", "jenis": "KKM", "kabupaten": "52.02"},
}
# Slides say count, source and date in their foot and the definition in their notes: a deck has no buttons.
WITH_DRAWERS = tuple(page for page in PAGES if page != "presentasi")
EVERY = pytest.mark.parametrize(("case", "page"), [(case, page) for case in CASES for page in WITH_DRAWERS])
# What begins a figure: a panel that is not empty, a card, a table of figures, the words of the other clock, a map.
FIGURE = re.compile(
    r'<section class="g g-panel"|<section class="g-card|^<div class="g g-scroll"[^>]*><table|g-other-clock'
)
# On this page most tables are rules and lists; these are figures.
OF_METHOD = {
    "frame", "informants", "freshness", "completeness", "rules",
    *(f"theme_{one.theme}" for one in registry.all_indicators("log")),
}  # fmt: skip


@dataclass
class Seen:
    """A page of one case: what stands on it in order, and each of its drawers."""

    order: list[str]  # `figure` or `button:<key>`
    drawers: dict[str, Drawer]


def in_order(page: Page) -> list[str]:
    found = []
    for node in nodes(page.app):
        if node.type == "button" and str(node.key).startswith("origin_"):
            found.append(f"button:{node.key.removeprefix('origin_')}")
        elif node.type == "deck_gl_json_chart" or (node.type == "html" and FIGURE.search(node.proto.body)):
            found.append("figure")
    return found


@pytest.fixture(scope="module")
def seen(warehouse_folder: Path) -> Iterator[dict[tuple[str, str], Seen]]:
    """Every drawer of every page, opened once: one reader per case walks through all pages."""
    found: dict[tuple[str, str], Seen] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
        for case, link in CASES.items():
            use_language(link.get("lang"))  # AppTest puts words of options together outside of a run
            page = opened(**link)
            for name in PAGES:
                page = page if name == PAGES[0] else switched(page, name)
                order = in_order(page)
                found[case, name] = Seen(order, {key: drawers.opened(page, key) for key in drawers.keys(page)})
        yield found
    use_language("id")


def words_of(case: str) -> dict[str, str]:
    return catalogue("en" if case == "english" else "id")


@EVERY
def test_every_figure_of_a_page_is_followed_by_the_button_of_its_drawer(
    seen: dict[tuple[str, str], Seen], case: str, page: str
) -> None:
    order = seen[case, page].order
    if page == "metode":
        assert {one.removeprefix("button:") for one in order if one != "figure"} >= OF_METHOD
        return
    alone = [
        place for place, one in enumerate(order) if one == "figure" and order[place + 1 : place + 2] in ([], ["figure"])
    ]
    assert order.count("figure") and alone == [], order


@EVERY
def test_a_drawer_says_the_choice_the_definition_the_calculation_and_the_source(
    seen: dict[tuple[str, str], Seen], case: str, page: str
) -> None:
    words = words_of(case)
    assert seen[case, page].drawers
    for key, drawer in seen[case, page].drawers.items():
        assert drawer.title and drawer.part(words["origin.chosen"]), key
        assert drawer.part(words["origin.calculation"]), key
        of_study, of_log = drawer.part(words["origin.source"]), drawer.part(words["origin.source_log"])
        assert of_study or of_log, key
        assert drawer.files or "0 baris" in of_log or "0 rows" in of_log, f"no rows to take: {key}"
        # A sentence of the study that is quoted needs no definition.
        assert drawer.part(words["origin.definition"]) or words["calculated.prose"] in drawer.text, key
        assert not re.search(r"\{[a-z_]+\}|\bNone\b|\bnan\b|<NA>|\bNaT\b|Traceback", drawer.text), key


TABLES_THEMSELVES = re.compile(
    r"theme_|frame|informants|freshness|completeness|rules|examples|standard|yardstick|group_card|indicator_satisfaction"
)


@EVERY
def test_every_picture_has_its_table(seen: dict[tuple[str, str], Seen], case: str, page: str) -> None:
    words = words_of(case)
    for key, drawer in seen[case, page].drawers.items():
        has_none = TABLES_THEMSELVES.match(key) or (case, key) == ("english", "silent")  # there, nobody is silent
        assert has_none or drawer.part(words["origin.table"]), key


def test_the_drawer_speaks_the_language_of_the_page(seen: dict[tuple[str, str], Seen]) -> None:
    for page in PAGES:
        for key, drawer in seen["english", page].drawers.items():
            assert not re.search(r"\b(Yang dipilih|Cara menghitung|menurut daftar|Unduh)\b", drawer.text), (page, key)


def test_the_buttons_of_a_page_can_be_told_apart_by_who_hears_them() -> None:
    page = opened("keaktifan", kabupaten="52.06")
    labels = [str(button.label) for button in page.app.button if str(button.key).startswith("origin_")]
    assert len(set(labels)) == len(labels) > 10
    assert all(re.fullmatch(r"Dari mana angka ini\? :gray\[.+\]", label) for label in labels)


def test_one_drawer_after_the_other_and_only_one_at_a_time() -> None:
    page = opened(kabupaten="52.06")
    first, second = drawers.opened(page, "card_never_met"), drawers.opened(page, "card_has_sk")
    assert first.title != second.title


def test_nothing_of_a_drawer_is_sent_before_it_is_opened(seen: dict[tuple[str, str], Seen]) -> None:
    page = opened(kabupaten="52.06")
    assert "g-quotes" not in str(page.markup) and "g-definitions" not in str(page.markup)
    assert "g-quotes" in seen["bima", "ringkasan"].drawers["card_has_sk"].markup


# --- the register and the log ---------------------------------------------------------------------------------------


def test_the_rows_behind_the_map_are_the_groups_that_the_legend_lets_through(
    database: duckdb.DuckDBPyConnection, warehouse: Path
) -> None:
    use_language("id")
    for kinds in (Kinds(), Kinds(("vakum",)), Kinds(("aktif", "vakum"), ("KKPS", "KKM"))):
        behind = group_origin.of_map([], kinds).of_register(Selection("52.06", "Bima"))
        assert behind is not None
        rows = origin_register.rows("working_group", behind)
        ((expected,),) = database.execute(
            "select count(*) from group_status where kabupaten_code = '52.06' and (len(?) = 0 or list_contains(?, "
            "activity_class)) and (len(?) = 0 or list_contains(?, group_type))",
            [*[list(kinds.classes)] * 2, *[list(kinds.group_types)] * 2],
        ).fetchall()
        assert len(rows) == len({row["group_id"] for row in rows}) == expected
        assert f">{number(expected)} baris<" in origin_register.source(behind)


def test_the_drawer_of_a_group_holds_its_rows_alone(database: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    use_language("id")
    group_id, meetings = database.execute(
        "select group_id, count(*) from meeting group by 1 order by 2 desc, 1 limit 1"
    ).fetchall()[0]
    behind = group_origin.of_group(
        {"group_id": group_id, "name": "x", "group_type": group_id.split("-")[0], "rule_source": "y", **REASON}
    ).of_register(Selection())
    assert behind is not None
    found = {one: origin_register.rows(one, behind) for one in behind.records}
    assert {row["group_id"] for rows in found.values() for row in rows} == {group_id}
    assert len(found["working_group"]) == 1 and len(found["report"]) == meetings


REASON: dict[str, Any] = {
    "meetings_in_window": 3, "window_months": 12, "activity_class": "vakum", "class_from": 0, "meetings_missing": 1,
    "next_class": "kurang_aktif", "rule_valid_from": date(2018, 11, 1),
}  # fmt: skip


def test_the_switches_of_a_part_are_said_in_its_drawer() -> None:
    page = opened("keaktifan", diam="6", kelas="3")
    assert "6 bulan" in drawers.opened(page, "silent").part("Yang dipilih")
    assert "tiga kelas" in drawers.opened(page, "classes").part("Yang dipilih")


def test_simulated_rows_are_marked_in_the_drawer() -> None:
    drawer = drawers.opened(opened("keaktifan", kabupaten="52.05"), "months")
    assert "data contoh (simulasi)" in drawer.part("Berkas dan barisnya")


# --- names ----------------------------------------------------------------------------------------------------------


@given(st.text(max_size=60))
def test_a_name_never_runs_as_markdown(name: str) -> None:
    typed = origin.as_typed(name)
    assert re.sub(r"\\(.)", r"\1", typed, flags=re.DOTALL) == name
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>$~:#|]", typed)


def test_every_type_of_the_register_can_stand_behind_one_figure(warehouse: Path) -> None:
    """Narasumber serve all types: they stand once, not once for each."""
    use_language("id")
    every = tuple(str(one) for one in GroupType)
    alone = origin.Origin("x", records="resource_person").of_register(Selection())
    together = origin.Origin("x", records="resource_person", group_types=every).of_register(Selection())
    assert alone and together
    assert len(origin_register.rows("resource_person", alone)) == len(origin_register.rows("resource_person", together))


def test_more_rows_than_one_file_holds_are_counted_and_not_given(
    monkeypatch: pytest.MonkeyPatch, warehouse: Path
) -> None:
    whole = drawers.opened(opened("keaktifan", kabupaten="52.06"), "calendar")
    (words,) = whole.files
    count = re.search(r"[\d.]+", words)
    assert count is not None
    monkeypatch.setattr(origin, "MOST_ROWS", 10)
    drawer = drawers.opened(opened("keaktifan", kabupaten="52.06"), "calendar")
    assert drawer.files == []
    assert f"{count[0]} baris terlalu banyak untuk satu berkas" in drawer.text
    assert f"{count[0]} baris" in drawer.part("Berkas dan barisnya")  # counted all the same
