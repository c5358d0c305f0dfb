"""Names and counts on the map, written by deck.gl: the study's kabupaten always, the others where they find room."""

from collections.abc import Mapping, Sequence
from typing import Any

import pydeck as pdk

from charts.deck_places import places
from charts.map_classes import MapClass, classify
from charts.svg_document import SIDES
from charts.theme import Palette, font_family
from indicators.share import AreaShare, Share
from indicators.statement import count_words
from schemas.vocabulary import ValueStatus
from translations.format import percent
from translations.text import text

Point = tuple[float, float]  # longitude, latitude

LABEL_PX, OTHER_LABEL_PX = 13, 11
# A canvas drops the whole list when one name ends in a bare digit ("Source Sans 3"), so each name is quoted.
CANVAS_FONT = font_family()

# On a phone the words would hide the islands: they stand in the sea, on leader lines, far enough apart at 350 px.
SEA_POINTS = {
    "52.02": (116.20, -9.32),
    "52.07": (116.88, -7.98),
    "52.04": (117.42, -9.40),
    "52.05": (118.05, -7.80),
    "52.06": (118.82, -9.16),
}


def layers(
    values: Mapping[str, AreaShare], colours: Palette, *, apart: bool = False, all_names: bool = True
) -> list[pdk.Layer]:
    """Text layers, with leader lines when `apart` puts the words into the sea; `all_names`: the other places too."""
    named = [code for code in places() if is_named(code, values)]
    rows = [
        {"at": SEA_POINTS.get(code, places()[code].label_point) if apart else places()[code].label_point,
         "words": label_words(places()[code].name, values[code].share)}
        for code in named
    ]  # fmt: skip
    leads = [
        {"from": places()[code].label_point, "to": SEA_POINTS[code]} for code in named if apart and code in SEA_POINTS
    ]
    others = [(place.label_point, place.name) for code, place in places().items() if all_names and code not in named]
    found = [
        lead_layer(leads, colours) if leads else None,
        *quiet_layers(others, colours),
        text_layer("labels", rows, LABEL_PX, 700, colours.text, colours) if rows else None,
    ]
    return [layer for layer in found if layer is not None]  # deck.gl complains about a text layer without a letter


def quiet_layers(names: Sequence[tuple[Point, str]], colours: Palette) -> list[pdk.Layer]:
    """Small names that give way to each other and to the labels; no layer without a name."""
    rows = [{"at": at, "words": name.replace(" ", "\n")} for at, name in names]
    give_way = {"extensions": [{"@@type": "CollisionFilterExtension"}], "collision_group": '"names"'}
    if not rows:
        return []
    return [text_layer("other_labels", rows, OTHER_LABEL_PX, 400, colours.quiet, colours, **give_way)]


def sea_layers(words: Mapping[str, str], colours: Palette) -> list[pdk.Layer]:
    """Words of kabupaten with a place in the sea (SEA_POINTS), on leader lines; no layer without words."""
    if not words:
        return []
    rows = [{"at": SEA_POINTS[code], "words": said} for code, said in words.items()]
    leads = [{"from": places()[code].label_point, "to": SEA_POINTS[code]} for code in words]
    return [lead_layer(leads, colours), text_layer("labels", rows, LABEL_PX, 700, colours.text, colours)]


def is_named(code: str, values: Mapping[str, AreaShare]) -> bool:
    """Places of the study carry a label, with or without an answer; so does any other place with a figure."""
    return code in values and (code in SIDES or classify(values[code].share) != MapClass.NOT_SURVEYED)


def label_words(name: str, share: Share) -> str:
    """`Lombok / Tengah / 7 dari 18` on lines of their own: five labels must stand side by side."""
    if share.status == ValueStatus.PUBLISHED_ONLY and share.published is not None:
        words = text("chart.map.published_short", percent=percent(share.published))
    else:
        words = count_words(share)
    return "\n".join([*name.split(" "), words])


def text_layer(
    name: str, rows: list[dict[str, Any]], size: int, weight: int, colour: str, colours: Palette, **more: object
) -> pdk.Layer:
    """Words on a pale card at points: `rows` of `at` (longitude, latitude) and `words`; `size` in px."""
    return pdk.Layer(
        "TextLayer",
        rows,
        id=name,
        pickable=False,
        get_position="at",
        get_text="words",
        get_size=size,
        font_family=f'"{CANVAS_FONT}"',
        font_weight=weight,
        character_set='"auto"',
        line_height=1.15,
        # A pale card behind the words: deck.gl's outlined letters are hard to read at this size.
        background=True,
        get_background_color=[*bytes.fromhex(colours.ground[1:]), 215],
        background_border_radius=4,
        background_padding=[4, 2],
        _subLayerProps={"characters": {"getColor": [*bytes.fromhex(colour[1:]), 255]}},
        **more,
    )


def lead_layer(leads: list[dict[str, Any]], colours: Palette) -> pdk.Layer:
    """Thin lines `from` a place `to` its words."""
    return pdk.Layer(
        "LineLayer",
        leads,
        id="leads",
        pickable=False,
        get_source_position="from",
        get_target_position="to",
        get_width=1,
        get_color=[*bytes.fromhex(colours.text[1:])],
    )
