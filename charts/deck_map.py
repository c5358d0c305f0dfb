"""Choropleth of NTB for any indicator: `values by kabupaten code -> pydeck Deck`, drawn without any tile server.

The shapes come by URL and stay in the browser; a rerun sends only colours (as expressions on the code) and ten labels.
Streamlit's own highlighting of a selected object (it fades all others, and would change the colour classes) is kept
out by setting colours on the sublayers: the only mark of choice is `chosen`.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

import pydeck as pdk

from charts import deck_labels, deck_tooltip
from charts.deck_expression import by_code, fingerprint
from charts.deck_patterns import pattern_layers
from charts.deck_places import places, view_of
from charts.map_classes import MapClass, classify, colour_step
from charts.svg_document import NOT_SURVEYED
from charts.theme import Palette, palette
from indicators.share import AreaShare, Share

SHAPES_LAYER = "kabupaten"
CHOICE_LAYER = "choice"  # its id ends in the chosen code: see choice_layer()
KECAMATAN_LAYER = "kecamatan"
GROUND_LAYER = "ground"

# Width and height of the picture: a column of a laptop; a phone held upright (see `width_px` of choropleth()).
WIDE_PX, WIDE_HEIGHT_PX = 620, 400
NARROW_PX, NARROW_HEIGHT_PX = 350, 320

DASH = [3, 2]  # outline of what was not surveyed, in line widths, as in the drawn map
_CODE = re.compile(r"\d{2}\.\d{2}")

# One shape of data for the drawn map and for this one.
MapValue = AreaShare


class CompactDeck(pdk.Deck):
    """A Deck whose JSON has no indentation: pydeck's own is three times as long, and travels at every rerun."""

    def to_json(self) -> str:
        """The JSON that Streamlit sends to the browser."""
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"), ensure_ascii=False)


def choropleth(
    values: Mapping[str, MapValue],
    *,
    mode: str | None,
    chosen: str | None,
    kabupaten_url: str,
    kecamatan_url: str | None = None,
    unit: str | None = None,
    width_px: int = WIDE_PX,
    height_px: int | None = None,
) -> pdk.Deck:
    """The ten kabupaten and kota of NTB, coloured by legend class; those in `values` stand out, the others are grey.

    `chosen` (a code) is outlined and fills the view; its kecamatan are drawn when `kecamatan_url` is given.
    `unit` is what is counted (`KKG`). `width_px` is the expected width of the picture, NARROW_PX for a phone. The URLs
    must be paths of this server (`/app/static/geo/...`). Raises ValueError for a foreign one.
    """
    refuse_foreign(kabupaten_url, kecamatan_url or "/")
    colours = palette(mode)
    chosen = chosen if chosen in places() else None
    is_narrow = width_px <= NARROW_PX
    height = height_px or (NARROW_HEIGHT_PX if is_narrow else WIDE_HEIGHT_PX)
    shares = {code: values[code].share if code in values else NOT_SURVEYED for code in places()}
    classes = {code: classify(share) for code, share in shares.items()}
    layers = [shapes_layer(shares, colours, kabupaten_url), *pattern_layers(classes, colours)]
    if kecamatan_url and chosen:
        layers.append(kecamatan_layer(chosen, colours, kecamatan_url))
    layers.append(choice_layer(chosen, colours, kabupaten_url))
    layers += deck_labels.layers(
        values, colours, apart=is_narrow and not chosen, all_names=bool(chosen) and not is_narrow
    )
    return CompactDeck(
        layers=layers,
        views=[pdk.View(type="MapView", controller=True, repeat=False)],
        initial_view_state=view_of(chosen, width_px=width_px, height_px=height),
        map_provider=None,  # and no map_style at all: None or "" would fetch a basemap from Carto
        tooltip=deck_tooltip.tooltip(shares, values, unit, colours),
        height=height,
    )


def refuse_foreign(*urls: str) -> None:
    """Raise ValueError for a URL of another server."""
    for url in urls:
        if not url.startswith("/") or url.startswith("//"):
            raise ValueError(f"the map draws what this server has only, so {url!r} must start with a single /")


def clicked_code(selection: Mapping[str, Any]) -> str | None:
    """Kabupaten code of a click, from `event.selection` of st.pydeck_chart; None when nothing valid was clicked."""
    for layer, objects in (selection.get("objects") or {}).items():
        if str(layer).startswith(f"{CHOICE_LAYER}-") and objects:
            properties = objects[0].get("properties") or {}
            code = str(properties.get("code", ""))
            return code if _CODE.fullmatch(code) and code in places(code[:2]) else None
    return None


def shapes_layer(shares: Mapping[str, Share], colours: Palette, url: str) -> pdk.Layer:
    """All places, filled by class. Its id never changes, so the browser keeps the shapes."""
    fill = by_code({code: fill_colour(share, colours) for code, share in shares.items()}, rgba(colours.card))
    far = [code for code, share in shares.items() if classify(share) == MapClass.NOT_SURVEYED]
    dash = by_code(dict.fromkeys(far, DASH), [0, 0])
    return _outlined(
        SHAPES_LAYER,
        colours,
        url,
        get_dash_array=_expression(dash),
        extensions=[{"@@type": "PathStyleExtension", "dash": True}],
        _subLayerProps={
            # The triggers stand here because Streamlit overwrites those of the layer itself.
            "polygons-fill": {"getFillColor": fill, "updateTriggers": {"getFillColor": fingerprint(fill)}},
            "polygons-stroke": {"updateTriggers": {"all": fingerprint(dash, colours.quiet)}},
        },
    )


def ground_layer(colours: Palette, url: str) -> pdk.Layer:
    """All places in the colour of a card, for maps whose colours mean something else; its id never changes."""
    return _outlined(GROUND_LAYER, colours, url, _subLayerProps={"polygons-fill": {"getFillColor": rgba(colours.card)}})


def _outlined(layer: str, colours: Palette, url: str, **more: Any) -> pdk.Layer:
    """Places with a thin quiet outline that no click reaches; `more` says how they are filled."""
    return pdk.Layer(
        "GeoJsonLayer",
        url,
        id=layer,
        pickable=False,
        stroked=True,
        filled=True,
        line_width_units='"pixels"',
        get_line_width=1,
        get_line_color=rgba(colours.quiet),
        **more,
    )


def choice_layer(chosen: str | None, colours: Palette, url: str, *, width_px: float = 3.5) -> pdk.Layer:
    """Catches clicks and the mouse, and outlines the chosen place."""
    return catching_layer(f"{CHOICE_LAYER}-{chosen or 'none'}", chosen, colours, url, width_px=width_px)


def catching_layer(
    name: str, chosen: str | None, colours: Palette, url: str, *, width_px: float, **more: Any
) -> pdk.Layer:
    """Shapes that nobody sees, for the mouse and the clicks; only the chosen one has an outline.

    Streamlit keeps a clicked object as selected under the layer's id, and a second click on it means "nothing". So
    `name` must follow the choice: a choice made elsewhere (a list, the address) then leaves no such memory behind.
    """
    outline = by_code({chosen: rgba(colours.text)} if chosen else {}, [0, 0, 0, 0])
    return pdk.Layer(
        "GeoJsonLayer",
        url,
        id=name,
        pickable=True,
        auto_highlight=True,
        highlight_color=[*rgba(colours.text)[:3], 40],
        stroked=True,
        filled=True,
        line_width_units='"pixels"',
        get_line_width=width_px,
        line_joint_rounded=True,
        get_line_color=_expression(outline),
        _subLayerProps={"polygons-fill": {"getFillColor": [0, 0, 0, 0]}},
        **more,
    )


def kecamatan_layer(chosen: str, colours: Palette, url: str) -> pdk.Layer:
    """Thin outlines of the kecamatan of the chosen kabupaten (approximate: say so beside the map)."""
    line = by_code({chosen: [*rgba(colours.text)[:3], 150]}, [0, 0, 0, 0], property_name="kabupaten_code")
    return pdk.Layer(
        "GeoJsonLayer",
        url,
        id=KECAMATAN_LAYER,
        pickable=False,
        stroked=True,
        filled=False,
        line_width_units='"pixels"',
        get_line_width=0.8,
        get_line_color=_expression(line),
        _subLayerProps={"polygons-stroke": {"updateTriggers": {"getColor": fingerprint(line)}}},
    )


def fill_colour(share: Share, colours: Palette) -> list[int]:
    """Colour of a place by its legend class; the separate classes have none but a pattern (`pattern_layers`)."""
    step = colour_step(share)
    return rgba(colours.scale[step - 1] if step else colours.card)


def _expression(expression: str) -> str:
    """pydeck puts the `@@=` before strings by itself."""
    return expression.removeprefix("@@=")


def rgba(colour: str) -> list[int]:
    """`#0B5D66` as deck.gl wants it: four numbers up to 255."""
    return [*bytes.fromhex(colour.removeprefix("#")), 255]
