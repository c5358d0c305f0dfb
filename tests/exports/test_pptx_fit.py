"""Text measured before it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.powerpoint.fit import LINE, MORE, SLACK, fit, fit_title, height_of, width_of, wrapped

WORDS = st.text("abcdefghij KLMW 0123%,.()ë–", min_size=1, max_size=200).map(lambda one: " ".join(one.split()) or "a")
SIZES = (52, 40, 24)


@pytest.mark.parametrize(
    ("letter", "bold", "thousandths"),
    [("A", False, 667), ("A", True, 722), ("i", False, 222), ("0", True, 556), ("…", False, 1000), ("W", False, 944)],
)
def test_the_widths_are_those_that_arial_publishes(letter: str, bold: bool, thousandths: int) -> None:
    assert width_of(letter, 1000, bold=bold) == pytest.approx(thousandths * SLACK, abs=1)


def test_a_sign_that_arial_lacks_counts_as_a_full_square() -> None:
    assert width_of("◐", 100) == pytest.approx(100 * SLACK)


def test_a_line_break_stays_and_a_long_word_is_broken_inside() -> None:
    assert wrapped("Bolo\n7 KKG", 500, 24) == ("Bolo", "7 KKG")
    pieces = wrapped("https://gugus.example.id/profil?kabupaten=52.06", 200, 24)
    assert len(pieces) > 2 and "".join(pieces).startswith("https://gugus")


def test_what_must_not_part_stays_on_one_line() -> None:
    nbsp = "\N{NO-BREAK SPACE}"
    assert any(f"Rp{nbsp}1.250.000" in line for line in wrapped(f"rata-rata Rp{nbsp}1.250.000", 150, 24))


@given(WORDS, st.integers(60, 1700), st.integers(30, 400))
def test_no_line_is_wider_than_its_box_and_no_word_is_lost(words: str, width: int, height: int) -> None:
    found = fit(words, width, height, SIZES)
    assert all(width_of(line, found.size) <= width for line in found.lines if len(line.split(" ")) > 1)
    assert found.height <= max(height, height_of(1, found.size))
    if found.rest:
        assert found.size == SIZES[-1] and found.text.endswith(MORE)
        together = "".join((*found.lines, found.rest)).replace(" ", "")
        assert together == words.replace(" ", "")
    else:
        assert found.text == words


def test_a_title_takes_a_smaller_size_rather_than_leave_one_word_alone_on_a_line() -> None:
    said = "Di Kabupaten Bima, 3 dari 8 KKG menilai akses ke narasumber memadai."
    assert len(fit(said, 1728, 148, SIZES, bold=True).lines) == 2
    found = fit_title(said, 1728, 148, (52, 48, 44, 40))
    assert len(found.lines) == 1 and 40 <= found.size < 52
    longer = f"{said} {said} belum"
    assert fit_title(longer, 1728, 148, (52, 40)) == fit(longer, 1728, 148, (52, 40), bold=True)


@given(WORDS, st.integers(100, 1700), st.integers(60, 400))
def test_the_largest_size_that_fits_is_taken(words: str, width: int, height: int) -> None:
    found = fit(words, width, height, SIZES)
    larger = [one for one in SIZES if one > found.size]
    assert all(len(wrapped(words, width, one)) * one * LINE > height - 1 for one in larger)
