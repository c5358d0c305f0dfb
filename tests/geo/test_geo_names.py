"""From written names to codes."""

import pytest

from geo import names, places


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Kabupaten Bima", "bima"),
        ("KAB. BIMA", "bima"),
        ("Kab.Bima", "bima"),
        ("Kota Bima", "kotabima"),
        ("Kodya  Bima", "kotabima"),
        ("Hu'u", "huu"),
        ("Hu’u", "huu"),
        ("Huú", "huu"),
        ("Kec. Batu Lanteh", "batulanteh"),
        ("Kota Administrasi Jakarta Barat", "kotajakartabarat"),
        ("Kep. Siau Tagulandang Biaro", "kepulauansiautagulandangbiaro"),
        ("Kabupaten", "kabupaten"),
        ("", ""),
    ],
)
def test_a_name_folds_to_its_small_letters_without_the_word_for_its_level(written: str, folded: str) -> None:
    assert names.fold(written) == folded


def test_folding_twice_changes_nothing() -> None:
    for name in [*places.kabupaten()["name"], *places.kecamatan()["name"]]:
        assert names.fold(names.fold(name)) == names.fold(name)


def test_every_province_and_kabupaten_of_the_country_resolves_by_its_name() -> None:
    for code, name in places.provinces()[["code", "name"]].itertuples(index=False):
        assert names.province_code(name) == code
    for code, name in places.kabupaten()[["code", "name"]].itertuples(index=False):
        assert names.kabupaten_code(name) == code


def test_every_kecamatan_of_ntb_resolves_inside_its_kabupaten_in_any_case() -> None:
    for code, name, kabupaten in places.kecamatan()[["code", "name", "kabupaten_code"]].itertuples(index=False):
        assert names.kecamatan_code(name, kabupaten) == code
        assert names.kecamatan_code(name.upper(), kabupaten) == code
        assert names.kecamatan_code(name.replace(" ", ""), kabupaten) == code


def test_bima_is_not_kota_bima() -> None:
    assert names.kabupaten_code("Bima") == names.kabupaten_code("Kab. Bima") == "52.06"
    assert names.kabupaten_code("Kota Bima") == names.kabupaten_code("BIMA (KOTA)") == "52.72"


@pytest.mark.parametrize(
    ("written", "kabupaten", "code"),
    [
        ("Hu’u", "52.05", "52.05.03"),
        ("Batulanteh", "52.04", "52.04.07"),
        ("Moyohulu", "52.04", "52.04.10"),
        ("Potatano", "52.07", "52.07.06"),
        ("Mada Pangga", "52.06", "52.06.13"),
        ("Suela", "52.03", "52.03.16"),
        ("Manggelewa", "52.05", "52.05.07"),
    ],
)
def test_spellings_of_other_sources_resolve(written: str, kabupaten: str, code: str) -> None:
    assert names.kecamatan_code(written, kabupaten) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Toba Samosir", "12.12"),
        ("Mahakam Hulu", "64.11"),
        ("Siau Tagulandang Biaro", "71.09"),
        ("Mamuju Utara", "76.01"),
        ("Maluku Tenggara Barat", "81.03"),
        ("Kota Jakarta Barat", "31.73"),
        ("Kepulauan Seribu", "31.01"),
        ("KSB", "52.07"),
        ("Mataram", "52.71"),
    ],
)
def test_former_names_and_abbreviations_of_kabupaten_resolve(written: str, code: str) -> None:
    assert names.kabupaten_code(written) == code


def test_every_alias_is_folded_has_a_reason_and_means_the_code_it_says() -> None:
    look_up = {
        "province": names.province_code,
        "kabupaten": names.kabupaten_code,
        "kecamatan": names.kecamatan_code,
    }
    for alias in names.aliases():
        assert names.fold(alias["folded"]) == alias["folded"]
        assert alias["source"]
        assert alias["reason"]
        assert look_up[alias["level"]](alias["folded"]) == alias["code"]


def test_no_alias_says_what_a_real_name_says_already() -> None:
    for alias in names.aliases():
        assert names.fold(names.place_name(alias["code"])) != alias["folded"]


def test_an_unknown_name_is_named_with_its_nearest_neighbours() -> None:
    with pytest.raises(names.UnknownPlaceError) as caught:
        names.kabupaten_code("Lombok Tenggah", "52")
    assert caught.value.value == "Lombok Tenggah"
    assert caught.value.suggestions[0] == "Lombok Tengah"
    assert "'Lombok Tenggah'" in str(caught.value)
    assert "aliases.csv" in str(caught.value)


def test_a_kecamatan_filed_under_the_wrong_kabupaten_is_an_error() -> None:
    with pytest.raises(names.UnknownPlaceError):
        names.kecamatan_code("Pajo", "52.06")
    assert names.kecamatan_code("Pajo", "52.05") == "52.05.08"


def test_a_dotted_code_stands_for_itself_and_a_bare_one_is_refused() -> None:
    assert names.kabupaten_code("52.06") == "52.06"
    assert names.kecamatan_code("52.06.09", "52.06") == "52.06.09"
    for bare in ("5206", "5206010"):
        with pytest.raises(names.UnknownPlaceError, match="with dots"):
            names.kecamatan_code(bare)


@pytest.mark.parametrize("nothing", ["", "   ", "-", "52.99"])
def test_nothing_and_unknown_codes_resolve_to_no_place(nothing: str) -> None:
    with pytest.raises(names.UnknownPlaceError):
        names.kabupaten_code(nothing)


def test_a_code_gives_its_name() -> None:
    assert names.place_name("52") == "Nusa Tenggara Barat"
    assert names.place_name("52.72") == "Kota Bima"
    assert names.place_name("52.05.03") == "Hu'u"
    with pytest.raises(names.UnknownPlaceError):
        names.place_name("52.05.99")
