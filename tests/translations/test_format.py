"""Numbers, money and dates as readers of each language write them."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations import format as written
from translations.text import use_language

DAY = date(2018, 10, 13)


@pytest.fixture(autouse=True)
def _back_to_indonesian() -> Iterator[None]:
    use_language("id")
    yield
    use_language("id")


@pytest.mark.parametrize(
    ("language", "value", "decimals", "words"),
    [
        ("id", 1234.5, 1, "1.234,5"), ("en", 1234.5, 1, "1,234.5"), ("id", 287, 0, "287"), ("id", 0, 0, "0"),
        ("id", 2.2, 1, "2,2"), ("en", 2.2, 1, "2.2"), ("id", 12.5, 0, "13"), ("id", 1234567, 0, "1.234.567"),
        ("id", 2, 1, "2,0"), ("id", -3.5, 1, "-3,5"),
    ],
)  # fmt: skip
def test_numbers_have_the_points_and_commas_of_the_language(
    language: str, value: float, decimals: int, words: str
) -> None:
    use_language(language)
    assert written.number(value, decimals) == words


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("id", 1250000, "Rp 1.250.000"), ("en", 1250000, "IDR 1,250,000"), ("id", 0, "Rp 0"),
        ("id", 10000, "Rp 10.000"),        ("id", 999.5, "Rp 1.000"),
    ],
)  # fmt: skip
def test_rupiah_are_whole_and_carry_their_sign(language: str, value: float, words: str) -> None:
    use_language(language)
    assert written.rupiah(value).replace("\xa0", " ") == words


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("id", 999_999, "Rp 999.999"), ("id", 1_000_000, "Rp 1 juta"), ("id", 12_345_678, "Rp 12,3 juta"),
        ("id", 1_250_000_000, "Rp 1,3 miliar"), ("en", 12_345_678, "IDR 12.3 million"), ("id", 0, "Rp 0"),
    ],
)  # fmt: skip
def test_large_sums_are_rounded_and_small_ones_stay_whole(language: str, value: float, words: str) -> None:
    use_language(language)
    assert written.rupiah_round(value).replace("\xa0", " ") == words


@pytest.mark.parametrize(("language", "words"), [("id", "Sab Sabtu Okt"), ("en", "Sat Saturday Oct")])
def test_weekdays_and_months_have_short_names(language: str, words: str) -> None:
    use_language(language)
    assert " ".join((written.weekday_short(DAY), written.weekday(DAY), written.month_short(DAY))) == words


@pytest.mark.parametrize(("language", "words"), [("id", "13 Oktober 2018"), ("en", "13 October 2018")])
def test_days_are_written_in_the_words_of_the_language(language: str, words: str) -> None:
    use_language(language)
    assert written.day(DAY) == words


@pytest.mark.parametrize(("language", "words"), [("id", "Agustus 2018"), ("en", "August 2018")])
def test_months_are_written_in_the_words_of_the_language(language: str, words: str) -> None:
    use_language(language)
    assert written.month(date(2018, 8, 1)) == words


@pytest.mark.parametrize(
    ("value", "words"), [(63.46, "63%"), (37.5, "38%"), (12.5, "13%"), (0, "0%"), (100, "100%"), (0.4, "0%")]
)
def test_percentages_are_rounded_half_up_like_those_of_the_study(value: float, words: str) -> None:
    assert written.percent(value) == words


@given(st.integers(min_value=0, max_value=300), st.integers(min_value=1, max_value=300))
def test_a_share_is_written_as_the_study_would_round_it(count: int, respondents: int) -> None:
    share = 100 * count / respondents
    exact = (Decimal(100 * count) / Decimal(respondents)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    assert written.percent(share).rstrip("%").replace(".", "") == str(exact)


@pytest.mark.parametrize(
    ("language", "names", "words"),
    [
        ("id", ["Bima"], "Bima"), ("id", ["Dompu", "Bima"], "Dompu dan Bima"),
        ("en", ["Dompu", "Bima"], "Dompu and Bima"),
        ("id", ["Sumbawa", "Dompu", "Bima"], "Sumbawa, Dompu, dan Bima"), ("id", [], ""),
    ],
)  # fmt: skip
def test_a_list_is_joined_as_each_language_does(language: str, names: list[str], words: str) -> None:
    use_language(language)
    assert written.listed(names) == words


def test_what_belongs_together_never_breaks_at_the_end_of_a_line() -> None:
    assert written.unbroken("n = 11") == "n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}11"
