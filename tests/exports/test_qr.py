"""The way back from paper: a code for cameras, and an address short enough to type."""

import xml.etree.ElementTree as ET

import pytest
import segno

from charts.theme import LIGHT
from exports import qr

LINK = "https://gugus.example.id/profil?kabupaten=52.06&jenis=KKG&putaran=survey_2018&lang=id"


def test_the_code_is_a_drawing_of_the_link_in_the_colour_of_text_with_a_quiet_rim() -> None:
    drawing = ET.fromstring(qr.svg(LINK))
    modules = segno.make(LINK, error="m", micro=False, boost_error=False).symbol_size(border=2)[0]
    assert (drawing.get("width"), drawing.get("height")) == (str(modules), str(modules))
    assert LIGHT.text.lower() in qr.svg(LINK).lower()
    assert qr.svg(LINK) == qr.svg(LINK) != qr.svg(f"{LINK}&x=1")


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (LINK, "gugus.example.id/profil"),
        ("https://gugus.example.id/?kabupaten=52.06", "gugus.example.id"),
        ("http://127.0.0.1:8501/", "127.0.0.1:8501"),
    ],
)
def test_the_short_address_is_host_and_path(link: str, words: str) -> None:
    assert qr.is_address(link)
    assert qr.short(link) == words


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "file:///etc/passwd", "profil?kabupaten=52.06", "https://"]
)
def test_anything_else_is_no_address(link: str) -> None:
    assert not qr.is_address(link)
