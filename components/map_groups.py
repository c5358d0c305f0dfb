"""The working groups on the page Peta: breadcrumb, search, legend that filters, list, map, those without a point."""

from functools import partial

import streamlit as st

from answers import country, data, log, page_tables, reading
from answers.page_tables import PageFigures
from charts import deck_country, deck_groups, deck_marks, panel
from charts.deck_groups import ChosenPoint, Shown, Urls
from charts.deck_places import NTB
from charts.parts import safe
from charts.style import of_page
from components import (
    closed,
    filters,
    group_list,
    group_origin,
    group_search,
    groups,
    map_card,
    map_choropleth,
    map_country,
    map_layers,
    map_legend,
    map_scale,
    map_view,
    origin,
    panels,
    province_choice,
)
from components.map_view import View
from components.url_state import EVERYWHERE
from geo.boundaries import ATTRIBUTION
from queries.selection import kabupaten_words
from translations.format import number
from translations.text import language, text

MAP_KEY, COUNTS_KEY = "peta_gugus", "peta_provinsi"


def show() -> PageFigures:
    """The whole layer; the groups that it shows, as files."""
    if map_scale.is_country() and not log.state().is_empty:
        return map_country.show()
    view = map_view.choose()
    tables = partial(page_tables.of_groups, view.selection, view.kinds.classes, view.kinds.group_types)
    shown = PageFigures("peta", view.selection, tables, map_view.sentence(view), EVERYWHERE, is_one=True)
    if log.state().is_empty:
        st.html(panel.empty(text("group_map.empty"), text("group_map.empty_cure")))
        return shown
    crumbs(view)
    left, middle, right = st.columns([1.25, 3, 1.5], gap="medium")
    with left:
        if reading.sees_rows(view.selection):
            group_search.search(view.selection, _choose_with_place, view.register)
        else:
            closed.draw(view.selection)
        map_legend.legend(view.everyone, view.kinds)
        choices(view)
    with middle:
        draw(view)
        origin.button("group_map", group_origin.of_map(view.shown, view.kinds), view.selection)
    with right:
        map_card.card(view)
    without_point(view)
    return shown


def crumbs(view: View) -> None:
    """Province > kabupaten > kecamatan > group: where the reader is, and the way back up. Title of the layer.

    Before them the country, where the register holds groups of several provinces.
    """
    path = [(EVERYWHERE, view.selection.province_name or text("group_map.everywhere")), *_path(view)]
    with st.container(key="crumbs", horizontal=True, vertical_alignment="center", gap="xxsmall"):
        if province_choice.is_shown():
            st.button(text("country.name"), key="crumb_country", type="tertiary", on_click=map_scale.to_country)
            st.html('<span class="g-quiet" aria-hidden="true">›</span>', width="content")
        for code, words in path[:-1]:
            st.button(
                words,
                key=f"crumb_{code}",
                type="tertiary",
                disabled=not _is_filter(code),
                on_click=_choose_place,
                args=(code,),
            )
            st.html('<span class="g-quiet" aria-hidden="true">›</span>', width="content")
        st.html(f'<h2 class="g-section g-here-now">{safe(path[-1][1])}</h2>', width="content")


def choices(view: View) -> None:
    """The groups that are shown, to choose from; or why there are none."""
    if not view.shown:
        _nothing(view)
        return
    if not reading.sees_rows(view.selection):
        return  # what stands instead of the search says so
    listed, note = view.listed, closed.note(view.selection)
    head = f'<p class="g-group-head">{text("group_map.list", count=number(len(listed)))}</p>'
    st.html(f'{head}<div class="g">{note}</div>' if note else head)
    group_list.choose_from(listed, "group_list", _chosen_id(view), map_view.choose_group)


def draw(view: View) -> None:
    """The map: a click on a place goes there, a click on a mark chooses the group."""
    if view.selection.province != NTB and not view.selection.kabupaten_code and not reading.sees_rows(view.selection):
        _draw_counts(view)
        return
    width, height = map_layers.size(deck_groups.WIDE_HEIGHT_PX)
    counts = {code: text("group_map.groups", count=number(found)) for code, found in _by_kabupaten(view).items()}
    deck = deck_groups.group_map(
        Shown(
            view.kinds.classes,
            view.kinds.group_types,
            view.selection.kabupaten_code,
            view.selection.kecamatan_code,
            view.selection.province,
            crowd=groups.total(groups.counted(view.selection.everywhere())),
        ),
        ChosenPoint(view.chosen.group_id, view.chosen.name, view.chosen.at) if view.chosen else None,
        counts,
        urls(view.selection.province),
        mode=panels.mode(),
        width_px=width,
        height_px=height,
    )
    alt = text(
        "group_map.alt", count=number(groups.total(view.shown)), place=view.place, parts=map_view.parts(view.shown)
    )
    st.pydeck_chart(deck, key=MAP_KEY, on_select=_clicked, height=height, alt=alt)
    is_open = reading.sees_rows(view.selection)
    does = text("group_map.click") if is_open else text("reading.points_closed")
    words = " · ".join([log.source_words(), does, ATTRIBUTION[language()]])
    st.html(f'<div class="g"><p class="g-note">{words}</p></div>')


def _draw_counts(view: View) -> None:
    """A province without its single groups, which the reader may not see: the share of each kabupaten as its colour."""
    st.html(f"<style>{of_page('country')}</style>")
    by_kabupaten: dict[str, dict[tuple[str, str], int]] = {}
    for one in view.everyone:
        by_kabupaten.setdefault(one.kabupaten_code, {})[one.group_type, one.activity_class] = one.groups
    shares = {
        code: found
        for code, counted in by_kabupaten.items()
        if (found := country.share(counted, view.kinds.classes, view.kinds.group_types)).denominator
    }
    together = number(groups.total(view.shown))
    alt = text("group_map.alt", count=together, place=view.place, parts=map_view.parts(view.shown))
    size, ground = map_layers.size(deck_groups.WIDE_HEIGHT_PX), map_choropleth.of_province(view.selection.province)
    notes = [text("reading.points_closed")]
    map_choropleth.draw(COUNTS_KEY, shares, view.kinds, ground, size, _clicked_counts, alt=alt, notes=notes)


def without_point(view: View) -> None:
    """The groups that the map cannot show, to choose from."""
    found = [one for one in view.listed if one.at is None]
    if not found:
        return
    title = text("group_map.no_point", count=number(len(found)))
    st.html(panel.section(title, text("group_map.no_point_lead")))
    group_list.choose_from(found, "no_point", _chosen_id(view), map_view.choose_group, side_by_side=True)
    origin.button("no_point", group_origin.without_point(found, view.kinds), view.selection)


def urls(province: str) -> Urls:
    """What the browser fetches for the map of a province; the points are those of the build that answers."""
    folder = map_layers.FOLDER_URL
    marks = deck_marks.file_name(panels.mode())
    shapes = map_layers.KABUPATEN_URL if province == NTB else f"{folder}/kabupaten_{province}.geojson"
    return Urls(shapes, map_layers.KECAMATAN_URL, _points(folder, province), f"{folder}/{marks}")


def _points(folder: str, province: str) -> tuple[str, ...]:
    """One file of the province for who may see all, else one for each own kabupaten: nobody is told another's name."""
    rows = [row for row in data.ask("map_points") if row["province_code"] == province]
    mine = [row for row in rows if row["kabupaten_code"] is None] or rows
    return tuple(f"{folder}/{row['file_name']}" for row in mine)


def _nothing(view: View) -> None:
    """Why nothing is shown, and what to do."""
    if not view.everyone:
        st.html(panel.empty(text("group_map.nobody", place=view.place), text("group_map.nobody_cure")))
        return
    reason = text("group_map.nothing", place=view.place, kinds=map_legend.words(view.kinds))
    st.html(panel.empty(reason, text("group_map.nothing_cure")))
    st.button(text("group_map.show_all"), key="show_all", on_click=map_legend.show_all)


def _by_kabupaten(view: View) -> dict[str, int]:
    """Kabupaten of the province -> groups that are shown."""
    found = dict.fromkeys(data.kabupaten(view.selection.province), 0)
    for one in view.shown:
        found[one.kabupaten_code] = found.get(one.kabupaten_code, 0) + one.groups
    return found


def _path(view: View) -> list[tuple[str, str]]:
    """(code, words) of kabupaten, kecamatan and group: the places of the chosen group, else the chosen ones."""
    of = view.chosen or view.selection
    path = []
    if of.kabupaten_code:
        path.append((of.kabupaten_code, kabupaten_words(str(of.kabupaten_name))))
    if of.kecamatan_code:
        path.append((of.kecamatan_code, text("selection.one_kecamatan", name=of.kecamatan_name)))
    if view.chosen:
        path.append((view.chosen.group_id, view.chosen.name))
    return path


def _is_filter(code: str) -> bool:
    """A register may hold groups of a kabupaten that the filters do not know, since the study had none there."""
    return code == EVERYWHERE or code[:5] in data.kabupaten(code[:2])


def _chosen_id(view: View) -> str | None:
    return view.chosen.group_id if view.chosen else None


# --- what a reader does: each runs before the page is drawn -----------------------------------------------------------


def _clicked() -> None:
    hit = deck_groups.clicked(st.session_state[MAP_KEY].selection)
    if hit.group_id in groups.register_of(province_choice.chosen()).by_id:
        map_view.choose_group(str(hit.group_id))
    elif hit.kabupaten_code and hit.kabupaten_code in data.kabupaten(hit.kabupaten_code[:2]):
        is_here = st.session_state[filters.kabupaten_parameter().key] == hit.kabupaten_code
        _choose_place(str(hit.kecamatan_code if is_here and hit.kecamatan_code else hit.kabupaten_code))


def _clicked_counts() -> None:
    code = deck_country.clicked_kabupaten(st.session_state[COUNTS_KEY].selection)
    if code in data.kabupaten(province_choice.chosen()):
        _choose_place(str(code))


def _choose_place(code: str) -> None:
    filters.go_to(code)
    st.session_state[map_view.GROUP.key] = EVERYWHERE


def _choose_with_place(group_id: str) -> None:
    """From the search: the map goes to the group's place, since it may lie anywhere."""
    group = groups.register_of(province_choice.chosen()).by_id[group_id]
    filters.go_to((group.kecamatan_code or group.kabupaten_code) if _is_filter(group.kabupaten_code) else EVERYWHERE)
    map_view.choose_group(group_id)
