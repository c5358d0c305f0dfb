"""Five lines for WhatsApp: short, with counts, source, mark of simulated data, version and link."""

from dataclasses import replace

import pytest

from answers import content, data, stamp
from exports import message
from queries.selection import SURVEYED_TYPES, Selection
from schemas.vocabulary import GroupType
from tests.exports import sample_content
from translations.text import use_language

LINES = 5


@pytest.fixture(autouse=True)
def _in_indonesian() -> None:
    use_language("id")


def test_it_has_five_lines_with_a_figure_of_each_clock_its_source_the_first_decision_version_and_link() -> None:
    one = sample_content.bima()
    lines = message.text_of(one).splitlines()
    assert len(lines) == LINES and lines[0] == "*KKG di Kabupaten Bima*"
    assert one.key_figures[0].sentence in lines[1] and sample_content.SAMPLE in lines[1]
    assert one.key_figures[3].sentence in lines[2] and sample_content.SURVEY.source in lines[2]
    assert one.decisions[0].sentence in lines[3]
    assert lines[4] == f"{one.stamp.words} {one.link}"


def test_a_decision_names_its_source_unless_a_figure_above_has_named_it() -> None:
    one = sample_content.bima()
    other = replace(one, decisions=(replace(one.decisions[0], source="Log lain · data contoh (simulasi)"),))
    assert "(Log lain · data contoh (simulasi))" in message.text_of(other)
    assert message.text_of(one).count(sample_content.SURVEY.source) == 1


def test_a_figure_that_the_decision_says_anyway_is_not_said_twice() -> None:
    one = sample_content.bima()
    twice = replace(one, decisions=(replace(one.decisions[0], sentence=one.key_figures[0].sentence),))
    assert message.text_of(twice).count(one.key_figures[0].sentence) == 1


def test_without_figures_decisions_or_link_it_says_what_there_is() -> None:
    said = message.text_of(sample_content.bare())
    assert "tidak disurvei" in said and sample_content.bare().conclusion in said and "http" not in said


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.usefixtures("warehouse")
def test_no_message_of_any_selection_is_too_long_or_without_a_count(language: str) -> None:
    use_language(language)
    made = stamp.now()
    link = "https://gugus.dinas-pendidikan.ntbprov.go.id/profil?lang=id&kabupaten=52.06&jenis=KKG"
    for code, name in {None: None, **data.study_kabupaten()}.items():
        for kind in GroupType:
            one = content.of(Selection(code, name, kind), stamp=made, link=link, with_tables=False)
            said = message.text_of(one)
            assert len(said) <= message.MOST and len(said.splitlines()) == LINES, said
            counted = any(figure.figure.is_counted for figure in one.key_figures)
            assert not counted or any(word in said for word in (" dari ", " of ", "(")), said
            assert one.sample_mark in said or kind not in SURVEYED_TYPES
