"""Shares in words: the count first, the percentage after it where the rule allows."""

from collections.abc import Iterator

import pytest

from indicators.share import Share
from indicators.statement import count_words, interval_words, share_words
from schemas.vocabulary import ValueStatus
from translations.text import use_language


@pytest.fixture(autouse=True)
def indonesian() -> Iterator[None]:
    use_language("id")
    yield
    use_language("id")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(0, 0), "tidak ada responden"),
        (Share(1, 1), "1 dari 1"),
        (Share(3, 4), "3 dari 4"),
        (Share(5, 5), "5 dari 5"),
        (Share(5, 9), "5 dari 9"),
        (Share(2, 10), "2 dari 10 (20%, sampel kecil)"),
        (Share(7, 11), "7 dari 11 (64%, sampel kecil)"),
        (Share(0, 24), "0 dari 24 (0%, sampel kecil)"),
        (Share(20, 25), "20 dari 25 (80%)"),
        (Share(33, 52), "33 dari 52 (63%)"),
    ],
)
def test_the_words_change_at_each_bound_of_the_rule(share: Share, words: str) -> None:
    assert share_words(share) == words


def test_a_half_is_rounded_up_as_in_the_study() -> None:
    assert share_words(Share(5, 40)) == "5 dari 40 (13%)"  # 12.5


def test_the_same_share_in_english() -> None:
    use_language("en")
    assert share_words(Share(7, 11)) == "7 of 11 (64%, small sample)"


def test_a_published_percentage_says_that_its_count_is_unknown() -> None:
    share = Share(None, 52, 97.0, ValueStatus.PUBLISHED_ONLY)
    assert share_words(share) == "97% (terbit, jumlah tidak diketahui)"


def test_missing_values_say_why_and_differ_from_each_other() -> None:
    missing = [ValueStatus.NO_ANSWER, ValueStatus.NOT_SURVEYED, ValueStatus.NOT_BY_KABUPATEN, ValueStatus.NOT_ASKED]
    words = [count_words(Share(None, None, None, status)) for status in missing]
    assert len(set(words)) == len(missing)
    assert not any(character.isdigit() for character in "".join(words))


def test_an_interval_is_said_only_from_ten_respondents() -> None:
    assert interval_words(Share(3, 8)) is None
    assert interval_words(Share(2, 11)) == "5–48%"
