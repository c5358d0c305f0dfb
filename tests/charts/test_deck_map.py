"""The map: small, own shapes by URL only, the right colour for each place, and clicks that come back as codes."""

import html
import json
import re
from typing import Any

import pytest

from charts import deck_labels, deck_tooltip
from charts.deck_expression import by_code
from charts.deck_map import NARROW_PX, choropleth, clicked_code, fill_colour
from charts.deck_patterns import dots, strokes
from charts.deck_places import places, view_of
from charts.map_classes import classify
from charts.svg_document import NOT_SURVEYED
from charts.theme import palette
from indicators.share import AreaShare, Share
from schemas.vocabulary import ValueStatus
from translations.text import use_language

KABUPATEN, KECAMATAN = "/app/static/geo/kabupaten_ntb.geojson", "/app/static/geo/kecamatan_ntb.geojson"
SHARES = {
    "52.02": Share(15, 18),
    "52.07": Share(None, None, status=ValueStatus.NO_ANSWER),
    "52.04": Share(1, 4),
    "52.05": Share(None, None, published=35.0, status=ValueStatus.PUBLISHED_ONLY),
    "52.06": Share(2, 11),
}


def areas(shares: dict[str, Share] = SHARES) -> dict[str, AreaShare]:
    return {code: AreaShare(code, places()[code].name, share, 88, 11) for code, share in shares.items()}


def deck_json(**more: Any) -> dict[str, Any]:
    arguments = {"mode": "light", "chosen": None, "kabupaten_url": KABUPATEN, "kecamatan_url": KECAMATAN} | more
    found: dict[str, Any] = json.loads(choropleth(arguments.pop("values", areas()), **arguments).to_json())
    return found


def layer(deck: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in deck["layers"] if one["id"].startswith(name))


def evaluate(expression: str, properties: dict[str, str]) -> Any:
    """Our own few expressions as deck.gl reads them: `test?value:test?value:default`, tests joined by `||`."""
    rest = expression.removeprefix("@@=")
    while "?" in rest:
        test, rest = rest.split("?", 1)
        value, rest = rest.split(":", 1)
        pairs = [re.fullmatch(r"properties\.(\w+)=='([\d.]+)'", one) for one in test.split("||")]
        assert all(pairs), test
        if any(properties.get(pair[1]) == pair[2] for pair in pairs if pair):
            return json.loads(value)
    return json.loads(rest)


def walk(tree: Any) -> list[Any]:
    if isinstance(tree, dict):
        return [tree, *(found for value in tree.values() for found in walk(value))]
    if isinstance(tree, list):
        return [tree, *(found for value in tree for found in walk(value))]
    return [tree]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_place_is_filled_with_the_colour_of_its_class(mode: str) -> None:
    fill = layer(deck_json(mode=mode), "kabupaten")["_subLayerProps"]["polygons-fill"]["getFillColor"]
    for code in places():
        share = SHARES.get(code, NOT_SURVEYED)
        assert evaluate(fill, {"code": code}) == fill_colour(share, palette(mode)), classify(share)


def test_what_was_not_surveyed_has_a_broken_outline_as_in_the_legend() -> None:
    dash = layer(deck_json(), "kabupaten")["getDashArray"]
    assert {code for code in places() if evaluate(dash, {"code": code}) != [0, 0]} == set(places()) - set(SHARES)


def test_only_the_chosen_place_is_outlined_strongly() -> None:
    outline = layer(deck_json(chosen="52.06"), "choice")["getLineColor"]
    assert {code for code in places() if evaluate(outline, {"code": code})[3]} == {"52.06"}


def test_kecamatan_are_drawn_only_inside_the_chosen_kabupaten() -> None:
    line = layer(deck_json(chosen="52.06"), "kecamatan")["getLineColor"]
    assert evaluate(line, {"kabupaten_code": "52.06"})[3] > 0
    assert evaluate(line, {"kabupaten_code": "52.05"})[3] == 0
    assert all(one["id"] != "kecamatan" for one in deck_json(chosen=None)["layers"])


def test_the_deck_is_small_and_holds_no_shapes() -> None:
    worst = dict.fromkeys(SHARES, Share(1, 4))
    assert len(choropleth(areas(), mode="light", chosen="52.06", kabupaten_url=KABUPATEN).to_json()) < 8_000
    assert len(choropleth(areas(worst), mode="light", chosen=None, kabupaten_url=KABUPATEN).to_json()) < 12_000
    deck = deck_json(chosen="52.06")
    assert not [found for found in walk(deck) if isinstance(found, dict) and "geometry" in found]
    assert {one["data"] for one in deck["layers"] if one["@@type"] == "GeoJsonLayer"} == {KABUPATEN, KECAMATAN}


def test_no_basemap_and_no_foreign_address_is_asked_for() -> None:
    deck = choropleth(areas(), mode="dark", chosen=None, kabupaten_url=KABUPATEN)
    assert deck.map_provider is None
    # pydeck's own mark for "not given": Streamlit takes it as no basemap, but would fetch Carto's for null or "".
    assert json.loads(deck.to_json()).get("mapStyle", "__MAP_STYLE__") == "__MAP_STYLE__"
    assert "://" not in deck.to_json()


@pytest.mark.parametrize("url", ["https://example.org/x.geojson", "//example.org/x.geojson", "x.geojson"])
def test_shapes_of_another_host_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="this server"):
        choropleth(areas(), mode="light", chosen=None, kabupaten_url=url)


@pytest.mark.parametrize("code", ["52.06'?[0]:alert(1)//", "x", "", "5206"])
def test_nothing_but_codes_enters_an_expression(code: str) -> None:
    with pytest.raises(ValueError, match="Kemendagri"):
        by_code({code: [1, 2, 3]}, [0, 0, 0])


def test_streamlit_cannot_fade_the_colour_classes_of_what_is_not_clicked() -> None:
    """It wraps getFillColor and getColor of a layer when something is selected; ours stand on the sublayers."""
    for one in deck_json(chosen="52.06")["layers"]:
        if one["@@type"] in ("GeoJsonLayer", "TextLayer"):
            assert not {"getFillColor", "getColor"} & set(one), one["id"]


def test_a_new_value_changes_the_trigger_that_makes_deck_gl_paint_again() -> None:
    def triggers(shares: dict[str, Share]) -> Any:
        return layer(deck_json(values=areas(shares)), "kabupaten")["_subLayerProps"]["polygons-fill"]["updateTriggers"]

    assert triggers(SHARES) == triggers(dict(SHARES))
    assert triggers(SHARES) != triggers({**SHARES, "52.06": Share(9, 11)})


def selection(code: str, name: str = "choice-none") -> dict[str, Any]:
    """As seen in the browser (streamlit 1.67): the whole GeoJSON feature, under the id of the layer."""
    feature = {
        "type": "Feature",
        "properties": {"code": code, "name": "Bima", "kind": "kabupaten", "province_code": "52"},
        "geometry": {"type": "MultiPolygon", "coordinates": []},
    }
    return {"indices": {name: [5]}, "objects": {name: [feature]}}


def test_a_click_gives_the_code_of_the_place() -> None:
    assert clicked_code(selection("52.06")) == "52.06"
    assert clicked_code(selection("52.06", "choice-52.05")) == "52.06"


@pytest.mark.parametrize(
    "state",
    [{}, {"indices": {}, "objects": {}}, {"objects": {"choice-none": []}}, {"objects": {"choice-none": [{}]}},
     selection("99.99"), selection("<b>"), selection("52.06", "kabupaten")],
)  # fmt: skip
def test_a_click_beside_a_place_or_an_invented_one_gives_nothing(state: dict[str, Any]) -> None:
    assert clicked_code(state) is None


def test_the_memory_of_a_click_ends_when_the_choice_changes() -> None:
    ids = {layer(deck_json(chosen=chosen), "choice")["id"] for chosen in (None, "52.06", "52.05")}
    assert len(ids) == 3


def test_labels_hold_counts_and_no_percentage_but_a_published_one() -> None:
    words = {row["words"] for row in layer(deck_json(), "labels")["data"]}
    assert words == {"Bima\n2 dari 11", "Lombok\nTengah\n15 dari 18", "Sumbawa\n1 dari 4", "Dompu\n35% terbit",
                     "Sumbawa\nBarat\ntidak ada jawaban"}  # fmt: skip


def test_labels_follow_the_language() -> None:
    use_language("en")
    try:
        assert deck_labels.label_words("Bima", Share(2, 11)) == "Bima\n2 of 11"
    finally:
        use_language("id")


def test_on_a_phone_the_words_stand_in_the_sea_on_leader_lines() -> None:
    deck = deck_json(width_px=NARROW_PX)
    at = {row["words"].split("\n")[0]: row["at"] for row in layer(deck, "labels")["data"]}
    assert at["Bima"] == list(deck_labels.SEA_POINTS["52.06"])
    assert len(layer(deck, "leads")["data"]) == 5
    assert not [one for one in deck["layers"] if one["id"] == "other_labels"]


def test_the_tooltip_names_the_place_and_holds_the_words_of_all() -> None:
    found = deck_tooltip.tooltip(SHARES, areas(), "KKG", palette("light"))
    words = str(found["html"])
    assert "{name}" in words
    assert 'data-code="{code}"' in words
    assert '<span data-of="52.06">2 dari 11 (18%, sampel kecil)<br>11 dari 88 KKG disurvei</span>' in words
    assert '<span data-of="52.04">1 dari 4<br>' in words


def test_words_from_data_never_become_markup_or_properties() -> None:
    evil = "<img src=x onerror=alert(1)>{geometry}"
    words = str(deck_tooltip.tooltip(SHARES, areas(), evil, palette("light"))["html"])
    assert "<img" not in words
    assert html.escape("<img") in words
    assert "{geometry}" not in words


def test_patterns_lie_inside_their_place() -> None:
    west, south, east, north = places()["52.04"].bounds
    assert len(dots("52.04")) > 30
    marks = [point for stroke in strokes("52.04", "lines") + strokes("52.04", "grid") for point in stroke]
    assert marks
    for x, y in [*dots("52.04"), *marks]:
        assert west - 0.001 <= x <= east + 0.001
        assert south - 0.001 <= y <= north + 0.001
    assert all(dots(code) for code in places())


def test_the_view_holds_the_place_and_a_phone_sees_all_of_ntb() -> None:
    wide, narrow = view_of(None, width_px=760, height_px=480), view_of(None, width_px=350, height_px=320)
    assert narrow.zoom < wide.zoom
    assert view_of("52.06", width_px=760, height_px=480).zoom > wide.zoom
    boxes = [place.bounds for place in places().values()]
    west, east = min(box[0] for box in boxes), max(box[2] for box in boxes)
    assert 512 * 2**narrow.zoom * (east - west) / 360 <= 350
    assert view_of("nowhere", width_px=760, height_px=480).zoom == wide.zoom
