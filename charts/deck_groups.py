"""Map of the working groups: a province, a kabupaten or a kecamatan, its groups as points; what was clicked on it.

The places carry no colour of their own here: colour is the activity class, from the log. The survey's map is
`charts.deck_map`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from charts import deck_labels, deck_points, deck_tooltip
from charts.deck_expression import by_code
from charts.deck_map import (
    CHOICE_LAYER,
    NARROW_PX,
    CompactDeck,
    catching_layer,
    choice_layer,
    clicked_code,
    ground_layer,
    kecamatan_layer,
    refuse_foreign,
)
from charts.deck_places import NTB, kecamatan, places, view_of
from charts.deck_points import ChosenPoint, Shown
from charts.theme import Palette, palette

KECAMATAN_CHOICE = "kecamatan_choice"

WIDE_PX, WIDE_HEIGHT_PX = 640, 480
NARROW_HEIGHT_PX = 320


@dataclass(frozen=True)
class Urls:
    """Paths of this server: shapes of the places, files with points of the groups, picture of the marks."""

    kabupaten: str
    kecamatan: str
    points: tuple[str, ...]
    marks: str


@dataclass(frozen=True)
class Clicked:
    """What a click hit; the most precise only."""

    kabupaten_code: str | None = None
    kecamatan_code: str | None = None
    group_id: str | None = None


def group_map(
    shown: Shown,
    chosen: ChosenPoint | None,
    counts: Mapping[str, str],
    urls: Urls,
    *,
    mode: str | None,
    width_px: int = WIDE_PX,
    height_px: int = WIDE_HEIGHT_PX,
) -> pdk.Deck:
    """Points of the groups that pass `shown`; the view is that of the place and moves only with it.

    counts: kabupaten code -> words under its name (`115 kelompok`), for the map of a whole province. Where nobody has
    found it room in the sea (SEA_POINTS), or without words, a place is named quietly.
    Raises ValueError for a URL of another server.
    """
    refuse_foreign(urls.kabupaten, urls.kecamatan, *urls.points, urls.marks)
    colours = palette(mode)
    is_narrow = width_px <= NARROW_PX
    place = shown.kecamatan_code or shown.kabupaten_code
    layers = [ground_layer(colours, urls.kabupaten)]
    has_kecamatan = _has_kecamatan(shown)
    if has_kecamatan:
        layers.append(kecamatan_layer(str(shown.kabupaten_code), colours, urls.kecamatan))
    layers.append(choice_layer(shown.kabupaten_code, colours, urls.kabupaten, width_px=2))
    if has_kecamatan:
        layers.append(_kecamatan_choice(shown, colours, urls.kecamatan))
    layers += _names_below(shown, counts, colours, is_narrow=is_narrow)
    layers += deck_points.layers(
        shown, chosen, colours, points_urls=urls.points, marks_url=urls.marks, is_narrow=is_narrow
    )
    layers += _names_above(shown, counts, colours)
    return CompactDeck(
        layers=layers,
        views=[pdk.View(type="MapView", controller=True, repeat=False)],
        initial_view_state=view_of(place, width_px=width_px, height_px=height_px, province=shown.province),
        map_provider=None,  # and no map_style at all: None or "" would fetch a basemap from Carto
        tooltip=deck_tooltip.group_tooltip(colours),
        height=height_px,
    )


def clicked(selection: Mapping[str, Any]) -> Clicked:
    """What a click on this map hit, from `event.selection` of st.pydeck_chart; empty when nothing valid was."""
    group = deck_points.clicked_group(selection)
    if group:
        return Clicked(group_id=group)
    for layer, objects in (selection.get("objects") or {}).items():
        if str(layer).startswith(f"{KECAMATAN_CHOICE}-") and objects:
            code = str((objects[0].get("properties") or {}).get("code", ""))
            return Clicked(code[:5], code) if code in kecamatan() else Clicked()
    return Clicked(kabupaten_code=clicked_code(selection))


def _has_kecamatan(shown: Shown) -> bool:
    """Shapes of kecamatan are known of NTB only."""
    return shown.kabupaten_code is not None and shown.province == NTB


def _kecamatan_choice(shown: Shown, colours: Palette, url: str) -> pdk.Layer:
    """Catches clicks on the kecamatan of the chosen kabupaten, and outlines the chosen one."""
    inside = by_code({str(shown.kabupaten_code): 1}, 0, property_name="kabupaten_code")
    return catching_layer(
        f"{KECAMATAN_CHOICE}-{shown.kecamatan_code or shown.kabupaten_code}",
        shown.kecamatan_code,
        colours,
        url,
        width_px=2.5,
        # Those of the neighbours would hide them from the mouse.
        extensions=[{"@@type": "DataFilterExtension", "filterSize": 1}],
        get_filter_value=inside.removeprefix("@@="),
        filter_range=[0.5, 1.5],
    )


def _names_below(shown: Shown, counts: Mapping[str, str], colours: Palette, *, is_narrow: bool) -> list[pdk.Layer]:
    """Quiet names under the points: the kecamatan of the chosen kabupaten, or the places not named above them."""
    if shown.kabupaten_code:
        inside = [one for one in kecamatan().values() if one.code.startswith(shown.kabupaten_code)]
        named = [one for one in inside if one.code != shown.kecamatan_code]  # that one is named above the map
    else:
        above = _in_the_sea(counts) if shown.province == NTB else ()
        named = [] if is_narrow else [one for one in places(shown.province).values() if one.code not in above]
    return deck_labels.quiet_layers([(one.label_point, one.name) for one in named], colours)


def _names_above(shown: Shown, counts: Mapping[str, str], colours: Palette) -> list[pdk.Layer]:
    """Names and counts of the kabupaten of the study, in the sea on leader lines: on land they would hide the points.

    It has no room for more: ten would lie on one another on a phone, so the others keep their quiet names.
    """
    if shown.kabupaten_code or shown.province != NTB:
        return []
    words = {code: f"{places()[code].name}\n{counts[code]}" for code in _in_the_sea(counts)}
    return deck_labels.sea_layers(words, colours)


def _in_the_sea(counts: Mapping[str, str]) -> list[str]:
    return [code for code in counts if code in deck_labels.SEA_POINTS]


__all__ = ["CHOICE_LAYER", "ChosenPoint", "Clicked", "Shown", "Urls", "clicked", "group_map"]
