"""The filters as a reader uses them: chosen, said, kept, shared, taken back."""

import pytest
from playwright.sync_api import Browser, Locator

from tests.browser.conftest import Open
from tests.browser.visit import LOOKS, PAGES, Visit
from translations.text import catalogue

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("look", ["wide", "phone"])


def choice(visit: Visit, name: str) -> Locator:
    return visit.page.locator(".st-key-filters").get_by_role("radio", name=name, exact=True)


def chip(visit: Visit, words: str) -> Locator:
    # Streamlit draws a button with a tooltip twice and hides one.
    return visit.page.locator(".st-key-chips button", has_text=words).filter(visible=True)


def menu(visit: Visit, name: str) -> Locator:
    return visit.page.locator(".st-key-menu a", has_text=name)


@BOTH
def test_a_choice_is_said_shown_as_chip_written_to_the_address_and_reset(opened: Open, look: str) -> None:
    visit = opened("ringkasan", look=look)
    assert visit.parameters == {"lang": "id", "kabupaten": "semua", "jenis": "KKG"}
    assert chip(visit, "✕").count() == 0
    visit.act(choice(visit, "Dompu"))
    visit.act(choice(visit, "KKKS"))
    assert visit.parameters == {"lang": "id", "kabupaten": "52.05", "jenis": "KKKS"}
    assert "Menampilkan KKKS di Kabupaten Dompu, survei November 2018 (" in visit.words
    visit.act(chip(visit, "KKKS"))
    assert visit.parameters == {"lang": "id", "kabupaten": "52.05", "jenis": "KKG"}
    assert chip(visit, "✕").all_inner_texts() == ["Kabupaten Dompu ✕"]
    visit.act(choice(visit, "KKM"))
    visit.act(chip(visit, "Hapus semua"))
    assert visit.parameters == {"lang": "id", "kabupaten": "semua", "jenis": "KKG"}
    assert chip(visit, "✕").count() == 0


@BOTH
def test_choices_are_kept_when_the_page_changes(opened: Open, look: str) -> None:
    visit = opened("ringkasan", look=look)
    visit.act(choice(visit, "Bima"))
    visit.act(choice(visit, "KKKS"))
    for name, page in [("Kelembagaan", "kelembagaan"), ("Peta", "peta"), ("Ringkasan", "ringkasan")]:
        visit.act(menu(visit, name))
        assert visit.stamp["page"] == page
        assert (visit.stamp["kabupaten"], visit.stamp["jenis"]) == ("52.06", "KKKS")
        assert {"lang": "id", "kabupaten": "52.06", "jenis": "KKKS"}.items() <= visit.parameters.items()
        # The map opens with the groups of every type; the type is kept all the same.
        assert ("di Kabupaten Bima" if page == "peta" else "Menampilkan KKKS di Kabupaten Bima") in visit.words
        assert choice(visit, "Bima").get_attribute("aria-checked") == "true"


def test_a_copied_address_shows_the_same_to_somebody_else(opened: Open, browser: Browser) -> None:
    visit = opened("peta", lapis="indikator")
    visit.act(choice(visit, "KKKS"))
    visit.act(choice(visit, "Lombok Tengah"))
    copied = visit.page.url.removeprefix(visit.server)
    assert set(visit.parameters) == {"lang", "kabupaten", "jenis", "lapis", "indikator"}
    fresh = browser.new_context(**LOOKS["wide"])
    theirs = Visit.in_tab(fresh, visit.server).open(copied)
    same = ("page", "kabupaten", "jenis", "lang", "indikator")
    assert {name: theirs.stamp[name] for name in same} == {name: visit.stamp[name] for name in same}
    assert theirs.words == visit.words
    assert theirs.page.url == visit.page.url
    fresh.close()


def test_a_link_with_names_is_understood(opened: Open) -> None:
    visit = opened("ringkasan", kabupaten="Kab. Bima", jenis="kkks")
    assert (visit.stamp["kabupaten"], visit.stamp["jenis"]) == ("52.06", "KKKS")
    assert visit.parameters == {"lang": "id", "kabupaten": "52.06", "jenis": "KKKS"}


def test_back_returns_to_the_choice_before(opened: Open) -> None:
    visit = opened("ringkasan")
    visit.act(choice(visit, "Dompu"))
    visit.act(choice(visit, "Bima"))
    before = visit.run
    visit.page.go_back()
    visit.wait(after=before)
    assert visit.stamp["kabupaten"] == "52.05"
    assert "Menampilkan KKG di Kabupaten Dompu" in visit.words
    assert choice(visit, "Dompu").get_attribute("aria-checked") == "true"


@pytest.mark.parametrize("page", [page for page in PAGES if page != "keaktifan"])
def test_a_reader_of_a_link_may_go_on_by_the_menu_at_once(opened: Open, page: str) -> None:
    # No filter was touched, so the browser never sent one: what the link says must be kept all the same.
    visit = opened(page, kabupaten="52.05", jenis="KKKS")
    visit.act(menu(visit, "Keaktifan"))
    assert (visit.stamp["page"], visit.stamp["kabupaten"], visit.stamp["jenis"]) == ("keaktifan", "52.05", "KKKS")
    own = {"kecamatan": "semua", "kelas": "4", "diam": "3"}
    assert visit.parameters == {"lang": "id", "kabupaten": "52.05", "jenis": "KKKS", **own}
    assert "Menampilkan KKKS di Kabupaten Dompu" in visit.words
    assert visit.page.locator("[data-testid=stAlertContentError]").count() == 0


def test_back_returns_to_the_page_before(opened: Open) -> None:
    visit = opened("ringkasan", kabupaten="52.05")
    visit.act(menu(visit, "Keaktifan"))
    assert visit.stamp["kabupaten"] == "52.05"
    before = visit.run
    visit.page.go_back()
    visit.wait(after=before)
    assert (visit.stamp["page"], visit.stamp["kabupaten"]) == ("ringkasan", "52.05")


def test_an_unknown_word_in_a_link_is_told_as_ignored(opened: Open) -> None:
    visit = opened("ringkasan", kabupaten="Atlantis", jenis="KKKS")
    assert 'Tautan menyebut kabupaten = "Atlantis" yang tidak dikenal; bagian itu diabaikan.' in visit.words
    assert (visit.stamp["kabupaten"], visit.stamp["jenis"]) == ("semua", "KKKS")
    visit.act(choice(visit, "Bima"))
    assert "Atlantis" not in visit.words


@BOTH
def test_the_language_switch_changes_every_word_of_the_frame(opened: Open, look: str) -> None:
    visit = opened("keaktifan", look=look, kabupaten="52.06")
    visit.act(visit.page.locator(".st-key-language").get_by_role("radio", name="EN"))
    words, before = catalogue("en"), catalogue("id")
    assert visit.parameters["lang"] == "en"
    assert visit.page.locator("h1").inner_text() == words["page.keaktifan.title"]
    frame = visit.page.locator(".st-key-menu, .st-key-filters, .st-key-chips").all_inner_texts()
    for key in ("page.ringkasan.menu", "page.peta.menu", "filter.group_type", "filter.everywhere", "filter.reset"):
        assert words[key] in " ".join(frame), key
        assert before[key] not in " ".join(frame), key
    visit.act(menu(visit, words["page.pendanaan.menu"]))
    assert visit.parameters["lang"] == "en"
    assert visit.page.locator("h1").inner_text() == words["page.pendanaan.title"]
