"""What the packaged type can write, and what stands in for the rest."""

import pytest

from exports import glyphs


def test_the_type_writes_the_signs_of_indonesian_documents_but_not_every_icon() -> None:
    assert {ord(sign) for sign in "AZaz09–·≤≥“”’½→…©é□"} <= glyphs.covered()
    assert not {ord(sign) for sign in "◐◔😀م"} & glyphs.covered()


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("KKG Melati – Bima", "KKG Melati – Bima"),
        ("emoji 😀", "emoji □"),
        ("satu\ndua\ttiga", "satu dua tiga"),
        ("a\x00b\x07c", "abc"),
        ("👩‍👧", "□□"),
        ("e\u0301", "é"),
        ("", ""),
    ],
)
def test_what_the_type_lacks_becomes_a_box_and_what_is_never_seen_goes(words: str, written: str) -> None:
    assert glyphs.writable(words) == written


def test_a_word_too_long_for_a_column_may_break_anywhere_and_keeps_its_letters() -> None:
    word = "x" * (glyphs.LONGEST_WORD + 1)
    written = glyphs.writable(f"satu {word} dua")
    assert written.replace("\N{ZERO WIDTH SPACE}", "") == f"satu {word} dua"
    assert "x\N{ZERO WIDTH SPACE}x" in written
    assert glyphs.writable("y" * glyphs.LONGEST_WORD) == "y" * glyphs.LONGEST_WORD


def test_no_text_in_a_tree_is_longer_than_a_page_holds_and_other_values_stay() -> None:
    found = glyphs.tree({"a": ["x " * 5000, 3, None, True], "b": ("😀",)})
    assert len(found["a"][0]) == glyphs.LONGEST_TEXT + 1
    assert found["a"][1:] == [3, None, True]
    assert found["b"] == ["□"]
