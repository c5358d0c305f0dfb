"""The pieces of the brief of a kabupaten: counts in front, the rule for small samples, a map that needs no colour."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest

from charts.group_map import FILLED, Mark, class_legend, document, group_map
from charts.profile import SmallFigure, decision, head, lines, place_card, small_figure
from charts.theme import DARK, LIGHT, Palette
from geo.svg_paths import AreaPath, SvgMap
from indicators.share import Rate, Share
from indicators.statement import count_words
from schemas.vocabulary import ActivityClass, ValueStatus
from tests.charts.test_light_pieces import EVIL, checked
from translations.text import LANGUAGES, text, use_language

SQUARE = SvgMap(200, 100, (AreaPath("52.06.01", "Bolo", "M0 0l100 0 0 50z", (50, 25), (0, 0, 100, 50)),))


@pytest.fixture(autouse=True, params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    yield use_language(request.param)
    use_language(None)


def card(figure: Share | Rate, reference: Share | Rate | None = None, words: str = "-") -> str:
    big = count_words(figure) if isinstance(figure, Share) else "6,2"
    return small_figure(SmallFigure("Punya SK", figure, big, "", reference, words, "kalimat", "sumber"))


# --- small cards ----------------------------------------------------------------------------------------------------


def test_a_count_of_the_register_is_a_bar_with_the_five_together_as_a_mark() -> None:
    html = card(Share(22, 88, is_census=True), Share(50, 100, is_census=True))
    assert re.findall(r'g-solid" style="width:([\d.]+)%', html) == ["25.00"]
    assert re.findall(r'g-ref" style="left:([\d.]+)%', html) == ["50.00"] and "g-ci" not in html


def test_a_count_of_the_survey_is_dots_below_ten_and_an_interval_from_ten_on() -> None:
    few, more = card(Share(5, 8), Share(27, 45)), card(Share(5, 11), Share(27, 45))
    assert few.count("<i></i>") == 3 and "g-ci" not in few
    assert "g-ci" in more and "g-dots" not in more
    assert all("g-ref" in html for html in (few, more))


def test_four_respondents_have_no_mark_to_be_compared_with() -> None:
    html = card(Share(3, 4), Share(27, 45))
    assert 'class="g-ref"' not in html and "g-key-ref" not in html and html.count('class="g-y"') == 3


def test_a_rate_and_the_five_together_share_one_line() -> None:
    html = card(Rate(50, 10), Rate(100, 10))
    assert re.findall(r'g-solid" style="width:([\d.]+)%', html) == ["50.00"]
    assert re.findall(r'g-ref" style="left:([\d.]+)%', html) == ["100.00"]
    assert "g-solid" not in card(Rate(0, 0))


@pytest.mark.parametrize("status", [one for one in ValueStatus if one != ValueStatus.COUNTED])
def test_what_was_not_counted_is_said_and_hatched_and_never_zero(status: ValueStatus) -> None:
    for is_census in (False, True):
        share = Share(None, None, status=status, is_census=is_census)
        html = card(share, Share(27, 45))
        assert "g-hatch" in html and count_words(share) in checked(html).words and 'class="g-ref"' not in html


def test_words_from_a_file_never_run_as_markup() -> None:
    share = Share(3, 8)
    pieces = [
        small_figure(SmallFigure(EVIL, share, EVIL, EVIL, share, EVIL, EVIL, EVIL)),
        head(EVIL, EVIL, [EVIL]),
        decision(1, EVIL, EVIL, [EVIL]),
        lines(EVIL, [EVIL], EVIL),
        place_card(EVIL, [(EVIL, EVIL, EVIL)]),
        group_map(SQUARE, [], counts={}, unit=EVIL, alt=EVIL, mode="light"),
    ]
    for html in pieces:
        assert checked(html).words and EVIL not in html


# --- the map --------------------------------------------------------------------------------------------------------


def test_every_group_is_one_mark_of_its_class_and_those_that_sleep_lie_on_top() -> None:
    marks = [Mark(10, 20, ActivityClass.VAKUM), Mark(30, 40, ActivityClass.AKTIF), Mark(5, 5, ActivityClass.AKTIF)]
    drawn = re.findall(r'translate\((\S+) (\S+)\)"><use href="#(\w+)"', document(SQUARE, marks, title="", mode=None))
    assert drawn == [("30", "40", "aktif"), ("5", "5", "aktif"), ("10", "20", "vakum")]


@pytest.mark.parametrize(("mode", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_a_class_has_a_sign_of_its_own_shape_and_colour_in_both_modes(mode: str, palette: Palette) -> None:
    svg = document(SQUARE, [], title="Peta", mode=mode)
    for name in ActivityClass:
        sign = re.search(rf'<g id="{name}">.*?</g>', svg)
        assert sign and palette.classes[name] in sign[0]
    assert len(set(FILLED.values())) == len(ActivityClass), "two classes that differ in colour alone"


def test_the_legend_counts_every_class_in_words_with_its_icon_also_one_without_groups() -> None:
    html = class_legend({ActivityClass.AKTIF: 16}, "KKG")
    for name, count in ((ActivityClass.AKTIF, 16), (ActivityClass.VAKUM, 0)):
        assert f"{text(f'activity_class.{name}')}: {count} KKG" in " ".join(checked(html).words.split())
    assert html.count("g-class-icon") == len(ActivityClass)


def test_the_picture_says_in_words_what_it_shows_and_is_a_file_of_its_own() -> None:
    html = group_map(SQUARE, [], counts={}, unit="KKG", alt="Peta Bima: 3 KKG", mode="light")
    assert 'alt="Peta Bima: 3 KKG"' in html
    svg = unquote(re.search(r'src="data:image/svg\+xml,([^"]*)"', html)[1])  # type: ignore[index]
    assert svg.startswith("<svg") and "<title>Peta Bima: 3 KKG</title>" in svg
