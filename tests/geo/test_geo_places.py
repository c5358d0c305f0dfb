"""The committed place tables."""

from collections.abc import Callable

import pandas as pd
import pytest

from geo import places


def test_the_country_has_38_provinces_and_514_kabupaten_and_kota() -> None:
    assert len(places.provinces()) == 38
    assert len(places.kabupaten()) == 514
    assert set(places.kabupaten()["kind"]) == {"kabupaten", "kota"}


def test_ntb_has_eight_kabupaten_and_two_kota() -> None:
    ntb = places.kabupaten().query("province_code == '52'")
    assert ntb.groupby("kind").size().to_dict() == {"kabupaten": 8, "kota": 2}
    assert list(ntb.query("kind == 'kota'")["name"]) == ["Kota Mataram", "Kota Bima"]


def test_ntb_has_117_kecamatan_and_1166_desa_of_which_16_have_no_point() -> None:
    desa = places.desa()
    assert len(places.kecamatan()) == 117
    assert len(desa) == 1166
    assert desa["longitude"].isna().sum() == desa["latitude"].isna().sum() == 16


@pytest.mark.parametrize(
    ("table", "form"),
    [
        (places.provinces, r"\d\d"),
        (places.kabupaten, r"\d\d\.\d\d"),
        (places.kecamatan, r"52\.\d\d\.\d\d"),
        (places.desa, r"52\.\d\d\.\d\d\.\d{4}"),
    ],
)
def test_codes_are_dotted_text_and_unique_and_sorted(table: Callable[[], pd.DataFrame], form: str) -> None:
    codes = table()["code"]
    assert codes.str.fullmatch(form).all()
    assert codes.is_unique
    assert codes.is_monotonic_increasing


def test_every_code_begins_with_the_code_of_its_parent() -> None:
    kabupaten, kecamatan, desa = places.kabupaten(), places.kecamatan(), places.desa()
    assert (kabupaten["code"].str[:2] == kabupaten["province_code"]).all()
    assert (kecamatan["code"].str[:5] == kecamatan["kabupaten_code"]).all()
    assert (desa["code"].str[:8] == desa["kecamatan_code"]).all()
    assert set(kabupaten["province_code"]) == set(places.provinces()["code"])
    assert set(kecamatan["kabupaten_code"]) == set(kabupaten.query("province_code == '52'")["code"])
    assert set(desa["kecamatan_code"]) == set(kecamatan["code"])


def test_no_name_is_empty_and_none_still_says_kabupaten() -> None:
    for table in (places.provinces(), places.kabupaten(), places.kecamatan(), places.desa()):
        assert (table["name"].str.strip() == table["name"]).all()
        assert (table["name"] != "").all()
        assert not table["name"].str.startswith("Kabupaten").any()


def test_every_kabupaten_lies_in_indonesia() -> None:
    kabupaten = places.kabupaten()
    assert kabupaten["longitude"].between(95, 141.1).all()
    assert kabupaten["latitude"].between(-11.1, 6.1).all()
    assert (kabupaten["population"] > 10_000).all()


def test_changing_a_table_in_one_place_does_not_change_it_in_another() -> None:
    mine = places.kabupaten()
    mine["name"] = "x"
    assert "x" not in set(places.kabupaten()["name"])


def test_every_kabupaten_of_the_country_has_its_kecamatan_and_ntb_the_same_as_before() -> None:
    every, ntb = places.all_kecamatan(), places.kecamatan()
    assert len(every) == 7285 and every["code"].is_unique and every["code"].is_monotonic_increasing
    assert set(every["kabupaten_code"]) == set(places.kabupaten()["code"])
    assert (every["code"].str[:5] == every["kabupaten_code"]).all()
    assert every["longitude"].between(95, 141.1).all() and every["latitude"].between(-11.1, 6.1).all()
    assert every[every["code"].str.startswith("52.")].reset_index(drop=True).equals(ntb)
