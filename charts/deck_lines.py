"""Straight lines on a map, from groups to the narasumber nearest to them: drawn only for a reader who asks."""

from collections.abc import Sequence
from dataclasses import dataclass

import pydeck as pdk

from charts import deck_map, deck_tooltip
from charts.deck_places import view_of
from charts.deck_tooltip import braceless
from charts.theme import Palette, palette

Point = tuple[float, float]  # longitude, latitude in degrees
Row = dict[str, object]
GROUP_PX, PERSON_PX = 5, 6


@dataclass(frozen=True)
class Line:
    """A group at `start`, the person nearest to it at `end`; `words` is what the tooltip says."""

    start: Point
    end: Point
    words: str


def lines(
    found: Sequence[Line],
    persons: Sequence[tuple[Point, str]],
    *,
    mode: str | None,
    chosen: str,
    kabupaten_url: str,
    kecamatan_url: str,
    width_px: int = deck_map.WIDE_PX,
    height_px: int = deck_map.WIDE_HEIGHT_PX,
) -> pdk.Deck:
    """One kabupaten (`chosen`, a code) with its groups as dots, persons as rings, and a line from each group.

    The URLs must be paths of this server.
    """
    colours = palette(mode)
    rows: list[Row] = [{"from": line.start, "to": line.end, "words": braceless(line.words)} for line in found]
    rings: list[Row] = [{"at": at, "words": braceless(words)} for at, words in persons]
    return deck_map.CompactDeck(
        layers=[
            deck_map.ground_layer(colours, kabupaten_url),
            deck_map.kecamatan_layer(chosen, colours, kecamatan_url),
            _line_layer(rows, colours),
            _dots("groups", rows, "from", colours.accent, GROUP_PX, filled=True),
            _dots("persons", rings, "at", colours.categories[1], PERSON_PX, filled=False),
        ],
        views=[pdk.View(type="MapView", controller=True, repeat=False)],
        initial_view_state=view_of(chosen, width_px=width_px, height_px=height_px),
        map_provider=None,  # and no map_style at all: None or "" would fetch a basemap from Carto
        tooltip={"html": "{words}", "style": deck_tooltip.style(colours)},
        height=height_px,
    )


def _line_layer(rows: list[Row], colours: Palette) -> pdk.Layer:
    return pdk.Layer(
        "LineLayer",
        rows,
        id="nearest",
        pickable=True,
        get_source_position="from",
        get_target_position="to",
        get_width=1.5,
        get_color=deck_map.rgba(colours.quiet),
    )


def _dots(name: str, rows: list[Row], at: str, colour: str, radius: int, *, filled: bool) -> pdk.Layer:
    """Filled dots or rings: never told apart by colour alone."""
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id=name,
        pickable=True,
        get_position=at,
        radius_units='"pixels"',
        get_radius=radius,
        filled=filled,
        stroked=not filled,
        line_width_units='"pixels"',
        get_line_width=2.5,
        get_fill_color=deck_map.rgba(colour),
        get_line_color=deck_map.rgba(colour),
    )
