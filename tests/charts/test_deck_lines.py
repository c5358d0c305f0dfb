"""The map of lines: every group and every person once, told apart by shape, nothing fetched from outside."""

import json
from typing import Any

import pytest

from charts.deck_lines import Line, lines
from charts.theme import PALETTES, palette
from tests.charts.test_light_pieces import EVIL

FOUND = [
    Line((118.7, -8.5), (118.8, -8.6), "KKG Gugus 1: 12 km"),
    Line((118.6, -8.4), (118.8, -8.6), f"{EVIL} {{x}}"),
]


def drawn(mode: str = "light") -> dict[str, Any]:
    deck = lines(
        FOUND,
        [((118.8, -8.6), "pengawas")],
        mode=mode,
        chosen="52.06",
        kabupaten_url="/a.json",
        kecamatan_url="/b.json",
    )
    found: dict[str, Any] = json.loads(deck.to_json())
    return found


def layer(found: dict[str, Any], name: str) -> dict[str, Any]:
    (one,) = [one for one in found["layers"] if one["id"] == name]
    return dict(one)


def test_every_group_has_its_dot_and_its_line_and_every_person_a_ring() -> None:
    found = drawn()
    assert len(layer(found, "nearest")["data"]) == len(layer(found, "groups")["data"]) == 2
    assert len(layer(found, "persons")["data"]) == 1
    assert layer(found, "nearest")["data"][0]["from"] == [118.7, -8.5]
    assert layer(found, "nearest")["data"][0]["to"] == layer(found, "persons")["data"][0]["at"] == [118.8, -8.6]


def test_groups_and_persons_differ_in_shape_and_not_only_in_colour() -> None:
    groups, persons = layer(drawn(), "groups"), layer(drawn(), "persons")
    assert (groups["filled"], groups["stroked"]) == (True, False)
    assert (persons["filled"], persons["stroked"]) == (False, True)


@pytest.mark.parametrize("mode", PALETTES)
def test_the_colours_are_those_of_the_mode(mode: str) -> None:
    colour = [*bytes.fromhex(palette(mode).accent[1:]), 255]
    assert layer(drawn(mode), "groups")["getFillColor"] == colour


def test_no_background_map_is_asked_for_and_no_name_runs_as_markup() -> None:
    found = drawn()
    # A style of our own (even an empty one) would make Streamlit fetch a background from Carto.
    assert found.get("mapStyle") == "__MAP_STYLE__" and not found.get("mapProvider")
    text = json.dumps(found)
    assert "http" not in text and "<img" not in text and "&#123;x&#125;" in text
