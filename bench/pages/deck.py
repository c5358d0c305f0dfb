"""The points of the two Streamlit contestants: a file by URL that stays in the browser; a change sends one test."""

import pydeck as pdk

from bench.pages import view
from bench.pages.figures import COLOURS
from bench.pages.view import Choice
from charts.deck_expression import fingerprint, where
from charts.deck_map import CompactDeck

POINTS_URL = "/app/static/points.geojson"
SHAPES_URL = "/app/static/shapes.geojson"


def deck(choice: Choice) -> pdk.Deck:
    """Every group as a point; what does not pass the filters has no radius."""
    code = view.PLACES[choice.place]
    radius = where({"t": [choice.kind], **({"k": [code]} if code else {})}, "4", "0").removeprefix("@@=")
    rgb = {name: ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) for name, colour in COLOURS.items()}
    fill = "".join(f"properties.c=='{name}'?[{words}]:" for name, words in rgb.items()) + "[136,136,136]"
    layer = pdk.Layer(
        "GeoJsonLayer", POINTS_URL, id="groups", get_point_radius=radius, point_radius_units='"pixels"',
        get_fill_color=fill, stroked=False, pickable=True,
        _subLayerProps={"points-circle": {"updateTriggers": {"getRadius": fingerprint(radius)}}},
    )  # fmt: skip
    longitude, latitude, zoom = view.camera()
    state = pdk.ViewState(longitude=longitude, latitude=latitude, zoom=zoom)
    return CompactDeck([layer], initial_view_state=state, map_provider=None)
