"""The card of a group as HTML: nothing missing without a word, nothing from a file as markup."""

from dataclasses import replace

from charts.group_card import Card, Document, MeetingLine, group_card, invitation
from tests.components.app import elements
from translations.text import use_language

CARD = Card(
    name="KKG Gugus 3 Bolo",
    who="KKG · Kecamatan Bolo, Kabupaten Bima",
    mark="data contoh (simulasi)",
    activity_class="cukup_aktif",
    reason="5 pertemuan dalam 12 bulan",
    missing="11 pertemuan lagi untuk menjadi aktif.",
    facts=[("Sekolah inti", "SDN 5 Sila"), ("Berdiri", "tidak diketahui")],
    documents=[Document("SK", True, "dari Camat"), Document("AD/ART", False), Document("KAK", None)],
    meetings=[MeetingLine("3 November 2026", "Rutin: Masalah pembelajaran", "20 dari 31 hadir")],
    foot="Log kegiatan sampai 21 November 2026",
)


def texts(card: Card, name: str) -> list[str]:
    return [one.text for one in elements(group_card(card)) if name in one.classes or one.tag == name]


def test_the_class_is_icon_and_word_and_the_icon_is_drawn_in_its_own_shape() -> None:
    assert texts(CARD, "g-class-tag") == ["cukup aktif"]
    icons = [one for one in elements(group_card(CARD)) if "g-class-icon" in one.classes]
    assert [icon.classes for icon in icons] == [("g-class-icon", "g-is-cukup-aktif")]
    assert icons[0].attributes["aria-hidden"] == "true", "the word stands beside it"


def test_a_paper_that_is_there_missing_or_unknown_says_so_in_words_and_by_shape() -> None:
    items = [one for one in elements(group_card(CARD)) if one.tag == "li"][:3]
    assert [one.text for one in items] == ["SK: ada · dari Camat", "AD/ART: tidak ada", "KAK: belum diketahui"]
    shapes = [one.classes[1] for one in elements(group_card(CARD)) if "g-has" in one.classes]
    assert shapes == ["g-has-yes", "g-has-no", "g-has-unknown"]


def test_facts_are_pairs_and_meetings_stand_with_day_topic_and_attendance() -> None:
    assert texts(CARD, "dt") == ["Sekolah inti", "Berdiri"] and texts(CARD, "dd") == ["SDN 5 Sila", "tidak diketahui"]
    assert "3 November 2026 Rutin: Masalah pembelajaran 20 dari 31 hadir" in texts(CARD, "li")


def test_a_group_without_a_meeting_says_so() -> None:
    assert "belum ada pertemuan dalam log" in texts(replace(CARD, meetings=[]), "p")


def test_a_meeting_from_a_chat_says_so_and_quotes_it() -> None:
    told = MeetingLine("3 November 2026", "Rutin", "20 hadir", "dari percakapan WhatsApp", ["Hadir 20 orang", "Jam 2"])
    (quoted,) = [one for one in texts(replace(CARD, meetings=[told]), "li") if "3 November" in one]
    assert quoted.endswith("20 hadir dari percakapan WhatsApp: Hadir 20 orang Jam 2")
    assert texts(replace(CARD, meetings=[told]), "q") == ["Hadir 20 orang", "Jam 2"]
    (silent,) = [one for one in texts(replace(CARD, meetings=[replace(told, quotes=())]), "li") if "3 November" in one]
    assert silent.endswith("dari percakapan WhatsApp")


def test_a_simulated_group_is_marked_and_a_real_one_is_not() -> None:
    assert texts(CARD, "g-sample-mark") == ["data contoh (simulasi)"]
    assert texts(replace(CARD, mark=""), "g-sample-mark") == []


def test_words_from_a_file_never_become_markup() -> None:
    evil = "<img src=x onerror=alert(1)>"
    card = replace(
        CARD, name=evil, who=evil, facts=[(evil, evil)], documents=[Document(evil, True, evil)],
        meetings=[MeetingLine(evil, evil, evil, evil, [evil])], foot=evil, reason=evil, missing=evil,
    )  # fmt: skip
    assert "<img" not in group_card(card) and group_card(card).count("&lt;img") == 14
    assert "<img" not in invitation(evil, evil, evil, evil)


def test_the_card_follows_the_language() -> None:
    use_language("en")
    try:
        assert texts(CARD, "g-class-tag") == ["fairly active (cukup aktif)"]
        assert "AD/ART: has not" in texts(CARD, "li")
    finally:
        use_language("id")
