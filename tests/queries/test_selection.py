"""What was asked says itself in one sentence, and is never changed in place."""

import dataclasses

import pytest

from queries.selection import Selection
from schemas.vocabulary import GroupType
from translations.text import use_language


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    use_language("id")


def test_a_selection_says_type_place_survey_and_coverage() -> None:
    bima = Selection("52.06", "Bima", GroupType.KKG)
    assert (
        bima.sentence(11, 88, "November 2018")
        == "Menampilkan KKG di Kabupaten Bima, survei November 2018 (11 dari 88 KKG disurvei)."
    )


def test_without_a_kabupaten_it_says_the_five_of_the_study() -> None:
    assert "lima kabupaten studi" in Selection().sentence(52, 287, "November 2018")
    assert Selection().group_type == "KKG"


def test_where_nobody_was_surveyed_the_sentence_says_so_and_never_zero_percent() -> None:
    sentence = Selection("52.07", "Sumbawa Barat", GroupType.KKM).sentence(0, 1, "November 2018")
    assert "tidak ada yang disurvei" in sentence and "0 dari 1 KKM" in sentence and "%" not in sentence


def test_the_sentence_is_in_the_language_of_the_run() -> None:
    use_language("en")
    sentence = Selection("52.06", "Bima", GroupType.KKKS).sentence(8, 18, "November 2018")
    assert "8 of 18" in sentence and "KKKS" in sentence and "Menampilkan" not in sentence


def test_everywhere_keeps_type_and_round_and_leaves_the_first_as_it_was() -> None:
    bima = Selection("52.06", "Bima", GroupType.KKM)
    assert bima.everywhere() == Selection(None, None, GroupType.KKM)
    assert bima.kabupaten_code == "52.06"
    with pytest.raises(dataclasses.FrozenInstanceError):
        bima.kabupaten_code = "52.05"
