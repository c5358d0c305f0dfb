"""Names of sheets: what Excel would refuse never reaches it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.sheet_names import LONGEST, sheet_names


def test_a_short_title_is_its_own_name() -> None:
    assert sheet_names(["Kelas keaktifan", "Dana 2025"]) == ["Kelas keaktifan", "Dana 2025"]


def test_a_long_title_ends_with_a_whole_word() -> None:
    assert sheet_names(["Pertemuan per kelompok menurut kabupaten"]) == ["Pertemuan per kelompok menurut"]


def test_the_same_name_is_numbered_whatever_its_letters() -> None:
    assert sheet_names(["Dana", "DANA", "dana", "Tentang"], taken=["Tentang"]) == [
        "Dana",
        "DANA 2",
        "dana 3",
        "Tentang 2",
    ]


def test_a_number_finds_room_in_a_long_name() -> None:
    long = "Pertemuan per kelompok menurut kabupaten"
    assert sheet_names([long, long]) == ["Pertemuan per kelompok menurut", "Pertemuan per kelompok 2"]


@pytest.mark.parametrize(
    ("title", "name"), [("AD/ART: ada?", "AD ART ada"), ("'kutip'", "kutip"), ("History", "1"), ("[*]", "1")]
)
def test_forbidden_signs_and_reserved_words_are_left_out(title: str, name: str) -> None:
    assert sheet_names([title]) == [name]


@given(st.lists(st.text(max_size=50), max_size=6))
def test_any_titles_give_names_that_excel_takes(titles: list[str]) -> None:
    names = sheet_names(titles, taken=["Tentang"])
    assert len({one.casefold() for one in [*names, "Tentang"]}) == len(titles) + 1
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) <= 2 * LONGEST
        assert not set(name) & set("[]:*?/\\") and not name.startswith("'") and not name.endswith("'")
