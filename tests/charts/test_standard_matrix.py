"""The matrix of the 2008 standard: icon, word, count and band in every cell, whatever stands in it."""

import re
from collections.abc import Iterator

import pytest

from charts.icon_matrix import MatrixColumn
from charts.standard_matrix import StandardCell, StandardRow, standard_matrix
from schemas.vocabulary import StandardStatus
from tests.components.app import Element, elements
from translations.text import use_language

COLUMNS = [MatrixColumn("Bima", "88 KKG", is_chosen=True), MatrixColumn("Gabungan")]
SOME = StandardCell(StandardStatus.PARTLY, {"met": 12, "partly": 30, "not_met": 6, "unknown": 40})
ALL = StandardCell(StandardStatus.MET, {"met": 3})
NOBODY = StandardCell(StandardStatus.UNKNOWN, {})
UNKNOWN = StandardCell(StandardStatus.UNKNOWN, {"unknown": 5})


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    use_language("id")
    yield
    use_language("id")


def cells(*row: StandardCell) -> list[Element]:
    html = standard_matrix(COLUMNS, [StandardRow("Organisasi", row)], caption="Standar")
    return [one for one in elements(html) if one.tag == "td" and one.text]


def test_a_cell_says_status_count_and_what_is_not_known() -> None:
    assert [one.text for one in cells(SOME, ALL)] == [
        "Bima sebagian 12 dari 48 40 belum diketahui",
        "Gabungan terpenuhi 3 dari 3",
    ]


def test_where_nothing_is_known_there_is_no_share_and_where_nobody_is_there_no_status() -> None:
    assert [one.text for one in cells(UNKNOWN, NOBODY)] == [
        "Bima belum diketahui 5 belum diketahui",
        "Gabungan tidak ada dalam daftar",
    ]


def test_every_status_has_an_icon_of_its_own_with_its_word_in_the_legend() -> None:
    html = standard_matrix(COLUMNS, [StandardRow("Organisasi", (SOME, ALL))], caption="Standar")
    legend = [one.text for one in elements(html) if one.tag == "li"]
    assert [words.split(":")[0] for words in legend] == ["terpenuhi", "sebagian", "belum", "belum diketahui"]
    icons = re.findall(r'<li><i class="g-std (g-std-is-[a-z-]+)" aria-hidden="true">', html)
    assert len(icons) == len(set(icons)) == 4


def test_the_band_divides_all_groups_and_says_them_in_words() -> None:
    html = standard_matrix(COLUMNS, [StandardRow("Organisasi", (SOME, NOBODY))], caption="Standar")
    (band,) = [one for one in elements(html) if "g-std-band" in one.classes]
    assert band.attributes["aria-label"] == "12 terpenuhi, 30 sebagian, 6 belum, 40 belum diketahui"
    widths = [float(width) for width in re.findall(r"width:([\d.]+)%", html)]
    assert len(widths) == 4 and sum(widths) == pytest.approx(100, abs=0.05)
    assert widths[0] == pytest.approx(100 * 12 / 88, abs=0.01)


def test_the_chosen_place_is_marked_in_its_head_and_its_cells() -> None:
    html = standard_matrix(COLUMNS, [StandardRow("Organisasi", (SOME, ALL))], caption="Standar")
    assert [one.tag for one in elements(html) if "g-col-here" in one.classes] == ["th", "td"]


def test_words_of_a_place_never_become_markup() -> None:
    evil = "<img src=x>"
    html = standard_matrix([MatrixColumn(evil, evil)], [StandardRow(evil, (SOME,))], caption=evil)
    assert "<img" not in html


def test_a_ragged_row_is_refused() -> None:
    with pytest.raises(ValueError, match="has 1 cells"):
        standard_matrix(COLUMNS, [StandardRow("Organisasi", (SOME,))], caption="Standar")
