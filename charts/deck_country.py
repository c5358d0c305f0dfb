"""Choropleth of all kabupaten of the country: `share per kabupaten -> pydeck Deck`, without any single group.

The shapes come by URL and stay in the browser (`geo.country`: few corners, since detailed ones block it at each new
fill). Each feature knows its place `i` in the list of codes; a rerun sends one sign per kabupaten, the legend class at
its place, and one line of words per kabupaten for the tooltip. 500 codes in an expression would be compared
500 x 500 times and be ten times as long.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from charts import deck_tooltip
from charts.deck_expression import fingerprint
from charts.deck_map import CompactDeck, refuse_foreign, rgba
from charts.deck_places import Bounds, view_of_box
from charts.map_classes import STEPS, colour_step
from charts.theme import Palette, palette
from geo import country
from indicators.share import Share

LAYER, BORDERS = "country", "borders"
WIDE_PX, WIDE_HEIGHT_PX = 850, 400
NARROW_PX, NARROW_HEIGHT_PX = 350, 180
BOUNDS: Bounds = (95.0, -11.1, 141.1, 6.1)  # west, south, east, north of the country in degrees


@dataclass(frozen=True)
class Drawn:
    """What the map says: share per kabupaten code, its count in words, and what was counted."""

    shares: Mapping[str, Share]
    words: Mapping[str, str]
    measured: str


@dataclass(frozen=True)
class Ground:
    """Paths of this server to the shapes of kabupaten (with their place `i`) and to their borders; what is seen.

    borders_url: of `geo.country.borders`; None: each shape is outlined by itself.
    """

    kabupaten_url: str
    borders_url: str | None
    bounds: Bounds


def country_map(
    drawn: Drawn,
    ground: Ground,
    *,
    mode: str | None,
    width_px: int = WIDE_PX,
    height_px: int = WIDE_HEIGHT_PX,
) -> pdk.Deck:
    """Every kabupaten by the legend class of its share; without a share, plain.

    Raises ValueError for a URL of another server.
    """
    refuse_foreign(*filter(None, (ground.kabupaten_url, ground.borders_url)))
    colours = palette(mode)
    shapes = _shapes(drawn.shares, colours, ground)
    return CompactDeck(
        layers=[shapes, _borders(colours, ground.borders_url)] if ground.borders_url else [shapes],
        views=[pdk.View(type="MapView", controller=True, repeat=False)],
        initial_view_state=view_of_box(ground.bounds, width_px=width_px, height_px=height_px),
        map_provider=None,  # and no map_style at all: None or "" would fetch a basemap from Carto
        tooltip=_tooltip(drawn, colours),
        height=height_px,
    )


def clicked_kabupaten(selection: Mapping[str, Any]) -> str | None:
    """Kabupaten code of a click, from `event.selection` of st.pydeck_chart; None when no kabupaten was hit."""
    for objects in (selection.get("objects") or {}).values():
        for one in objects:
            code = str((one.get("properties") or {}).get("code", ""))
            if code in country.kabupaten_codes():
                return code
    return None


def _shapes(shares: Mapping[str, Share], colours: Palette, ground: Ground) -> pdk.Layer:
    steps = [colour_step(shares[code]) if code in shares else None for code in country.kabupaten_codes()]
    fills = [rgba(colours.ground), *(rgba(colours.scale[step]) for step in range(STEPS))]
    signs = "".join(str(step or 0) for step in steps)
    fill = f"@@=({_list(fills)})[('{signs}')[properties.i]]"
    return pdk.Layer(
        "GeoJsonLayer",
        ground.kabupaten_url,
        id=LAYER,
        pickable=True,
        auto_highlight=True,
        highlight_color=[*rgba(colours.text)[:3], 60],
        stroked=ground.borders_url is None,
        filled=True,
        line_width_units='"pixels"',
        get_line_width=1,
        # On the sublayers, and the triggers too: Streamlit overwrites those of the layer itself.
        _subLayerProps={
            "polygons-fill": {"getFillColor": fill, "updateTriggers": {"getFillColor": fingerprint(fill)}},
            "polygons-stroke": {"getColor": rgba(colours.quiet)},
        },
    )


def _borders(colours: Palette, url: str) -> pdk.Layer:
    """Plain lines, a row of `geo.country.borders` each.

    Paths, with joints between their pieces, take a machine without a graphics card longer.
    """
    strong, faint = rgba(colours.quiet), [*rgba(colours.quiet)[:3], 110]
    return pdk.Layer(
        "LineLayer",
        url,
        id=BORDERS,
        pickable=False,
        get_source_position="[this[0], this[1]]",
        get_target_position="[this[2], this[3]]",
        width_units='"pixels"',
        get_width="this[4] ? 1 : 0.6",
        get_color=f"this[4] ? {_list([strong])[1:-1]} : {_list([faint])[1:-1]}",
    )


def _tooltip(drawn: Drawn, colours: Palette) -> dict[str, object]:
    """The lines of all kabupaten under each other; the stylesheet (country.css) shows the one of the shape.

    Streamlit fills `{name}` and `{i}` of the shape into it.
    """
    lines = "\n".join(deck_tooltip.braceless(drawn.words.get(code, "")) for code in country.kabupaten_codes())
    return {
        "html": f"<b>{{name}}</b><br>{deck_tooltip.braceless(drawn.measured)}:"
        f'<div class="gugus-line" style="--i:{{i}}"><pre>{lines}</pre></div>',
        "style": deck_tooltip.style(colours),
    }


def _list(colours: Sequence[Sequence[int]]) -> str:
    return json.dumps(colours, separators=(",", ":"))
