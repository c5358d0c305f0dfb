"""Slides as HTML: every figure of the content, sound markup, nothing that a hostile name could start."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from answers.document import Chart, Content, Series
from charts.theme import DARK, LIGHT
from exports import slide_chart, slide_colours, slide_html
from exports.slide_chart import value_words
from tests.exports import sample_content
from tests.exports.hostile import hostile
from tests.exports.markup import read
from translations.text import use_language

EACH_CONTENT = pytest.mark.parametrize("content", [sample_content.bima, sample_content.bare])
BODY_TYPE_EM = 1  # 24 px at 1080p: no rule may set a smaller one


@pytest.fixture(autouse=True)
def _in_indonesian() -> None:
    use_language("id")


def shown(content: Content) -> str:
    return slide_html.show(sample_content.deck(content))


def said(html: str) -> str:
    """Visible words and what a screen reader is told."""
    tags, words = read(html)
    return words + " " + " ".join(tag.attributes.get("aria-label", "") for tag in tags)


# --- what is on them ------------------------------------------------------------------------------------------------


def test_every_count_of_the_content_is_on_a_slide() -> None:
    content = sample_content.bima()
    words = said(shown(content))
    for chart in content.charts:
        assert chart.sentence in words and chart.basis.foot in words
        for place, category in enumerate(chart.categories):
            assert category in words and chart.beside[place] in words
            for one in chart.series:
                assert one.name in words and value_words(chart, one, place) in words
    for figure in content.key_figures:
        assert f"{figure.big} {figure.beside}" in words and figure.reference_words in words
        assert figure.basis.foot in words
    assert content.map is not None
    for entry in content.map.legend:
        assert f"{entry.words} {entry.count}" in words
    for decision in content.decisions:
        assert decision.sentence in words and decision.action in words and decision.who in words


@EACH_CONTENT
def test_every_slide_has_a_sentence_its_foot_the_filters_and_its_page(content: Callable[[], Content]) -> None:
    deck = sample_content.deck(content())
    slides = re.findall(r'<section class="s-slide .*?</section>', shown(content()))
    assert len(slides) == len(deck.slides) == 9
    for place, (html, slide) in enumerate(zip(slides, deck.slides, strict=True), start=1):
        words = read(html)[1]
        assert words.startswith(slide.title) and slide.foot in words
        assert deck.content.filters in words and words.endswith(f"{place} / 9")


def test_the_mark_of_simulated_data_stands_on_those_slides_and_no_other() -> None:
    deck = sample_content.deck(sample_content.bima())
    slides = re.findall(r'<section class="s-slide .*?</section>', slide_html.show(deck))
    badge = f'<span class="s-badge">{sample_content.SAMPLE}</span>'
    assert [badge in html for html in slides] == [slide.is_simulated for slide in deck.slides]
    assert {slide.is_simulated for slide in deck.slides} == {True, False}


def test_the_map_carries_its_attribution_and_an_alternative_in_words() -> None:
    content = sample_content.bima()
    tags, words = read(shown(content))
    assert content.map is not None
    assert [tag.attributes["alt"] for tag in tags if tag.name == "img"] == [content.map.alt]
    assert content.map.attribution in words and content.map.notes[0] in words


def test_title_and_method_say_the_versions() -> None:
    assert said(shown(sample_content.bima())).count(sample_content.STAMP.words) == 2


# --- charts ---------------------------------------------------------------------------------------------------------


def chart(values: tuple[float | None, ...], *, beside: tuple[str, ...] = (), **more: object) -> Chart:
    series = (Series("Iuran", values, LIGHT.accent),)
    found = sample_content.bima().charts[1]
    names = tuple(f"Tempat {place}" for place in range(len(values)))
    return replace(found, categories=names, beside=beside or ("",) * len(values), series=series, **more)


def widths(html: str) -> list[float]:
    return [float(one) for one in re.findall(r'<rect [^>]*width="([\d.]+)%"', html)]


def test_the_length_of_a_bar_is_its_value_on_the_scale_of_the_longest() -> None:
    assert widths(slide_chart.chart(chart((40.0, 10.0, 0.0)))) == [100, 25, 0]


def test_stacked_bars_share_one_scale_and_leave_no_gap() -> None:
    found = sample_content.bima().charts[0]
    html = slide_chart.chart(found)
    rects = [(float(x), float(width)) for x, width in re.findall(r' x="([\d.]+)%" width="([\d.]+)%" height', html)]
    assert rects[:4] == [(0, 30), (30, 20), (50, 10), (60, 10)]  # Bolo: 3, 2, 1, 1 of the 10 in Sape


def test_what_is_not_known_is_a_dashed_line_and_words_never_a_zero() -> None:
    html = slide_chart.chart(chart((40.0, None)))
    assert "s-none" in html and "belum ada data" in read(html)[1]
    assert widths(html) == [100]


def test_a_label_that_finds_no_room_in_its_block_is_still_told() -> None:
    found = sample_content.bima().charts[0]
    series = (Series("Aktif", (1.0,), LIGHT.accent), Series("Vakum", (400.0,), LIGHT.no_data))
    html = slide_chart.chart(replace(found, categories=("Bolo",), beside=("401 KKG",), series=series))
    assert ">400</text>" in html and ">1</text>" not in html and 'aria-label="Aktif 1, Vakum 400"' in html


def test_many_rows_stand_in_two_columns() -> None:
    html = slide_chart.chart(chart(tuple(float(one) for one in range(1, 19))))
    assert html.count("<table") == 2 and html.count("<tr>") == 18


def test_a_colour_of_the_palette_follows_light_and_dark_and_any_other_stays() -> None:
    place = re.search(r"s-f(\d+)", slide_colours.fill(LIGHT.categories[1]))
    assert place is not None
    name = f"--s-f{place[1]}:"
    assert f"{name}{LIGHT.categories[1]};" in slide_colours.variables(LIGHT)
    assert f"{name}{DARK.categories[1]};" in slide_colours.variables(DARK)
    assert slide_colours.fill("#123456") == 'fill="#123456"'


# --- sound and harmless ---------------------------------------------------------------------------------------------


@EACH_CONTENT
def test_the_markup_nests_and_has_no_style_no_script_and_no_address(content: Callable[[], Content]) -> None:
    html = shown(content())
    tags, _ = read(html)
    assert not [tag for tag in tags if tag.name == "script" or "style" in tag.attributes]
    assert set(re.findall(r"https?://[^\s\"'<>%]+", html)) <= {"http://www.w3.org/2000/svg"}


def test_hostile_names_stay_words() -> None:
    tags, words = read(shown(hostile(sample_content.bima())))
    assert [tag.attributes["src"][:15] for tag in tags if tag.name == "img"] == ["data:image/svg+"]
    assert not [name for tag in tags for name in tag.attributes if name.startswith("on")]
    assert "<img src=x onerror=alert(1)>" in words


def test_no_rule_of_the_stage_sets_type_smaller_than_24_px_at_1080p() -> None:
    sheet = slide_html.stylesheet()
    found = re.findall(r"([^{}]*)\{[^{}]*font-size:\s*([\d.]+)em", sheet)
    assert len(found) > 10
    small = [rule for rule, size in found if float(size) < BODY_TYPE_EM]
    assert small == []
    assert {float(size) * 24 for rule, size in found if ".s-as-stage .s-title" in rule} >= {48.0}
    assert all(float(size) * 24 >= 40 for rule, size in found if ".s-as-stage" in rule and ".s-title" in rule)
