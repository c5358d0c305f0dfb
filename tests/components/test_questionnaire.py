"""The questionnaire of the next round is offered on Sumber dan metode, and what is offered is there."""

import pytest

from components import questionnaire
from etl import rounds, static_files
from etl.rounds import template, xlsform
from tests.components.app import opened

pytestmark = pytest.mark.usefixtures("warehouse")


@pytest.mark.parametrize(
    ("language", "whom"), [("id", "petugas yang mengadakan"), ("en", "those who hold the next round")]
)
def test_both_files_are_offered_with_a_sentence_for_whom(language: str, whom: str) -> None:
    page = opened("metode", lang=language)
    assert page.failures == []
    links = [element for element in page.elements if element.tag == "a" and "download" in element.attributes]
    offered = [link.attributes["href"] for link in links]
    assert [offered.count(url) for url in (questionnaire.FORM_URL, questionnaire.TEMPLATE_URL)] == [1, 1]
    assert any(whom in element.text for element in page.elements if element.tag == "p")


def test_what_is_offered_is_what_the_build_publishes() -> None:
    for url, name, written in (
        (questionnaire.FORM_URL, rounds.FORM, xlsform.written()),
        (questionnaire.TEMPLATE_URL, rounds.TEMPLATE, template.written()),
    ):
        assert url == f"/app/static/{name}"
        assert (static_files.TARGET.parent / name).read_bytes() == written
