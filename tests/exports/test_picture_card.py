"""The picture for a phone: its size, its type, and that it holds whatever it is given."""

import io
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from charts.theme import LIGHT
from exports import picture_card
from exports.typesetting import template, typeset
from tests.exports.long_content import CONTENTS
from tests.exports.sample_content import LOG, bare, bima
from tests.exports.written import sizes_of, squeezed, words_of

LIMIT_BYTES = 300_000
LEAST_PIXELS = 32
SMALL_PRINT_PIXELS = 24  # version, source of the decision, whose boundaries: to be found, not to be read at once
EACH = pytest.mark.parametrize("name", CONTENTS)


@cache
def drawn(name: str) -> bytes:
    return picture_card.png(CONTENTS[name])


@cache
def as_words(name: str) -> bytes:
    """The same card as a PDF, so that its words and their sizes can be read back."""
    return typeset(template("card.typ"), picture_card.beside(CONTENTS[name]), form="pdf")


@EACH
def test_whatever_it_says_the_card_is_one_picture_of_1080_by_1350_pixels_and_less_than_300_kb(name: str) -> None:
    with Image.open(io.BytesIO(drawn(name))) as picture:
        assert picture.size == picture_card.SIZE == (1080, 1350)
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 20
    assert len(drawn(name)) < LIMIT_BYTES


@EACH
def test_no_letter_of_the_card_is_too_small_for_a_phone_and_its_version_stands_below(name: str) -> None:
    assert min(sizes_of(as_words(name)) - {SMALL_PRINT_PIXELS}) >= LEAST_PIXELS
    assert squeezed(bima().stamp.words) in squeezed(words_of(as_words(name)))


@EACH
def test_nothing_runs_over_the_rim_of_the_card(name: str) -> None:
    """A rim of 20 pixels stays white on all sides."""
    with Image.open(io.BytesIO(drawn(name))) as picture:
        plain = picture.convert("RGB")
    wide, high = plain.size
    for box in ((0, 0, wide, 20), (0, high - 20, wide, high), (0, 0, 20, high), (wide - 20, 0, wide, high)):
        assert plain.crop(box).getcolors() is not None
        assert [colour for _, colour in plain.crop(box).getcolors() or ()] == [(255, 255, 255)]


def test_the_card_says_its_place_figures_with_counts_the_first_decision_sources_and_where_to_find_more() -> None:
    content = bima()
    page = squeezed(words_of(as_words("everything")))
    shown = [one for one in content.key_figures if one.key in ("working", "log_silent_6_months", "has_sk")]
    assert content.map is not None
    said = [
        content.title, content.sample_mark, content.decisions[0].sentence, "gugus.example.id/profil",
        *(part for one in shown for part in (one.title, one.big, one.beside, one.basis.source)),
        *(one.count for one in content.map.legend), content.map.attribution,
    ]  # fmt: skip
    assert [words for words in said if squeezed(words) not in page] == []


def test_figures_of_both_clocks_stand_on_the_card_and_four_of_one_where_the_other_has_none() -> None:
    both = picture_card.card(bima())["figures"]
    assert [len(group["figures"]) for group in both] == [2, 2]
    log = tuple(one for one in bima().key_figures if one.basis == LOG)
    assert [len(group["figures"]) for group in picture_card.card(replace(bima(), key_figures=log))["figures"]] == [3]


def test_without_a_map_a_chart_is_drawn_and_without_both_the_card_says_why() -> None:
    assert picture_card.card(bima())["picture"]["kind"] == "map"
    assert picture_card.card(replace(bima(), map=None))["picture"]["sentence"] == bima().charts[0].sentence
    assert picture_card.card(bare())["picture"] == {"kind": "reason", "sentence": bare().reasons["peta"]}


def test_a_map_too_broad_for_a_phone_gives_way_to_the_chart_unless_there_is_none() -> None:
    content = bima()
    assert content.map is not None
    broad = replace(content, map=replace(content.map, width=1500))
    assert picture_card.card(broad)["picture"]["kind"] == "chart"
    assert picture_card.card(replace(broad, charts=()))["picture"]["kind"] == "map"


def test_the_colours_of_classes_survive_the_smaller_file() -> None:
    with Image.open(io.BytesIO(drawn("everything"))) as picture:
        found = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24) or ()}
    for wanted in LIGHT.classes.values():
        red, green, blue = (int(wanted[at : at + 2], 16) for at in (1, 3, 5))
        assert any(abs(r - red) + abs(g - green) + abs(b - blue) <= 9 for r, g, b in found), wanted


def test_the_same_content_gives_the_same_picture() -> None:
    assert picture_card.png(bima()) == drawn("everything")
