"""Documents of a province without a survey: figures of the log alone, a map of its own, and its own name."""

from dataclasses import replace

import pytest

from answers import content, stamp
from answers.document import Content
from exports.order import Order
from queries.selection import Selection
from tests.two_provinces import BANDUNG, JAWA_BARAT, two_provinces

__all__ = ["two_provinces"]
pytestmark = pytest.mark.usefixtures("two_provinces")
ALL = Selection(province=JAWA_BARAT, province_name="Jawa Barat")


def of(selection: Selection) -> Content:
    return content.of(selection, stamp=stamp.now())


@pytest.mark.parametrize("selection", [ALL, replace(ALL, kabupaten_code=BANDUNG, kabupaten_name="Kota Bandung")])
def test_every_figure_of_its_documents_is_of_the_log(selection: Selection) -> None:
    found = of(selection)
    assert found.map is not None
    bases = [one.basis for one in (*found.key_figures, *found.charts, found.map)]
    assert {one.clock for one in bases} == {"log"} and len(found.key_figures) == 6
    assert all(one.basis.clock != "survey" for one in found.tables)


def test_its_title_and_its_map_name_the_province() -> None:
    found = of(ALL)
    assert found.title == "KKG di Provinsi Jawa Barat"
    assert found.map is not None and "Kota Bandung" in found.map.alt and "tidak disurvei" not in found.map.alt


def test_a_link_of_a_document_leads_back_to_the_province() -> None:
    order = Order("slides", address="https://gugus.example", province=JAWA_BARAT)
    assert "provinsi=32&kabupaten=semua" in order.link(None)
    assert order.everywhere() == (None, BANDUNG)
