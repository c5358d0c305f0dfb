"""A point lies in its kecamatan and kabupaten, within what the shapes can know; a slip of the pen is recognised."""

import pandas as pd
import pytest

from geo import places, point_checks
from geo.point_checks import Verdict

SUMBAWA, BIMA, LOMBOK_BARAT = "52.04", "52.06", "52.01"


def middle(kecamatan: str) -> tuple[float, float]:
    row = places.kecamatan().set_index("code").loc[kecamatan]
    return float(row["longitude"]), float(row["latitude"])


def judged(longitude: float, latitude: float, kabupaten: str, kecamatan: str | None = None) -> pd.Series:
    points = pd.DataFrame(
        {"longitude": [longitude], "latitude": [latitude], "kabupaten_code": [kabupaten], "kecamatan_code": [kecamatan]}
    )
    return point_checks.check(points).iloc[0]


def some_kecamatan(kabupaten: str) -> str:
    found = places.kecamatan()
    return str(found[found["kabupaten_code"] == kabupaten]["code"].iloc[0])


def desa_verdicts() -> pd.DataFrame:
    desa = places.desa().dropna(subset=["longitude"]).assign(kabupaten_code=lambda table: table["code"].str[:5])
    return point_checks.check(desa)


def test_all_but_a_handful_of_the_real_desa_points_are_inside() -> None:
    verdicts = desa_verdicts()["verdict"].value_counts()
    assert verdicts.sum() == 1150
    assert verdicts[Verdict.INSIDE] >= 1145
    assert set(verdicts.index) <= {Verdict.INSIDE, Verdict.NOWHERE, Verdict.OUTSIDE_KECAMATAN}


def test_the_tolerance_of_the_kabupaten_is_what_the_desa_points_need() -> None:
    """347-350 m is the last of the crowd at the coast; the module says so, and a new shape may change it."""
    away = desa_verdicts()["metres"]
    assert (away > point_checks.KABUPATEN_TOLERANCE).sum() <= 5
    assert ((away > 300) & (away <= point_checks.KABUPATEN_TOLERANCE)).sum() >= 1


@pytest.mark.parametrize("kabupaten", [SUMBAWA, BIMA, LOMBOK_BARAT])
def test_swapped_coordinates_are_recognised_and_put_right(kabupaten: str) -> None:
    kecamatan = some_kecamatan(kabupaten)
    east, south = middle(kecamatan)
    found = judged(south, east, kabupaten, kecamatan)
    assert found["verdict"] == Verdict.SWAPPED
    assert (found["longitude"], found["latitude"]) == (east, south)


def test_a_forgotten_minus_is_recognised() -> None:
    kecamatan = some_kecamatan(SUMBAWA)
    east, south = middle(kecamatan)
    found = judged(east, -south, SUMBAWA, kecamatan)
    assert found["verdict"] == Verdict.WRONG_SIGN and found["latitude"] == south


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize("both", [True, False])
def test_a_decimal_point_taken_for_a_thousands_separator_is_recognised(signed: bool, both: bool) -> None:
    kecamatan = some_kecamatan(SUMBAWA)
    east, south = middle(kecamatan)
    written_south = float(f"{south:.5f}".replace(".", ""))
    written_east = float(f"{east:.5f}".replace(".", "")) if both else east
    found = judged(written_east, written_south if signed else abs(written_south), SUMBAWA, kecamatan)
    assert found["verdict"] == Verdict.LOST_DECIMALS
    assert found["longitude"] == pytest.approx(east, abs=1e-4) and found["latitude"] == pytest.approx(south, abs=1e-4)


def test_a_point_in_the_sea_is_nowhere() -> None:
    found = judged(117.5, -9.8, SUMBAWA)
    assert found["verdict"] == Verdict.NOWHERE and found["metres"] > 10_000


def test_a_point_in_another_kabupaten_says_in_which() -> None:
    found = judged(*middle(some_kecamatan(BIMA)), SUMBAWA, some_kecamatan(SUMBAWA))
    assert found["verdict"] == Verdict.OUTSIDE_KABUPATEN and found["found_code"] == BIMA


def test_a_point_far_from_its_kecamatan_says_in_which_it_lies() -> None:
    inside = places.kecamatan()
    own = inside[inside["kabupaten_code"] == SUMBAWA]
    west, east = own.sort_values("longitude")["code"].iloc[[0, -1]]
    found = judged(*middle(str(east)), SUMBAWA, str(west))
    assert found["verdict"] == Verdict.OUTSIDE_KECAMATAN and found["found_code"] == east
    assert found["metres"] > point_checks.kecamatan_tolerance()


def test_a_point_of_a_whole_kabupaten_needs_no_kecamatan() -> None:
    assert judged(*middle(some_kecamatan(BIMA)), BIMA)["verdict"] == Verdict.INSIDE


@pytest.mark.parametrize("point", [(0.0, 0.0), (1e300, -8.5), (116.1, 89.0), (-116.1, -8.5)])
def test_numbers_that_are_no_place_are_nowhere_and_do_not_crash(point: tuple[float, float]) -> None:
    found = judged(*point, LOMBOK_BARAT)
    assert found["verdict"] == Verdict.NOWHERE and pd.isna(found["found_code"])


def test_verdicts_keep_the_index_of_the_points() -> None:
    east, south = middle(some_kecamatan(BIMA))
    points = pd.DataFrame(
        {"longitude": [east, south], "latitude": [south, east], "kabupaten_code": BIMA, "kecamatan_code": None},
        index=[7, 3],
    )
    assert point_checks.check(points)["verdict"].to_dict() == {7: Verdict.INSIDE, 3: Verdict.SWAPPED}


def test_no_points_give_no_verdicts() -> None:
    none = pd.DataFrame({"longitude": [], "latitude": [], "kabupaten_code": [], "kecamatan_code": []})
    assert point_checks.check(none).empty
