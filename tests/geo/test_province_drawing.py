"""Any province as a light drawing, and any kabupaten of the country."""

import pytest

from geo import kabupaten_drawing, places, province_drawing

HAS_NO_SHAPE = {"81.08"}


@pytest.mark.parametrize("province", ["11", "32", "35", "81", "91"])
def test_a_province_is_drawn_with_all_its_kabupaten_and_light_enough_for_a_phone(province: str) -> None:
    table = places.kabupaten()
    known = set(table.loc[table["province_code"] == province, "code"]) - HAS_NO_SHAPE
    drawing = province_drawing.read(province)
    assert {area.code for area in drawing.areas} == known
    assert sum(len(area.d) for area in drawing.areas) < 60_000


def test_a_kabupaten_outside_of_the_study_is_its_own_outline_and_not_called_approximate() -> None:
    drawing = kabupaten_drawing.read("32.73")
    assert [area.name for area in drawing.outlines.areas] == ["Kota Bandung"] and not drawing.is_approximate
    assert drawing.at(107.61, -6.91) is not None and drawing.at(118.7, -8.5) is None


def test_the_kabupaten_without_a_boundary_is_known_to_have_none() -> None:
    known = [code for code in ("52.06", "81.01", *HAS_NO_SHAPE) if kabupaten_drawing.is_known(code)]
    assert known == ["52.06", "81.01"]
    with pytest.raises(ValueError, match=r"81\.08"):
        kabupaten_drawing.read("81.08")


def test_an_unknown_province_is_refused() -> None:
    with pytest.raises(ValueError, match="99"):
        province_drawing.read("99")
