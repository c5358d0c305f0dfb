"""The slides: one message each, what it rests on in the foot, what the speaker must know in the notes."""

from pathlib import Path

import pytest

from answers import content, slides, stamp
from answers.document import Content
from queries.selection import Selection
from schemas.vocabulary import GroupType
from tests.answers.conftest import asked
from translations.text import use_language


def made(selection: Selection) -> Content:
    return content.of(selection, stamp=stamp.now(), with_tables=False)


@pytest.fixture
def bima(warehouse: Path) -> Content:
    return made(Selection("52.06", "Bima"))


def test_a_deck_has_the_chosen_slides_in_the_chosen_order(bima: Content) -> None:
    assert [one.key for one in slides.deck(bima).slides] == list(slides.ALL)
    keys = ("metode", "banding", "judul")
    assert tuple(one.key for one in slides.deck(bima, keys).slides) == keys
    assert slides.deck(bima, ()).slides == ()
    with pytest.raises(ValueError, match="stands twice"):
        slides.deck(bima, ("judul", "judul"))
    with pytest.raises(KeyError, match="no slide 'peta2'"):
        slides.deck(bima, ("peta2",))  # type: ignore[arg-type]


def test_a_slide_has_one_message_its_generated_sentence_and_its_source(bima: Content) -> None:
    by_key = {one.key: one for one in slides.deck(bima).slides}
    assert by_key["judul"].title == "KKG di Kabupaten Bima"
    assert by_key["kelembagaan"].title.startswith("Di Kabupaten Bima, punya SK: 2 dari 11 (18%, sampel kecil) KKG")
    assert by_key["kelembagaan"].foot == "11 dari 88 KKG disurvei · Survei November 2018, tabel 4, 5, 6 studi"
    assert by_key["peta"].foot.endswith("Log kegiatan sampai 21 November 2026 · data contoh (simulasi)")
    assert by_key["keputusan"].title == "3 hal yang perlu diputuskan tentang KKG di Kabupaten Bima"
    assert by_key["keputusan"].body == bima.decisions
    assert bima.filters in by_key["judul"].body and bima.stamp.words == by_key["metode"].foot


def test_the_notes_say_definition_count_source_filter_and_what_may_not_be_said(bima: Content) -> None:
    by_key = {one.key: one for one in slides.deck(bima).slides}
    survey, log = by_key["narasumber"].notes, by_key["keaktifan"].notes
    for words in ("Yang dihitung: ", "Dasar: 11 dari 88 KKG disurvei.", "Sumber: Survei November 2018", bima.filters,
                  "Perhatikan: ", "Jangan dikatakan tentang semua KKG"):  # fmt: skip
        assert words in survey
    assert "Jangan dikutip sebagai keadaan KKG yang sebenarnya" in log and "Jangan dikutip" not in survey
    assert "Gabungan 5 kabupaten: aktif 93 dari 287 (32%)" in log
    assert "16" in log.split("Yang dihitung: ")[1].splitlines()[0]  # the rule of the classes, with its bounds


def test_a_slide_without_a_picture_stays_and_says_why(no_register: Path) -> None:
    with asked(no_register):
        nobody = slides.deck(made(Selection("52.06", "Bima", GroupType.KKPS)))
        by_key = {one.key: one for one in nobody.slides}
        assert len(nobody.slides) == 9
        for key, name in (("peta", "Peta"), ("keaktifan", "Keaktifan"), ("banding", "Perbandingan")):
            reason = "Belum ada daftar kelompok, dan KKPS di Kabupaten Bima tidak disurvei."
            assert (by_key[key].title, by_key[key].body, by_key[key].is_simulated) == (name, (reason,), False)
        assert by_key["keputusan"].title == "Tidak ada butir keputusan tentang KKPS di Kabupaten Bima"
        assert not any(one.is_simulated for one in nobody.slides)


def test_a_deck_is_made_in_the_language_of_the_run(bima: Content) -> None:
    use_language("en")
    deck = slides.deck(made(Selection()))
    titles = [one.title for one in deck.slides]
    assert titles[0] == "KKG in the five kabupaten of the study" and all(titles)
    assert [slides.name_of(key) for key in ("judul", "metode")] == ["Title", "How to read the figures"]
