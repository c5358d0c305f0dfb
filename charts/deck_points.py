"""Working groups as points: shape = type, fill and colour = class, size = members. `what is shown -> pydeck layers`.

Points and marks come by URL and stay in the browser (`geo.group_points`, `charts.deck_marks`); a rerun sends the tests
that a point must pass to be drawn. What does not pass gets the size 0: neither drawn nor found by the mouse.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pydeck as pdk

from charts import deck_labels
from charts.deck_expression import fingerprint, where
from charts.deck_marks import MAPPING_FILE, RING
from charts.deck_places import NTB
from charts.theme import Palette

POINTS_LAYER = "groups"  # its id ends in the chosen group: see clicked_group()
RING_LAYER = "chosen_group"
NOBODY = "none"
# Width of a mark in px for a size of 1 (see geo.group_points), by how near the reader has come.
PX_PER_SIZE = {"province": 2.2, "kabupaten": 3.0, "kecamatan": 4.2}
ROOMY = 600  # groups that a province shows at full size; more of them get smaller marks, to cover the same part of it
NARROW = 0.8  # on a phone the whole of NTB is 350 px wide
ASIDE = 4.2  # sizes: about one mark of a group of twenty
NAME_ABOVE_PX = 28


@dataclass(frozen=True)
class Shown:
    """Which groups are drawn. Empty sets and None: all of them."""

    classes: tuple[str, ...] = ()
    group_types: tuple[str, ...] = ()
    kabupaten_code: str | None = None
    kecamatan_code: str | None = None
    province: str = NTB
    crowd: int = 0  # groups of the whole province, whatever the legend lets through

    @property
    def level(self) -> str:
        """How near the reader has come: `province`, `kabupaten` or `kecamatan`."""
        return "kecamatan" if self.kecamatan_code else "kabupaten" if self.kabupaten_code else "province"

    @property
    def tests(self) -> dict[str, tuple[str, ...]]:
        """Property of a point -> words that pass."""
        found = {"activity_class": self.classes, "group_type": self.group_types}
        if self.kabupaten_code:
            found["kabupaten_code"] = (self.kabupaten_code,)
        if self.kecamatan_code:
            found["kecamatan_code"] = (self.kecamatan_code,)
        return found


@dataclass(frozen=True)
class ChosenPoint:
    """The chosen group: its name, and where it is (longitude, latitude; None: nobody knows)."""

    group_id: str
    name: str
    at: tuple[float, float] | None


def layers(
    shown: Shown,
    chosen: ChosenPoint | None,
    colours: Palette,
    *,
    points_urls: Sequence[str],
    marks_url: str,
    is_narrow: bool,
) -> list[pdk.Layer]:
    """The points that pass, and over them the ring and name of the chosen group.

    Streamlit keeps a clicked point as selected under the layer's id, and a second click on it means "nothing". The id
    follows the choice, so that a choice made elsewhere leaves no such memory behind.
    """
    room = min(1.0, math.sqrt(ROOMY / shown.crowd)) if shown.level == "province" and shown.crowd else 1.0
    px = round(PX_PER_SIZE[shown.level] * (NARROW if is_narrow else 1) * room, 2)
    draw = partial(_marks, marks_url=marks_url, px=px)
    found = [
        draw(
            f"{POINTS_LAYER}-{chosen.group_id if chosen else NOBODY}{_also(number)}",
            "properties.group_type+'-'+properties.activity_class",
            where(shown.tests, "properties.size", "0"),
            points_url=url,
            is_pickable=True,
        )
        for number, url in enumerate(points_urls)
    ]
    if chosen and chosen.at:
        size = where({"group_id": [chosen.group_id]}, "properties.size+3", "0")
        found += [
            draw(f"{RING_LAYER}{_also(number)}", f"'{RING}'", size, points_url=url, is_pickable=False)
            for number, url in enumerate(points_urls)
        ]
        found.append(_name(chosen, colours))
    return found


def _also(number: int) -> str:
    """The groups of several kabupaten come in a file each, and every layer has a name of its own."""
    return f"-{number}" if number else ""


def clicked_group(selection: Mapping[str, Any]) -> str | None:
    """group_id of a click on a point, from `event.selection` of st.pydeck_chart; None when no point was hit."""
    for layer, objects in (selection.get("objects") or {}).items():
        if str(layer).startswith(f"{POINTS_LAYER}-") and objects:
            found = (objects[0].get("properties") or {}).get("group_id")
            return str(found) if found else None
    return None


def _marks(
    name: str, icon: str, size: str, *, points_url: str, marks_url: str, px: float, is_pickable: bool
) -> pdk.Layer:
    """A layer of marks; neighbours that would cover each other are moved aside (see geo.group_points)."""
    size, aside = size.removeprefix("@@="), f"[properties.right*{ASIDE * px:.1f},properties.down*{ASIDE * px:.1f}]"
    return pdk.Layer(
        "GeoJsonLayer",
        points_url,
        id=name,
        pickable=is_pickable,
        point_type='"icon"',
        icon_atlas=f'"{marks_url}"',
        icon_mapping=f'"{marks_url.rpartition("/")[0]}/{MAPPING_FILE}"',
        get_icon=icon,
        get_icon_size=size,
        icon_size_scale=px,
        get_icon_pixel_offset=aside,
        # The triggers stand here because Streamlit overwrites those of the layer itself.
        _subLayerProps={
            "points-icon": {"updateTriggers": {"getSize": fingerprint(size), "getPixelOffset": fingerprint(aside)}}
        },
    )


def _name(chosen: ChosenPoint, colours: Palette) -> pdk.Layer:
    return deck_labels.text_layer(
        "chosen_name",
        [{"at": chosen.at, "words": chosen.name}],
        deck_labels.LABEL_PX,
        700,
        colours.text,
        colours,
        get_pixel_offset=[0, -NAME_ABOVE_PX],
    )
