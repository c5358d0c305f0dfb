"""The map of groups as it is sent: small, points by URL, the right tests for what is shown, clicks that come back."""

import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from charts import deck_marks, deck_tooltip
from charts.deck_expression import where
from charts.deck_groups import Clicked, Urls, clicked, group_map
from charts.deck_labels import SEA_POINTS
from charts.deck_map import NARROW_PX
from charts.deck_places import kecamatan, places, view_of
from charts.deck_points import ChosenPoint, Shown
from charts.style import stylesheet
from charts.theme import PALETTES, palette
from schemas.vocabulary import ActivityClass, GroupType
from translations.text import use_language

FOLDER = "/app/static/geo"
URLS = Urls(f"{FOLDER}/kab.geojson", f"{FOLDER}/kec.geojson", (f"{FOLDER}/points-1.geojson",), f"{FOLDER}/marks.png")
CHOSEN = ChosenPoint("KKG-52.06.05-03", "KKG Gugus 3 Bolo", (118.6, -8.5))
COUNTS = {"52.06": "109 kelompok", "52.02": "209 kelompok"}


def deck_json(shown: Shown | None = None, chosen: ChosenPoint | None = None, **more: Any) -> dict[str, Any]:
    arguments: dict[str, Any] = {"mode": "light"} | more
    found: dict[str, Any] = json.loads(group_map(shown or Shown(), chosen, COUNTS, URLS, **arguments).to_json())
    return found


def layer(deck: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in deck["layers"] if one["id"].startswith(name))


def ids(deck: dict[str, Any]) -> list[str]:
    return [one["id"] for one in deck["layers"]]


def passes(deck: dict[str, Any], **properties: str) -> bool:
    """The test of the points as deck.gl reads it: `(a||b)&&(c)?properties.size:0`."""
    expression = layer(deck, "groups-")["getIconSize"].removeprefix("@@=")
    if "?" not in expression:
        return expression == "properties.size"
    test, values = expression.split("?")
    assert values == "properties.size:0"
    for part in test.split("&&"):
        assert part[0] == "(" and part[-1] == ")"
        pairs = [one.removeprefix("properties.").split("==") for one in part[1:-1].split("||")]
        if not any(properties[name] == word.strip("'") for name, word in pairs):
            return False
    return True


POINT = {"activity_class": "vakum", "group_type": "KKG", "kabupaten_code": "52.06", "kecamatan_code": "52.06.05"}


@pytest.mark.parametrize(
    ("shown", "is_drawn"),
    [
        (Shown(), True),
        (Shown(classes=("vakum", "aktif")), True),
        (Shown(classes=("aktif",)), False),
        (Shown(group_types=("KKG",)), True),
        (Shown(classes=("vakum",), group_types=("KKKS", "KKM")), False),
        (Shown(kabupaten_code="52.06"), True),
        (Shown(kabupaten_code="52.05"), False),
        (Shown(kabupaten_code="52.06", kecamatan_code="52.06.05"), True),
        (Shown(kabupaten_code="52.06", kecamatan_code="52.06.06"), False),
    ],
)
def test_only_what_passes_every_filter_is_drawn(shown: Shown, is_drawn: bool) -> None:
    assert passes(deck_json(shown), **POINT) is is_drawn


def test_a_new_filter_is_a_new_trigger_since_deck_gl_does_not_see_that_a_function_changed() -> None:
    def trigger(shown: Shown) -> str:
        found: str = layer(deck_json(shown), "groups-")["_subLayerProps"]["points-icon"]["updateTriggers"]["getSize"]
        return found

    assert trigger(Shown()) == trigger(Shown())
    assert len({trigger(Shown()), trigger(Shown(("vakum",))), trigger(Shown(kabupaten_code="52.06"))}) == 3


def test_colours_stand_in_the_picture_of_the_marks_and_never_in_what_streamlit_would_fade() -> None:
    points = layer(deck_json(), "groups-")
    assert not {"getFillColor", "getLineColor", "getColor", "getIconColor"} & set(points)
    assert points["getIcon"] == "@@=properties.group_type+'-'+properties.activity_class"
    assert points["iconAtlas"] == URLS.marks and points["pointType"] == "icon"


@pytest.mark.parametrize("level", [Shown(), Shown(kabupaten_code="52.06"), Shown((), (), "52.06", "52.06.05")])
def test_the_deck_is_small_and_holds_neither_points_nor_shapes(level: Shown) -> None:
    deck = group_map(level, CHOSEN, COUNTS, URLS, mode="light")
    assert len(deck.to_json()) < 9_000
    found = json.loads(deck.to_json())
    inline = {one["id"]: one["data"] for one in found["layers"] if not isinstance(one["data"], str)}
    assert set(inline) <= {"labels", "leads", "other_labels", "chosen_name"}, "words only"
    fetched = {one["data"] for one in found["layers"] if isinstance(one["data"], str)}
    assert fetched <= {URLS.kabupaten, URLS.kecamatan, *URLS.points, URLS.marks}


def test_places_without_room_in_the_sea_are_named_quietly_so_that_no_two_labels_touch() -> None:
    every = dict.fromkeys(places(), "78 kelompok")
    deck = json.loads(group_map(Shown(), None, every, URLS, mode="light").to_json())
    loud = {row["words"].split("\n")[0] for row in layer(deck, "labels")["data"]}
    quiet = {row["words"].replace("\n", " ") for row in layer(deck, "other_labels")["data"]}
    assert loud == {places()[code].name for code in SEA_POINTS} and len(layer(deck, "leads")["data"]) == len(loud)
    assert quiet == {place.name for place in places().values()} - loud
    narrow = json.loads(group_map(Shown(), None, every, URLS, mode="light", width_px=NARROW_PX).to_json())
    assert "other_labels" not in ids(narrow) and layer(narrow, "labels")["data"] == layer(deck, "labels")["data"]


def test_the_ids_of_what_can_be_clicked_follow_the_choice() -> None:
    """Streamlit remembers a clicked object under the id of its layer, and a second click on it would mean nothing."""
    chosen = ids(deck_json(Shown(kabupaten_code="52.06", kecamatan_code="52.06.05"), CHOSEN))
    assert {"groups-KKG-52.06.05-03", "kecamatan_choice-52.06.05", "choice-52.06"} <= set(chosen)
    assert {"groups-none", "choice-none"} <= set(ids(deck_json()))


def test_the_view_is_that_of_the_place_and_nothing_else_moves_it() -> None:
    place = Shown(kabupaten_code="52.06")
    view = deck_json(place)["initialViewState"]
    for other in (Shown(("vakum",), (), "52.06"), Shown((), ("KKM",), "52.06")):
        assert deck_json(other)["initialViewState"] == view
    assert deck_json(place, CHOSEN)["initialViewState"] == view
    assert deck_json(place, mode="dark")["initialViewState"] == view
    closer = deck_json(Shown((), (), "52.06", "52.06.05"))["initialViewState"]
    assert closer["zoom"] > view["zoom"] > deck_json()["initialViewState"]["zoom"]


def test_a_kecamatan_fills_the_view_and_an_unknown_one_is_the_whole_of_ntb() -> None:
    west, south, east, north = kecamatan()["52.06.05"].bounds
    view = view_of("52.06.05", width_px=640, height_px=480)
    assert west < view.longitude < east and south < view.latitude < north
    assert view_of("52.06.99", width_px=640, height_px=480).zoom == view_of(None, width_px=640, height_px=480).zoom
    assert len(kecamatan()) == 117


def test_the_chosen_group_has_ring_and_name_and_one_without_a_point_has_neither() -> None:
    ring = layer(deck_json(chosen=CHOSEN), "chosen_group")
    assert ring["getIconSize"] == "@@=(properties.group_id=='KKG-52.06.05-03')?properties.size+3:0"
    assert not ring["pickable"], "a click on the ring must reach the mark"
    assert layer(deck_json(chosen=CHOSEN), "chosen_name")["data"][0]["words"] == "KKG Gugus 3 Bolo"
    nowhere = ids(deck_json(chosen=ChosenPoint("KKG-1", "Gugus 1", None)))
    assert not {"chosen_group", "chosen_name"} & set(nowhere) and "groups-KKG-1" in nowhere


def test_the_whole_of_ntb_names_the_kabupaten_with_their_counts_in_the_sea() -> None:
    words = [row["words"] for row in layer(deck_json(), "labels")["data"]]
    assert words == ["Bima\n109 kelompok", "Lombok Tengah\n209 kelompok"]
    quiet = {row["words"].replace("\n", " ") for row in layer(deck_json(), "other_labels")["data"]}
    assert "Lombok Timur" in quiet and "Bima" not in quiet
    assert "other_labels" not in ids(deck_json(width_px=NARROW_PX)), "on a phone they would hide the points"


def test_one_kabupaten_names_its_kecamatan_and_only_those() -> None:
    deck = deck_json(Shown(kabupaten_code="52.06", kecamatan_code="52.06.05"))
    names = {row["words"].replace("\n", " ") for row in layer(deck, "other_labels")["data"]}
    own = {one.name for code, one in kecamatan().items() if code.startswith("52.06.")}
    assert names == own - {kecamatan()["52.06.05"].name}
    assert "labels" not in ids(deck)


def test_the_kecamatan_of_the_neighbours_do_not_catch_the_mouse() -> None:
    found = layer(deck_json(Shown(kabupaten_code="52.06")), "kecamatan_choice")
    assert found["getFilterValue"] == "@@=properties.kabupaten_code=='52.06'?1:0"
    assert found["extensions"] == [{"@@type": "DataFilterExtension", "filterSize": 1}]
    assert "kecamatan_choice-52.06" not in ids(deck_json())


@pytest.mark.parametrize("place", range(4))
def test_what_another_host_would_serve_is_refused(place: int) -> None:
    paths = ["/a", "/b", "/c", "/d"]
    paths[place] = "https://example.org/x"
    with pytest.raises(ValueError, match="this server"):
        group_map(Shown(), None, {}, Urls(paths[0], paths[1], (paths[2],), paths[3]), mode="light")


@pytest.mark.parametrize("word", ["aktif'||1", "a b", "", "'"])
def test_nothing_but_plain_words_enters_a_test_of_the_points(word: str) -> None:
    with pytest.raises(ValueError, match="map expression"):
        where({"activity_class": [word]}, "1", "0")


# --- clicks ---------------------------------------------------------------------------------------------------------


def selection(name: str, **properties: str) -> dict[str, Any]:
    return {"indices": {name: [3]}, "objects": {name: [{"type": "Feature", "properties": properties}]}}


def test_a_click_gives_the_most_precise_thing_it_hit() -> None:
    assert clicked(selection("groups-none", group_id="KKG-1")) == Clicked(group_id="KKG-1")
    assert clicked(selection("kecamatan_choice-52.06", code="52.06.05")) == Clicked("52.06", "52.06.05")
    assert clicked(selection("choice-none", code="52.06")) == Clicked("52.06")


@pytest.mark.parametrize(
    "state",
    [{}, {"objects": {}}, {"objects": {"groups-none": []}}, {"objects": {"groups-none": [{}]}},
     selection("kecamatan_choice-52.06", code="52.06"), selection("kecamatan_choice-52.06", code="<b>"),
     selection("choice-none", code="52.06.05"), selection("kecamatan", code="52.06.05")],
)  # fmt: skip
def test_a_click_beside_everything_or_an_invented_one_gives_nothing(state: dict[str, Any]) -> None:
    assert clicked(state) == Clicked()


# --- marks and tooltip ----------------------------------------------------------------------------------------------


def test_every_type_and_class_has_a_mark_of_its_own_place() -> None:
    boxes = deck_marks.mapping()
    assert {f"{kind}-{one}" for kind in GroupType for one in ActivityClass} < set(boxes)
    assert len({(box["x"], box["y"]) for box in boxes.values()}) == len(boxes)


@pytest.mark.parametrize("mode", PALETTES)
def test_the_committed_picture_of_the_marks_is_the_one_that_the_theme_gives(mode: str) -> None:
    committed = Image.open(deck_marks.FOLDER / deck_marks.file_name(mode)).convert("RGBA")
    fresh = deck_marks.picture(mode)
    assert committed.size == fresh.size
    # Another release of Pillow may round an edge otherwise, by a step or two of 255; a colour it may not.
    worst = max(high for _, high in ImageChops.difference(committed, fresh).getextrema())
    assert worst <= 8, "run `python -m charts.deck_marks`"


@pytest.mark.parametrize("mode", PALETTES)
@pytest.mark.parametrize("group_type", GroupType)
def test_a_class_differs_by_how_much_is_filled_and_not_by_colour_alone(mode: str, group_type: GroupType) -> None:
    filled = []
    for one in ActivityClass:
        box = deck_marks.mapping()[f"{group_type}-{one}"]
        cell = deck_marks.picture(mode).crop((box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]))
        ink = tuple(bytes.fromhex(palette(mode).classes[one][1:]))
        pixels = list(cell.convert("RGB").get_flattened_data())
        filled.append(sum(pixel == ink for pixel in pixels))
    # In the order of the classes, each clearly emptier than the one above.
    assert all(more > 1.08 * less for more, less in pairwise(filled)), filled


def test_the_tooltip_tells_name_class_and_members_and_nothing_it_does_not_know() -> None:
    words = str(deck_tooltip.group_tooltip(palette("light"))["html"])
    assert "<b>{name}</b>" in words and 'data-class="{activity_class}"' in words
    assert '<span data-of="cukup_aktif">◐ cukup aktif</span>' in words
    assert '<span data-of="members">{members} anggota</span>' in words
    assert 'data-known="{members_known}"' in words
    use_language("en")
    try:
        assert "{members} members" in str(deck_tooltip.group_tooltip(palette("light"))["html"])
    finally:
        use_language("id")


def test_the_file_that_says_where_each_mark_lies_is_that_of_the_code() -> None:
    assert (deck_marks.FOLDER / deck_marks.MAPPING_FILE).read_text(encoding="utf-8") == deck_marks.mapping_document()


def test_the_picture_of_the_marks_is_small() -> None:
    for mode in PALETTES:
        path: Path = deck_marks.FOLDER / deck_marks.file_name(mode)
        assert len(path.read_bytes()) < 30_000
        assert Image.open(io.BytesIO(path.read_bytes())).format == "PNG"


def test_the_stylesheet_shows_the_words_of_the_class_that_was_filled_in() -> None:
    for one in ActivityClass:
        assert f".gugus-tip[data-class={one}] [data-of={one}]" in stylesheet("light")
    assert ".gugus-tip[data-known=yes] [data-of=members]" in stylesheet("light")
