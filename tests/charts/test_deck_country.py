"""The map of the country as it is sent: small, shapes by URL, one sign per kabupaten, clicks that name a kabupaten."""

import json
import re
from typing import Any

import pydeck as pdk
import pytest

from charts.deck_country import BOUNDS, LAYER, Drawn, Ground, clicked_kabupaten, country_map
from charts.theme import palette
from geo import country
from indicators.share import Share

GROUND = Ground("/app/static/geo/kab.geojson", "/app/static/geo/border.json", BOUNDS)


def made(**shares: tuple[int, int]) -> pdk.Deck:
    found = {f"{code[1:3]}.{code[3:]}": Share(*counts, is_census=True) for code, counts in shares.items()}
    words = {code: f"{one.numerator} dari {one.denominator}" for code, one in found.items()}
    return country_map(Drawn(found, words, "aktif"), GROUND, mode="light")


def drawn(**shares: tuple[int, int]) -> dict[str, Any]:
    deck: dict[str, Any] = json.loads(made(**shares).to_json())
    return deck


def fill(deck: dict[str, Any]) -> str:
    shapes = next(one for one in deck["layers"] if one["id"] == LAYER)
    expression: str = shapes["_subLayerProps"]["polygons-fill"]["getFillColor"]
    return expression


def colour_of(deck: dict[str, Any], code: str) -> list[int]:
    """As deck.gl reads `@@=([[..],..])[('012..')[properties.i]]` for the shape of a kabupaten."""
    colours, signs = fill(deck).removeprefix("@@=(").removesuffix("')[properties.i]]").split(")[('")
    found: list[int] = json.loads(colours)[int(signs[country.kabupaten_codes().index(code)])]
    return found


def test_each_kabupaten_has_the_colour_of_its_class_and_one_without_groups_that_of_the_ground() -> None:
    deck = drawn(k3201=(0, 100), k3202=(50, 100), k5206=(100, 100))
    colours = palette("light")
    expected = {
        "32.01": colours.scale[0],
        "32.02": colours.scale[2],
        "52.06": colours.scale[4],
        "94.01": colours.ground,
    }
    assert {code: colour_of(deck, code)[:3] for code in expected} == {
        code: [*bytes.fromhex(colour[1:])] for code, colour in expected.items()
    }


def test_a_new_fill_is_a_new_trigger_and_the_deck_stays_small_without_any_shape() -> None:
    deck, other = drawn(k3201=(1, 100)), drawn(k3201=(90, 100))
    triggers = [one["layers"][0]["_subLayerProps"]["polygons-fill"]["updateTriggers"] for one in (deck, other)]
    assert triggers[0] != triggers[1]
    every = {f"k{code.replace('.', '')}": (12, 115) for code in country.kabupaten_codes()}
    sent = json.dumps(drawn(**every)) + str(made(**every)._tooltip)
    assert len(sent) < 12_000 and "coordinates" not in sent
    assert {one["data"] for one in deck["layers"]} == {GROUND.kabupaten_url, GROUND.borders_url}


def test_borders_are_drawn_once_and_by_the_shapes_themselves_where_there_is_no_file_of_them() -> None:
    whole = drawn(k3201=(1, 2))["layers"]
    assert [one["@@type"] for one in whole] == ["GeoJsonLayer", "LineLayer"] and whole[0]["stroked"] is False
    alone = country_map(Drawn({}, {}, ""), Ground(GROUND.kabupaten_url, None, BOUNDS), mode="light")
    (shapes,) = json.loads(alone.to_json())["layers"]
    assert shapes["stroked"] is True


def test_a_line_runs_between_the_ends_of_a_border_and_is_stronger_where_it_parts_provinces() -> None:
    lines = drawn()["layers"][1]

    def read(name: str, row: list[float]) -> Any:
        """As deck.gl reads `@@=[this[0], this[1]]` and `@@=this[4] ? 1 : 0.6` for a row of the file."""
        said = re.sub(r"this\[(\d)\]", lambda place: str(row[int(place[1])]), lines[name].removeprefix("@@="))
        test, _, values = said.rpartition(" ? ")
        return json.loads(values.split(" : ")[test == "0"] if test else said)

    rows = {row[4]: row for row in json.loads(country.BORDER_FILE.read_text("utf-8"))}
    coast, inside = rows[1], rows[0]
    assert read("getSourcePosition", coast) == coast[:2] and read("getTargetPosition", coast) == coast[2:4]
    assert read("getWidth", coast) > read("getWidth", inside) > 0
    assert read("getColor", coast)[3] > read("getColor", inside)[3] > 0


def test_a_laptop_shows_the_country_from_aceh_to_papua_and_as_large_as_it_can() -> None:
    """The column of the map is 860 px wide in a window of 1280; the view is in world pixels of 512 at zoom 0."""
    zoom = json.loads(made().to_json())["initialViewState"]["zoom"]
    west, _, east, _ = BOUNDS
    across = 512 * 2**zoom * (east - west) / 360
    assert 0.9 * 860 < across < 860


def test_the_tooltip_has_one_line_for_each_shape_at_its_place() -> None:
    html = str(made(k3201=(3, 115))._tooltip["html"])
    lines = html.partition("<pre>")[2].partition("</pre>")[0].split("\n")
    codes = country.kabupaten_codes()
    assert len(lines) == len(codes) and lines[codes.index("32.01")] == "3 dari 115"


def test_a_click_names_its_kabupaten_and_foreign_words_none() -> None:
    def hit(code: str) -> str | None:
        return clicked_kabupaten({"objects": {LAYER: [{"properties": {"code": code}}]}})

    assert hit("32.01") == "32.01" and hit("99.99") is None and clicked_kabupaten({}) is None


@pytest.mark.parametrize("urls", [("https://x", "/p"), ("/p", "https://x")])
def test_only_shapes_of_this_server_are_drawn(urls: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="must start with a single /"):
        country_map(Drawn({}, {}, ""), Ground(*urls, BOUNDS), mode="light")
