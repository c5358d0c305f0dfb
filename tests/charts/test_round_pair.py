"""Two rounds on one line: shape and word for each round, counts always, marks only where the rule allows them."""

import re

import pytest

from charts.gallery_rounds import AFTER, BEFORE, pieces
from charts.round_pair import PairRow, round_pair
from indicators.share import Share
from schemas.vocabulary import ValueStatus
from tests.charts.test_light_pieces import EVIL, checked
from translations.text import LANGUAGES, use_language


def drawn(*rows: PairRow) -> str:
    return round_pair(rows, before=BEFORE, after=AFTER, unit="KKG")


def bima(before: Share, after: Share) -> PairRow:
    return PairRow("52.06", "Bima", before, after)


def test_from_ten_answers_each_round_has_its_mark_and_interval_on_the_line() -> None:
    html = drawn(bima(Share(2, 11), Share(13, 16)))
    assert html.count('class="g-pt"') == 2 and html.count('class="g-ci"') == 2
    assert "2 dari 11 (18%, sampel kecil)" in html and "13 dari 16 (81%, sampel kecil)" in html
    assert "rentang 5–48%" in html and "rentang 57–93%" in html
    places = [float(place) for place in re.findall(r'class="g-pt" style="left:([\d.]+)%', html)]
    assert places == pytest.approx([100 * 2 / 11, 100 * 13 / 16], abs=0.01)


def test_below_ten_answers_there_are_dots_and_no_percent_and_no_line() -> None:
    html = drawn(bima(Share(3, 4), Share(6, 7)))
    words = checked(html).words
    assert "3 dari 4" in words and "6 dari 7" in words and "%" not in words
    assert "g-pt" not in html and "g-axis-row" not in html
    assert html.count('class="g-y"') == 9
    assert "terlalu sedikit jawaban" in words


def test_the_rounds_are_told_apart_by_shape_and_word() -> None:
    html = drawn(bima(Share(20, 40), Share(21, 40)))
    assert html.count("g-round-key g-later-key") == 2 and html.count("g-round-key") == 4  # row and legend
    words = checked(html).words
    assert words.count("2018") == 2 and words.count("2026") == 2
    assert "data contoh (simulasi)" in words


@pytest.mark.parametrize(
    ("before", "after", "icon", "words"),
    [
        (Share(2, 11), Share(13, 16), "▲", "naik"),
        (Share(13, 13), Share(6, 14), "▼", "turun"),
        (Share(33, 52), Share(44, 65), "≈", "belum bisa dibedakan"),
        (Share(None, None, status=ValueStatus.NOT_SURVEYED), Share(2, 11), "–", "tidak dapat disandingkan"),
    ],
)
def test_what_may_be_said_stands_as_icon_and_word(before: Share, after: Share, icon: str, words: str) -> None:
    assert f'<b aria-hidden="true">{icon}</b>{words}</span>' in drawn(bima(before, after))


def test_places_keep_their_order_and_the_five_together_stand_apart() -> None:
    html = drawn(
        PairRow("52.04", "Sumbawa", Share(1, 20), Share(2, 20)),
        PairRow("52.06", "Bima", Share(19, 20), Share(19, 20), is_chosen=True),
        PairRow(None, "", Share(20, 40), Share(21, 40)),
    )
    assert html.index("Sumbawa") < html.index("Bima") < html.index("Gabungan 5 kabupaten")
    assert html.count('class="g-row-all"') == 1 and html.count('class="g-row-here"') == 1


def test_a_published_figure_is_hatched_and_a_missing_one_says_why() -> None:
    html = pieces()["round_pair: keadaan"]
    words = checked(html).words
    assert (
        "67% (terbit, jumlah tidak diketahui)" in words and "tidak disurvei" in words and "tidak ada responden" in words
    )
    assert "Batang bergaris" in words


def test_a_name_from_a_file_never_runs_as_markup() -> None:
    assert EVIL not in drawn(PairRow("52.06", EVIL, Share(1, 2), Share(1, 2)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_has_words_and_tags_close(language: str) -> None:
    use_language(language)
    try:
        for html in pieces().values():
            for _, attributes in checked(html).tags:
                assert attributes.get("role") != "img" or attributes.get("aria-label")
    finally:
        use_language("id")
