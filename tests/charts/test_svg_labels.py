"""NTB on paper: name and count stand in the picture, because nothing can be laid over it there."""

from xml.etree import ElementTree

import pytest

from charts.svg_document import labelled
from charts.theme import LIGHT
from geo import svg_paths
from indicators.share import AreaShare, Share
from schemas.vocabulary import ValueStatus

DRAWING = svg_paths.read()
VALUES = {
    "52.02": AreaShare("52.02", "Lombok Tengah", Share(8, 18)),
    "52.07": AreaShare("52.07", "Sumbawa Barat", Share(None, None, status=ValueStatus.NOT_SURVEYED)),
    "52.04": AreaShare("52.04", "Sumbawa", Share(2, 4)),
    "52.05": AreaShare("52.05", "Dompu & Co <b>", Share(0, 6)),
    "52.06": AreaShare("52.06", "Bima", Share(2, 11)),
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn() -> ElementTree.Element:
    svg, width, height = labelled(DRAWING, VALUES, chosen="52.06", title="Bagian KKG")
    root = ElementTree.fromstring(svg)
    assert (float(root.attrib["width"]), float(root.attrib["height"])) == (width, height)
    return root


def test_each_place_of_the_study_has_its_name_and_its_count_or_the_reason(drawn: ElementTree.Element) -> None:
    words = {tuple(line.text for line in one.iter(f"{SVG}tspan")) for one in drawn.iter(f"{SVG}text")}
    assert words == {
        ("Lombok Tengah", "8 dari 18"),
        ("Sumbawa Barat", "tidak disurvei"),
        ("Sumbawa", "2 dari 4"),
        ("Dompu & Co <b>", "0 dari 6"),
        ("Bima", "2 dari 11"),
    }


def test_words_stand_inside_the_picture_and_beside_the_drawing(drawn: ElementTree.Element) -> None:
    left, top, width, height = (float(one) for one in drawn.attrib["viewBox"].split())
    assert (left, width) == (0, DRAWING.width)
    for one in drawn.iter(f"{SVG}text"):
        y = float(one.attrib["y"])
        assert top + 28 <= y < -28 or DRAWING.height < y <= top + height - 34


def test_lines_are_drawn_at_any_width_and_the_colours_are_those_of_paper(drawn: ElementTree.Element) -> None:
    rules = next(drawn.iter(f"{SVG}style")).text or ""
    assert rules.endswith(".lead{display:inline}") and LIGHT.scale[2] in rules
    underlined = [one.text for one in drawn.iter(f"{SVG}tspan") if one.attrib.get("text-decoration")]
    assert underlined == ["Bima"]  # the chosen place is told by more than its outline
