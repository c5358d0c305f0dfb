"""The layer of groups on Peta for the whole country: a choropleth of all kabupaten, a list of provinces, search."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from answers import country, data, log
from answers.country import Counts
from answers.page_tables import PageFigures
from charts import deck_country, panel
from charts.parts import safe
from charts.style import of_page
from components import (
    closed,
    filters,
    group_search,
    groups,
    map_choropleth,
    map_layers,
    map_legend,
    map_scale,
    map_view,
    origin,
    province_choice,
    url_state,
)
from components.groups import Counted, Kinds
from components.origin import Origin
from components.url_state import EVERYWHERE, LANGUAGE
from geo.country import kabupaten_codes
from indicators.share import Share
from indicators.statement import count_words, share_words
from queries.selection import Selection
from translations.format import day, number
from translations.text import text

MAP_KEY = "peta_indonesia"
CHOICE = "country_province"
LIST = "province_list"


@dataclass(frozen=True)
class CountryView:
    """What is shown: all counts, what the legend lets through."""

    counts: Counts
    kinds: Kinds

    @property
    def everyone(self) -> list[Counted]:
        """All groups of the country, counted."""
        return [Counted("", kind, name, found) for (kind, name), found in self.counts.of().items()]

    def share(self, counted: Mapping[tuple[str, str], int]) -> Share:
        """The share of a place that the map shows."""
        return country.share(counted, self.kinds.classes, self.kinds.group_types)

    @property
    def measured(self) -> str:
        """`aktif atau cukup aktif`."""
        return country.measured_words(self.kinds.classes)


@st.cache_resource(show_spinner=False, max_entries=2)
def _counts(build: str) -> Counts:
    """`build` is the key: figures of places are the same for every reader."""
    return country.counts()


def show() -> PageFigures:
    """The whole layer; what it shows, as files."""
    url_state.read(*map_legend.PARAMETERS)
    view = CountryView(_counts(data.build()), map_legend.kinds())
    st.html(f"<style>{of_page('country')}</style>")
    _bar(view)
    with st.container(key="crumbs", horizontal=True):
        st.html(f'<h2 class="g-section g-here-now">{safe(text("country.name"))}</h2>', width="content")
    left, right = st.columns([1.25, 4.5], gap="medium")
    selection = Selection(province_name=text("country.name"))
    with left:
        if data.scope().sees_some_groups:
            group_search.search(None, _choose_group, groups.register)
        else:
            closed.draw(selection)
        map_legend.legend(view.everyone, view.kinds, has_marks=False)
    with right:
        _draw(view)
        origin.button("country", _origin(view), selection)
        _provinces(view)
    tables = partial(country.tables_of, view.counts, view.kinds.classes, view.kinds.group_types)
    return PageFigures("peta", selection, tables, _sentence(view), EVERYWHERE, is_one=True)


def _bar(view: CountryView) -> None:
    """The filter of the province, and what is shown in one sentence."""
    names = {EVERYWHERE: text("country.name"), **data.provinces()}
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom", gap="medium"):
        st.session_state[CHOICE] = EVERYWHERE
        st.selectbox(
            text("province.filter"),
            list(names),
            format_func=names.__getitem__,
            key=CHOICE,
            on_change=_choose_province,
            placeholder=text("filter.choose"),
            width=240,
        )
    url_state.write(
        LANGUAGE, *province_choice.parameters(), *map_scale.parameters(), map_layers.LAYER, *map_legend.PARAMETERS
    )
    mark = f' <span class="g-badge">{safe(log.mark())}</span>' if log.mark() else ""
    with st.container(horizontal=True, key="chips", vertical_alignment="center", gap="small"):
        st.html(f'<p class="g-selection">{safe(_sentence(view))}{mark}</p>', width="content")
        for words, parameter in map_legend.chips(view.kinds):
            st.button(
                f"{words} ✕",
                key=f"chip_{parameter.name}",
                help=text("filter.remove", name=words),
                on_click=map_legend.show_all_of,
                args=(parameter,),
            )
    filters.say_what_was_ignored()


def _draw(view: CountryView) -> None:
    """The map; a click goes to the province."""
    is_narrow = map_layers.size()[0] <= deck_country.NARROW_PX
    size = (
        (deck_country.NARROW_PX, deck_country.NARROW_HEIGHT_PX)
        if is_narrow
        else (deck_country.WIDE_PX, deck_country.WIDE_HEIGHT_PX)
    )
    shares = {
        code: found for code, counted in view.counts.by_kabupaten.items() if (found := view.share(counted)).denominator
    }
    together = share_words(view.share(view.counts.of()))
    alt = text("country.alt", kabupaten=number(len(shares)), measured=view.measured, together=together)
    undrawn = [view.counts.names[code] for code in shares if code not in kabupaten_codes()]
    notes = [text("country.click")] + ([text("country.undrawn", names=", ".join(undrawn))] if undrawn else [])
    ground = map_choropleth.of_country()
    map_choropleth.draw(MAP_KEY, shares, view.kinds, ground, size, _clicked, alt=alt, notes=notes)


def _provinces(view: CountryView) -> None:
    """Every province with its share, to choose from: the same as a click on the map."""
    known, names = view.counts.provinces, data.provinces()
    st.html(
        f'<p class="g-group-head">{safe(text("country.list", count=number(len(known)), measured=view.measured))}</p>'
    )
    with st.container(key=LIST, gap="xsmall", horizontal=True):
        for code in known:
            st.button(
                f"{names[code]} · {count_words(view.share(view.counts.of(code)))}",
                key=f"{LIST}_{code}",
                width="content",
                on_click=map_scale.to_province,
                args=(code,),
            )


def _origin(view: CountryView) -> Origin:
    """What stands behind the map: the definition and all its numbers; rows only below, in a province."""
    return Origin(
        text("country.origin"),
        terms=(
            (
                text("country.measures"),
                map_choropleth.measure_words(view.kinds),
            ),
            (text("panel.caveat"), text("group_origin.caveat")),
        ),
        table=partial(_table, view),
    )


def _table(view: CountryView) -> str:
    """Provinces against classes."""
    heads = (
        text("country.province"),
        *(text(f"activity_class.{name}") for name in groups.by_class([])),
        text("log_panel.together"),
    )
    rows = []
    for code in (*view.counts.provinces, ""):
        found = [
            Counted(code, kind, name, count)
            for (kind, name), count in view.counts.of(code).items()
            if view.kinds.has_type(Counted(code, kind, name, count))
        ]
        name = data.provinces()[code] if code else text("log_panel.together")
        rows.append((name, *map(number, groups.by_class(found).values()), number(groups.total(found))))
    return panel.plain_table(text("value_table.caption"), heads, rows)


def _sentence(view: CountryView) -> str:
    together = share_words(view.share(view.counts.of()))
    return text(
        "country.sentence",
        together=together,
        measured=view.measured,
        provinces=number(len(view.counts.provinces)),
        day=day(log.state().until),
    )


# --- what a reader does: each runs before the page is drawn -----------------------------------------------------------


def _clicked() -> None:
    code = deck_country.clicked_kabupaten(st.session_state[MAP_KEY].selection)
    if code and code[:2] in data.provinces():
        map_scale.to_province(code[:2])


def _choose_province() -> None:
    if st.session_state[CHOICE] != EVERYWHERE:
        map_scale.to_province(st.session_state[CHOICE])


def _choose_group(group_id: str) -> None:
    """From the search: to the group's place, with its card."""
    group = groups.register().by_id[group_id]
    map_scale.to_province(group.kabupaten_code[:2])
    filters.go_to(group.kecamatan_code or group.kabupaten_code)
    map_scale.stay()
    map_view.choose_group(group_id)
