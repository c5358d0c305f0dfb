"""Pages: whoever may not see a group gets nothing of it, in no element of no page, whatever others looked at before."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit as st

from components import viewer
from doors.scope import EVERYTHING, Scope
from tests.components.app import PAGES, Page, nodes, opened
from tests.doors.matrix import BIMA, DINAS_BIMA, DOMPU, LIMITED
from translations.text import use_language

pytestmark = pytest.mark.usefixtures("warehouse")
Clean = Callable[[str, object], None]
GROUPS = {"lapis": "gugus"}
OTHERS, OWN = "KKG-52.05.01-01", "KKG-52.06.05-03"


@pytest.fixture
def sign_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Scope], None]]:
    """Who looks at the pages from now on."""
    use_language("id")
    yield lambda scope: monkeypatch.setattr(viewer, "scope", lambda: scope)
    use_language("id")


def sent(page: Page) -> str:
    """All that a page sends: every element as the browser gets it, and its address."""
    assert page.failures == []
    return "\n".join([*(str(node.proto) for node in nodes(page.app)), str(dict(page.app.query_params))])


@pytest.mark.parametrize("page", [one for one in PAGES if one != "presentasi"])
def test_a_page_sends_nothing_of_foreign_groups(
    page: str, sign_in: Callable[[Scope], None], clean: Clean, marks: Any
) -> None:
    """Who sees all goes first, so that every cache of the process is full of what the others may not get."""
    own = GROUPS if page == "peta" else {}
    sign_in(EVERYTHING)
    everything = sent(opened(page, kabupaten=DOMPU, **own))
    for role, scope in LIMITED.items():
        sign_in(scope)
        clean(role, sent(opened(page, kabupaten=DOMPU, **own)))
    clean("dinas 52.06", sent(opened(page, **own)))  # of all places it gets the own ones
    if page in ("peta", "keaktifan", "kelembagaan"):
        assert marks["publik"].found_in(everything), "the test would see it"


def test_slides_send_nothing_of_foreign_groups(sign_in: Callable[[Scope], None], clean: Clean) -> None:
    for scope, role in ((EVERYTHING, ""), (DINAS_BIMA, "dinas 52.06")):
        sign_in(scope)
        found = sent(opened("presentasi", kabupaten=DOMPU))
        if role:
            clean(role, found)


def test_figures_stay_where_the_groups_are_not_to_be_seen(sign_in: Callable[[Scope], None]) -> None:
    sign_in(EVERYTHING)
    whole = opened("peta", kabupaten=DOMPU, **GROUPS)
    for scope in LIMITED.values():
        sign_in(scope)
        page = opened("peta", kabupaten=DOMPU, **GROUPS)
        assert page.selection == whole.selection
        assert page.app.session_state["pills_kelas_peta"] == []


@pytest.mark.parametrize(("language", "words"), [("id", "Daftar kelompok"), ("en", "The list of groups")])
def test_the_map_says_whose_the_groups_are_instead_of_a_list(
    sign_in: Callable[[Scope], None], language: str, words: str
) -> None:
    sign_in(LIMITED["publik"])
    page = opened("peta", lang=language, **GROUPS)
    assert words in page.text
    assert not [button for button in page.app.button if "group_list" in str(button.key)]
    sign_in(DINAS_BIMA)
    page = opened("peta", lang=language, kabupaten=BIMA, **GROUPS)
    assert words not in page.text
    assert [button for button in page.app.button if "group_list" in str(button.key)]


def test_a_link_to_a_foreign_group_says_what_a_link_to_no_group_says(sign_in: Callable[[Scope], None]) -> None:
    sign_in(EVERYTHING)
    opened("peta", gugus=OTHERS, **GROUPS)
    sign_in(DINAS_BIMA)
    foreign, unknown = opened("peta", gugus=OTHERS, **GROUPS), opened("peta", gugus="KKG-0", **GROUPS)
    assert [one.replace(OTHERS, "?") for one in foreign.ignored] == [
        one.replace("KKG-0", "?") for one in unknown.ignored
    ]
    assert foreign.ignored and foreign.selection == unknown.selection
    assert opened("peta", kabupaten=BIMA, gugus=OWN, **GROUPS).ignored == []


def test_two_readers_of_one_server_never_get_each_others_rows(monkeypatch: pytest.MonkeyPatch, clean: Clean) -> None:
    """Two sessions side by side, rerun in turns; what they may see follows the session."""

    def of_session() -> Scope:
        found: Scope = st.session_state.get("who", LIMITED["publik"])
        return found

    monkeypatch.setattr(viewer, "scope", of_session)
    admin, dinas = (opened("keaktifan", kabupaten=DOMPU) for _ in range(2))
    admin.app.session_state["who"], dinas.app.session_state["who"] = EVERYTHING, DINAS_BIMA
    for _ in range(2):
        admin.app.run()
        dinas.app.run()
        clean("dinas 52.06", sent(dinas))
    assert "Daftar kelompok Kabupaten Dompu" in dinas.text
    assert "Daftar kelompok Kabupaten Dompu" not in admin.text
