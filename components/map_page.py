"""The survey on the page Peta: list of indicators, legend, list of places, the map, the card of what is chosen."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from answers import captions, data, page_tables
from answers.captions import coverage_words
from answers.page_tables import PageFigures
from charts import deck_map, key_figure, panel, svg_map
from components import filters, map_layers, origin, panels, url_state
from components.url_state import EVERYWHERE, Parameter
from geo import svg_paths
from geo.boundaries import ATTRIBUTION
from indicators import registry
from indicators.registry import Indicator
from indicators.share import AreaShare
from indicators.statement import count_words
from queries.selection import Selection
from translations.text import language, text

DEFAULT = "met_at_least_fortnightly"
INDICATOR = Parameter("indikator", DEFAULT, url_state.one_of(*(one.id for one in registry.all_indicators())))
MAP_KEY = "peta"


@dataclass(frozen=True)
class View:
    """What the page shows: the indicator, its value in every kabupaten, and the selection."""

    indicator: Indicator
    selection: Selection
    values: data.Values

    @property
    def places(self) -> list[AreaShare]:
        """Every kabupaten of the study, west to east."""
        return self.values.by_kabupaten(self.indicator.id)

    @property
    def chosen(self) -> AreaShare:
        """The place to speak of."""
        return captions.shown_area(self.indicator, self.values)[0]

    @property
    def sentence(self) -> str:
        """The indicator in the chosen place, in words."""
        area = self.chosen
        return self.indicator.sentence(captions.place_of(area, self.selection), area.share, self.selection.group_type)


def show() -> PageFigures:
    """The whole layer: the choropleth of an indicator, chosen by click or from the list; what it shows, as files."""
    view = choose_indicator(filters.choose(map_layers.LAYER, INDICATOR))
    tables = partial(page_tables.of_indicator, view.indicator.id, view.selection)
    left, middle, right = st.columns([1.1, 3, 1.4], gap="medium")
    with left:
        list_of_places(view)
    with middle:
        draw(view)
        origin.button("map", panels.indicator_origin(view.indicator, view.selection), view.selection)
    with right:
        card(view)
        legend(view)
    return PageFigures("peta", view.selection, tables, is_one=True)


def choose_indicator(selection: Selection) -> View:
    """List of the indicators the study has for this type of group; those printed by kabupaten first."""
    known = [one for one in registry.all_indicators() if selection.group_type in one.group_types]
    known.sort(key=lambda one: not one.by_kabupaten)
    if url_state.value(INDICATOR) not in {one.id for one in known}:
        st.session_state[INDICATOR.key] = DEFAULT
    titles = {one.id: f"{one.theme_words}: {one.title}" for one in known}
    indicator = registry.load(filters.choose_indicator(INDICATOR, titles))
    return View(indicator, selection, data.values(selection))


def list_of_places(view: View) -> None:
    """Every place with its figure, to choose from: the same as a click on the map."""
    with st.container(key="places", gap="xsmall"):
        for area in (view.values.of(view.indicator.id, None), *view.places):
            is_chosen = area.area_code == view.selection.kabupaten_code
            st.button(
                f"{area.area_name} · {count_words(area.share)}",
                key=f"place_{area.area_code or EVERYWHERE}",
                type="primary" if is_chosen else "secondary",
                width="stretch",
                on_click=_choose,
                args=(area.area_code or EVERYWHERE,),
            )


def legend(view: View) -> None:
    """What the colours and patterns mean, in words."""
    words = text("map.legend", group_type=view.selection.group_type, title=view.indicator.title)
    by_code = {area.area_code: area for area in view.places if area.area_code}
    st.html(f'<div class="g">{svg_map.map_legend(svg_paths.read(), by_code, words)}</div>')


def draw(view: View) -> None:
    """The map; a click chooses a kabupaten."""
    if not (view.indicator.by_kabupaten or view.values.is_records):
        st.html(panel.empty(text("map.no_map"), view.sentence))
    width, height = map_layers.size()
    deck = deck_map.choropleth(
        {area.area_code: area for area in view.places if area.area_code},
        mode=panels.mode(),
        chosen=view.selection.kabupaten_code,
        kabupaten_url=map_layers.KABUPATEN_URL,
        kecamatan_url=map_layers.KECAMATAN_URL,
        unit=view.selection.group_type,
        width_px=width,
        height_px=height,
    )
    st.pydeck_chart(deck, key=MAP_KEY, on_select=_clicked, height=height, alt=text("map.alt", sentence=view.sentence))
    st.html(f'<div class="g"><p class="g-note">{text("map.click")} {ATTRIBUTION[language()]}</p></div>')


def card(view: View) -> None:
    """The chosen place: its figure, the five together as reference, where the figure comes from."""
    area = view.chosen
    reference = view.values.of(view.indicator.id, None) if area.area_code else None
    title = area.area_name if area.area_code else text("map.card_all")
    foot = captions.source_words(view.selection, view.indicator.source_tables)
    foot = f"{coverage_words(view.selection)} · {foot}"
    with st.container(key="card_place", gap=None):
        st.html(key_figure.key_figure(title, area, reference, foot, view.sentence))
        origin.button("card", panels.indicator_origin(view.indicator, view.selection), view.selection)


def _clicked() -> None:
    """Runs before the page: a click on the map is the same as a choice in the filter bar."""
    code = deck_map.clicked_code(st.session_state[MAP_KEY].selection)
    if code in data.study_kabupaten():
        _choose(str(code))


def _choose(code: str) -> None:
    filters.go_to(code)
