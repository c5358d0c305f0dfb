"""Names of working groups: what is one name, what is found, and that a number is never guessed at."""

import pytest

from geo import group_names

GROUPS = {
    "a3": "KKG Gugus III Alas",
    "a13": "KKG Gugus XIII Alas",
    "a2": "KKG Gugus II Alas",
    "b3": "KKG Gugus 3 Bolo",
    "ab3": "KKG Gugus III Alas Barat",
    "k": "KKKS Kecamatan Alas",
    "p": "KKG Gugus 10 Poto Tano",
    "p2": "KKG Gugus 2 Poto Tano",
}


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Gugus III Alas", "gugus 3 alas"),
        ("gugus 3 alas", "gugus 3 alas"),
        ("GUGUS 03, Kec. Alas", "gugus 3 alas"),
        ("Gugus No. 3 Alas", "gugus 3 alas"),
        ("GugusIII Alas", "gugus 3 alas"),
        ("Gugus3 Alas", "gugus 3 alas"),
        ("gugus tiga alas", "gugus 3 alas"),
        ("Gugus XIV Hu’u", "gugus 14 huu"),
        ("Gugus IX", "gugus 9"),
        ("Gugus XXXIX", "gugus 39"),
        ("K3S Kecamatan Dompu", "kkks dompu"),
        ("KKM MI Negeri 1", "kkm mi negeri 1"),
        ("KKG di Desa Tiga", "kkg di desa tiga"),
        ("SD Negeri 5 Sila", "sdn 5 sila"),
        ("  ", ""),
        ("---", ""),
    ],
)
def test_a_name_is_folded_to_words_and_numbers(written: str, folded: str) -> None:
    assert group_names.fold(written) == folded


def test_every_roman_number_up_to_39_is_the_number_it_means() -> None:
    tens, ones = ["", "x", "xx", "xxx"], ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    read = [group_names.fold(f"Gugus {ten}{one}") for ten in tens for one in ones if ten + one]
    assert read == [f"gugus {number}" for number in range(1, 40)]


def test_what_is_no_roman_number_stays_a_word() -> None:
    assert group_names.fold("Gugus IIII Vivi XIXI") == "gugus iiii vivi xixi"


def test_a_name_written_in_one_word_or_two_has_one_key() -> None:
    assert group_names.key("Gugus 1 Batu Lanteh") == group_names.key("gugus I Batulanteh") == "gugus1batulanteh"


def test_a_group_is_found_by_roman_and_by_arabic_number() -> None:
    roman = [group for group, _ in group_names.search("Gugus III", GROUPS, 3)]
    arabic = [group for group, _ in group_names.search("gugus 3", GROUPS, 3)]
    assert roman == arabic and set(roman) == {"a3", "b3", "ab3"}


def test_the_whole_name_comes_first() -> None:
    assert group_names.search("gugus 3 alas", GROUPS, 8)[0][0] == "a3"
    assert group_names.search("gugus 3 alas barat", GROUPS, 8)[0][0] == "ab3"


def test_a_misspelt_place_is_found() -> None:
    assert group_names.search("gugus 10 potatano", GROUPS, 2)[0][0] == "p"


def test_another_number_never_comes_before_the_right_one() -> None:
    hits = group_names.search("gugus 3 alas", GROUPS, 8)
    scores = dict(hits)
    assert min(scores[g] for g in ("a3", "ab3", "b3")) > max(scores.get(g, 0) for g in ("a13", "a2"))


def test_equal_hits_stand_in_the_order_of_their_numbers() -> None:
    names = {"ten": "Gugus 10 Alas", "two": "Gugus 2 Alas"}
    assert [group for group, _ in group_names.search("alas", names, 5)] == ["two", "ten"]


def test_nothing_asked_and_nothing_like_it_find_nothing() -> None:
    assert group_names.search("", GROUPS, 5) == []
    assert group_names.search("zzqqjj", GROUPS, 5) == []


def test_no_more_than_the_limit_is_given() -> None:
    assert len(group_names.search("gugus", GROUPS, 2)) == 2


def test_among_forty_thousand_names_the_same_ones_are_found_as_in_their_own_kabupaten() -> None:
    kabupaten = [f"tempat{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(400)]
    names = {
        f"{place}-{kind}-{number}": f"{kind.upper()} Gugus {number} {place}"
        for place in kabupaten
        for kind in ("kkg", "kkks", "kkm", "kkps")
        for number in range(1, 26)
    }
    everywhere = group_names.Index(names)
    assert len(names) == 40_000
    for query in ("kkg gugus 7 tempatcd", "Gugus VII tempat cd", "kkks 12 tempatcf", "gugus tujuh tempatcb kkm"):
        place = "tempat" + query.replace(" ", "").partition("tempat")[2][:2]
        alone = group_names.search(query, {one: name for one, name in names.items() if one.startswith(place)}, 3)
        assert everywhere.search(query, 3)[0] == alone[0], query
    assert group_names.Index({}).search("gugus 1") == []
