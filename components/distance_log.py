"""Log pieces of the page Narasumber about distance: kilometres to the nearest suitable person, and a map on demand."""

from collections.abc import Sequence
from functools import partial
from statistics import median

import streamlit as st

from answers import data, log, log_places, narasumber_km, reading
from answers.log_places import LogPlace
from answers.narasumber_km import FAR_KM, NEAR_KM, kilometres, without
from answers.narasumber_km import known as known_distances
from charts import deck_lines, panel, value_table
from charts.value_strip import PlaceValues, value_strip
from components import closed, log_panels, map_layers, origin, panels
from components.log_panels import LogPanel
from components.origin import Origin
from geo.boundaries import ATTRIBUTION
from queries import run
from queries.selection import Selection
from translations.format import number
from translations.text import language, text

FARTHEST = 10
SHOW_KEY = "show_lines"


@log_panels.kept
def distances(selection: Selection) -> LogPanel:
    """A dot per group on a line of kilometres, and the groups that have the farthest to go."""
    rows = log_places.chosen(selection).ask("log_distance_values", selection)
    if not known_distances(rows):
        return log_panels.no_data("distances", selection)
    strips = [
        strip(place, place.ask("log_distance_values", selection), selection)
        for place in log_places.everywhere(selection)
    ]
    sentence = narasumber_km.sentence(rows, selection)
    picture = value_strip(
        strips,
        unit=str(selection.group_type),
        missing=text("log_panel.distances.no_point"),
        words_of=kilometres,
        marks=[(NEAR_KM, kilometres(NEAR_KM)), (FAR_KM, kilometres(FAR_KM))],
    )
    rests_on = narasumber_km.counted_words(rows, selection)
    extra = f'<p class="g-note">{text("log_panel.distances.straight")}</p>'
    table = value_table.of_strips(strips) + _farthest_of(selection)
    return log_panels.made("distances", sentence, picture, rests_on=rests_on, table=table, extra=extra)


def strip(place: LogPlace, rows: Sequence[run.Row], selection: Selection) -> PlaceValues:
    """Kilometres of the groups of one place; `rows` of `log_distance_values`."""
    known = known_distances(rows)
    words = ""
    if known:
        words = text(
            "log_panel.distances.row",
            middle=kilometres(round(median(known), 1)),
            near=number(without(rows, NEAR_KM)),
            near_km=NEAR_KM,
            far=number(without(rows, FAR_KM)),
            far_km=FAR_KM,
        )
    quiet = text(
        "log_panel.of",
        count=number(len(known)),
        everyone=number(log_places.groups(place, selection)),
        unit=text("log_panel.distances.with_point"),
    )
    return PlaceValues(place.code, place.name, place.is_chosen, tuple(known), words, quiet)


def _farthest_of(selection: Selection) -> str:
    """The groups that have the farthest to go, of those that the reader may see."""
    if not reading.sees_rows(selection):
        return closed.note(selection)
    return closed.note(selection) + _farthest(log_places.chosen(selection).ask("log_distances", selection))


def _farthest(rows: Sequence[run.Row], shown: int = FARTHEST) -> str:
    heads = (
        text("log_panel.group"),
        text("filter.kecamatan"),
        text("filter.kabupaten"),
        text("log_panel.distances.nearest"),
        text("log_panel.distances.km"),
    )
    first = [row for row in rows if row["distance_km"] is not None][:shown]
    cells = [
        (
            row["name"],
            row["kecamatan_name"] or text("log_panel.whole_kabupaten"),
            row["kabupaten_name"],
            text(f"resource_person_kind.{row['person_kind']}"),
            kilometres(round(row["distance_km"], 1)),
        )
        for row in first
    ]
    return log_panels.table(heads, cells, text("log_panel.distances.table", count=number(len(first))), numbers_from=4)


# --- the map, for who asks ------------------------------------------------------------------------------------------


@log_panels.with_own_switch
def lines_on_demand(selection: Selection) -> None:
    """A map of lines: its code is large, so that nothing of it is sent before the switch is turned."""
    if not st.toggle(text("log_panel.lines.show"), key=SHOW_KEY):
        return
    if not selection.kabupaten_code:
        st.html(panel.empty(text("log_panel.lines.choose"), text("log_panel.lines.choose_cure")))
        return
    if not reading.sees_rows(selection):
        closed.draw(selection)
        return
    rows = [row for row in log_places.chosen(selection).ask("log_distances", selection) if row["person_id"]]
    if not rows:
        st.html(log_panels.no_data("distances", selection).html)
        return
    _map(rows, selection)


def _map(rows: Sequence[run.Row], selection: Selection) -> None:
    found = [
        deck_lines.Line(
            (row["longitude"], row["latitude"]),
            (row["person_longitude"], row["person_latitude"]),
            text(
                "log_panel.lines.tip",
                name=row["name"],
                km=kilometres(round(row["distance_km"], 1)),
                kind=text(f"resource_person_kind.{row['person_kind']}"),
            ),
        )
        for row in rows
    ]
    ends = {row["person_id"] for row in rows}
    persons = [
        ((row["longitude"], row["latitude"]), text(f"resource_person_kind.{row['kind']}"))
        for row in data.ask("log_person_points", province_code=None, kabupaten_code=None)
        if row["person_id"] in ends
    ]
    width, height = map_layers.size()
    deck = deck_lines.lines(
        found,
        persons,
        mode=panels.mode(),
        chosen=str(selection.kabupaten_code),
        kabupaten_url=map_layers.KABUPATEN_URL,
        kecamatan_url=map_layers.KECAMATAN_URL,
        width_px=width,
        height_px=height,
    )
    alt = text("log_panel.lines.alt", count=number(len(found)), group_type=selection.group_type)
    st.pydeck_chart(deck, key="lines_map", height=height, alt=alt)
    note = f'<p class="g-note">{text("log_panel.lines.legend")} {ATTRIBUTION[language()]}</p>'
    st.html(f'<div class="g">{note}{panel.foot([alt, log.source_words()])}</div>')
    name = text("log_panel.distances.name")
    behind = Origin(name, (log_panels.INDICATORS["distances"],), table=partial(_farthest, rows, len(rows)))
    origin.button("lines", behind, selection)
