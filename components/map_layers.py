"""The two layers of the page Peta and the switch between them: two clocks, never both as colour at once."""

import streamlit as st

from charts import deck_map
from components import round_choice, url_state
from components.url_state import Parameter
from translations.text import text

GROUPS, INDICATORS = "gugus", "indikator"
LAYER = Parameter("lapis", GROUPS, url_state.one_of(GROUPS, INDICATORS))
FOLDER_URL = "/app/static/geo"
KABUPATEN_URL = f"{FOLDER_URL}/kabupaten_ntb.geojson"
KECAMATAN_URL = f"{FOLDER_URL}/kecamatan_ntb.geojson"


def shows_groups() -> bool:
    """Whether the working groups were chosen (and not the survey)."""
    url_state.read(LAYER)
    return url_state.value(LAYER) == GROUPS


def switch() -> None:
    """Draw the switch. After the filters, which read the link: a widget that stands fixes its value for the run."""
    year = round_choice.chosen().fielded_from.year
    st.segmented_control(
        text("group_map.layer"),
        [GROUPS, INDICATORS],
        required=True,
        format_func=lambda layer: text(f"group_map.layers.{layer}", year=year),
        key=LAYER.key,
        persist_state="session",
        label_visibility="collapsed",
    )


def size(wide_height_px: int = deck_map.WIDE_HEIGHT_PX) -> tuple[int, int]:
    """Expected width and height of the map in pixels. deck.gl cannot fit a view itself, so the page must guess."""
    if "Mobi" in (st.context.headers.get("User-Agent") or ""):
        return deck_map.NARROW_PX, deck_map.NARROW_HEIGHT_PX
    return deck_map.WIDE_PX, wide_height_px
