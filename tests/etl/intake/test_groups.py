"""Which group a name means: spelling, type, place, alias, ID; what fits two is not guessed."""

import pytest

from etl.intake.groups import Group, Groups, UnknownGroupError, made_id

ALAS, MOYO_HILIR, SUMBAWA, KABUPATEN = "52.04.05", "52.04.10", "52.04.08", "52.04"


@pytest.fixture
def groups() -> Groups:
    known = Groups()
    for group in (
        Group("a3", "KKG", "KKG Gugus III Alas", "Gugus III", KABUPATEN, ALAS),
        Group("a3k", "KKKS", "KKKS Gugus III Alas", "Gugus III", KABUPATEN, ALAS),
        Group("a2", "KKG", "KKG Gugus II Alas", None, KABUPATEN, ALAS),
        Group("s2", "KKG", "KKG Gugus II Sumbawa", "Gugus II", KABUPATEN, SUMBAWA),
        Group("k", "KKKS", "KKKS Kecamatan Alas", None, KABUPATEN, ALAS),
        Group("p", "KKPS", "KKPS Kabupaten Sumbawa", None, KABUPATEN, None),
    ):
        known.add(group, batch=0)
    known.add_alias("a2", "KKG Mawar Putih", batch=0)
    return known


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("a3", "a3"), ("A3K", "a3k"), ("KKG Gugus III Alas", "a3"), ("kkg gugus 3 alas", "a3"), ("KKG Gugus 3", "a3"),
        ("K3S Gugus 03 Kec. Alas", "a3k"), ("Gugus II Alas", "a2"), ("gugus 2, Alas, Kab. Sumbawa", "a2"),
        ("mawar putih", "a2"), ("KKG MAWAR PUTIH", "a2"), ("KKKS Alas", "k"), ("KKKS Kec. Alas Kab. Sumbawa", "k"),
        ("KKPS Sumbawa", "p"), ("KKG Gugus II Sumbawa", "s2"),
    ],
)  # fmt: skip
def test_a_name_finds_its_group(groups: Groups, words: str, group: str) -> None:
    assert groups.find(words, None, None, None, 0) == group


def test_a_kecamatan_called_like_its_kabupaten_is_meant_before_the_kabupaten(groups: Groups) -> None:
    """Kecamatan Sumbawa lies in Kabupaten Sumbawa, and so does Alas with a Gugus II of its own."""
    assert groups.find("Gugus II Sumbawa", None, None, None, 0) == "s2"
    assert groups.find("Gugus II Sumbawa", None, None, ALAS, 0) == "a2"


def test_two_types_of_one_name_are_told_and_the_type_beside_it_decides(groups: Groups) -> None:
    with pytest.raises(UnknownGroupError) as caught:
        groups.find("Gugus III Alas", None, None, None, 0)
    assert caught.value.is_ambiguous and len(caught.value.candidates) == 2
    assert groups.find("Gugus III Alas", "KKKS", None, None, 0) == "a3k"


def test_two_places_of_one_name_are_told_and_the_place_beside_it_decides(groups: Groups) -> None:
    with pytest.raises(UnknownGroupError) as caught:
        groups.find("KKG Gugus II", None, None, None, 0)
    assert caught.value.is_ambiguous
    assert groups.find("KKG Gugus II", None, None, SUMBAWA, 0) == "s2"


def test_an_unknown_name_is_told_with_the_nearest_ones(groups: Groups) -> None:
    with pytest.raises(UnknownGroupError) as caught:
        groups.find("KKG Gugs 3 Alas", None, None, None, 0)
    assert not caught.value.is_ambiguous
    assert caught.value.candidates[0] == "KKG Gugus III Alas, Alas (a3)"


def test_another_number_is_another_group_and_never_suggested_first(groups: Groups) -> None:
    with pytest.raises(UnknownGroupError) as caught:
        groups.find("KKG Gugus 13 Alas", None, None, None, 0)
    assert not any("III" in one for one in caught.value.candidates)


def test_a_place_that_contradicts_the_name_finds_nothing(groups: Groups) -> None:
    with pytest.raises(UnknownGroupError):
        groups.find("KKG Gugus III Alas", None, None, MOYO_HILIR, 0)


def test_an_id_is_made_from_type_place_and_bare_name() -> None:
    assert made_id("KKG", "KKG Gugus III Alas", KABUPATEN, ALAS) == "KKG-52.04.05-gugus-3"
    assert made_id("KKKS", "KKKS Kecamatan Alas", KABUPATEN, ALAS) == "KKKS-52.04.05"
    assert made_id("KKPS", "KKPS Kabupaten Sumbawa", KABUPATEN, None) == "KKPS-52.04"
