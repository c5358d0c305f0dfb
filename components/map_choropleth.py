"""The choropleth of kabupaten on Peta: the whole country, or a province whose single groups the reader may not see."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from answers import country, log
from charts import deck_country, svg_map
from charts.deck_country import Drawn, Ground
from charts.deck_places import around
from charts.parts import safe
from components import map_layers, panels
from components.groups import Kinds
from geo.boundaries import ATTRIBUTION
from geo.country import BORDER_FILE, KABUPATEN_FILE
from indicators.share import Share
from indicators.statement import count_words
from translations.text import language, text


def of_country() -> Ground:
    """Shapes and view of the whole country."""
    return Ground(_url(KABUPATEN_FILE.name), _url(BORDER_FILE.name), deck_country.BOUNDS)


def of_province(code: str) -> Ground:
    """Shapes and view of one province, other than NTB."""
    return Ground(_url(f"kabupaten_{code}.geojson"), None, around(code))


def draw(
    key: str,
    shares: Mapping[str, Share],
    kinds: Kinds,
    ground: Ground,
    size: tuple[int, int],
    clicked: Callable[[], None],
    *,
    alt: str,
    notes: Sequence[str],
) -> None:
    """Map, legend and notes. shares: kabupaten code -> what the colour says; `clicked` runs before the page."""
    measured = country.measured_words(kinds.classes)
    words = {code: count_words(found) for code, found in shares.items()}
    width, height = size
    deck = deck_country.country_map(
        Drawn(shares, words, measured), ground, mode=panels.mode(), width_px=width, height_px=height
    )
    st.pydeck_chart(deck, key=key, on_select=clicked, height=height, alt=alt)
    st.html(f'<div class="g"><p class="g-quiet">{safe(measure_words(kinds))}</p>{svg_map.ramp()}</div>')
    said = " · ".join([log.source_words(), *notes, text("country.plain"), ATTRIBUTION[language()]])
    st.html(f'<div class="g"><p class="g-note">{safe(said)}</p></div>')


def measure_words(kinds: Kinds) -> str:
    """What the colour says, in a sentence."""
    types = ", ".join(kinds.group_types) or text("country.groups")
    return text("country.legend", measured=country.measured_words(kinds.classes), kinds=types)


def _url(name: str) -> str:
    return f"{map_layers.FOLDER_URL}/{name}"
