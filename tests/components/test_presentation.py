"""The page Presentasi: slides for every selection, and their choice, order, pause and beginning in the link."""

import re
from typing import Any

import pytest

from components import presentation
from exports import slide_html
from schemas.vocabulary import GroupType
from tests.components.app import Page, handed_over, looked_at, nodes, opened
from tests.exports.markup import read

pytestmark = pytest.mark.usefixtures("in_indonesian")

BIMA = "52.06"


def sent(page: Page) -> dict[str, Any]:
    """What the page hands to the browser."""
    (found,) = [node for node in nodes(page.app) if node.type == "bidi_component"]
    return handed_over(found)


def slides_of(page: Page) -> list[str]:
    return re.findall(r'<section class="s-slide [^>]*data-key="(\w+)"', sent(page)["html"])


@pytest.mark.parametrize("kabupaten", [BIMA, "semua"])
@pytest.mark.parametrize("kind", [str(kind) for kind in GroupType])
def test_every_type_of_group_has_all_slides_in_a_place_and_everywhere(kabupaten: str, kind: str) -> None:
    page = looked_at("presentasi", kabupaten=kabupaten, jenis=kind)
    assert slides_of(page) == list(presentation.KEYS)
    words = read(sent(page)["html"])[1]
    assert kind in words
    assert not re.search(r"\b0 dari 0\b|\{|\bNone\b|\bnan\b", words)


def test_without_a_choice_all_slides_stand_in_the_order_of_the_house_and_wait_for_the_speaker() -> None:
    page = looked_at("presentasi", kabupaten=BIMA)
    told = sent(page)
    assert (told["order"], told["pause"], told["at"]) == (list(presentation.KEYS), 0, 1)
    assert page.app.query_params["slide"] == "semua" and page.app.query_params["jeda"] == "0"


def test_choice_order_pause_and_beginning_come_from_the_link_and_go_back_into_it() -> None:
    link = {"kabupaten": BIMA, "slide": "keputusan,peta,judul", "jeda": "15", "ke": "2"}
    page = looked_at("presentasi", **link)
    told = sent(page)
    assert (told["order"], told["pause"], told["at"]) == (["keputusan", "peta", "judul"], 15, 2)
    assert link.items() <= dict(page.app.query_params).items()
    assert slides_of(page) == list(presentation.KEYS), "those that are left out can still be added without a connection"


def test_all_slides_in_another_order_are_a_choice_too() -> None:
    backwards = ",".join(reversed(presentation.KEYS))
    assert sent(looked_at("presentasi", slide=backwards))["order"] == list(reversed(presentation.KEYS))


@pytest.mark.parametrize(
    ("name", "word"),
    [("slide", "peta,tarian"), ("jeda", "3"), ("jeda", "900"), ("jeda", "-1"), ("jeda", "½"), ("ke", "0"), ("ke", "x")],
)
def test_a_word_that_the_link_gets_wrong_is_said_and_changes_nothing(name: str, word: str) -> None:
    page = opened("presentasi", **{name: word})
    assert page.failures == [] and len(page.ignored) == 1 and word in page.ignored[0]
    told = sent(page)
    assert (told["order"], told["pause"], told["at"]) == (list(presentation.KEYS), 0, 1)


def test_what_the_browser_sends_is_read_like_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {}
    address: dict[str, str] = {}
    monkeypatch.setattr(presentation.st, "session_state", state)
    monkeypatch.setattr(presentation.st, "query_params", address)

    def adopted(choice: object) -> tuple[str | None, str | None]:
        state.clear()
        state[presentation._COMPONENT] = {"choice": choice}
        presentation._adopt()
        return state.get(presentation.SLIDES.key), state.get(presentation.PAUSE.key)

    assert adopted({"order": "peta,judul", "pause": 30}) == ("peta,judul", "30")
    assert address == {"slide": "peta,judul", "jeda": "30"}
    assert adopted({"order": ",".join(presentation.KEYS), "pause": 0}) == ("semua", "0")
    assert adopted({"order": "peta,<b>", "pause": 1}) == (None, None)
    assert adopted("anything") == adopted(None) == adopted({"order": 7}) == (None, None)


def test_slides_of_one_selection_are_made_once_for_all_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    first = sent(looked_at("presentasi", kabupaten=BIMA))["html"]
    monkeypatch.setattr(slide_html, "show", lambda deck: pytest.fail("made again"))
    assert sent(looked_at("presentasi", kabupaten=BIMA, jeda="20"))["html"] == first


def test_the_slides_speak_english_when_the_reader_does() -> None:
    page = looked_at("presentasi", kabupaten=BIMA, lang="en")
    assert "Full screen" in read(sent(page)["html"])[1] and sent(page)["words"]["number"] == "{number} of {count}"
