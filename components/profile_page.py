"""The brief of one kabupaten on the screen: the heart on one screen, the rest densely below, or five to choose from."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from answers import brief, captions, data, decisions, log, money, rounds
from answers.money import Money
from charts import panel
from charts import profile as drawn
from components import (
    filters,
    links,
    log_panels,
    origin,
    panels,
    profile,
    profile_log,
    profile_map,
    profile_notes,
    standard,
)
from components.origin import Origin
from geo import kabupaten_drawing
from queries.selection import Selection
from translations.text import text

PREFIX = "profile_"  # of the keys of containers: profile.css lays them out by these names


def choose(selection: Selection) -> None:
    """No kabupaten is chosen yet: five to choose from, two figures each."""
    lead = text("profile.choose.lead") if data.has_survey(selection) else text("province.choose_lead")
    st.html(drawn.heading(text("profile.choose.title"), lead))
    with st.container(key=f"{PREFIX}choices"):
        for one in profile.choices(selection):
            with st.container(key=f"{PREFIX}choice_{one.code.replace('.', '_')}", gap="small"):
                st.html(drawn.place_card(one.name, one.facts))
                origin.button(f"choice_{one.code}", one.origin, one.selection)
                st.button(
                    text("profile.choose.button", name=one.name),
                    key=f"choose_{one.code}",
                    width="stretch",
                    on_click=filters.go_to,
                    args=(one.code,),
                )


def whole(selection: Selection) -> None:
    """The whole brief of the chosen kabupaten."""
    st.html(drawn.head(selection.place, log.mark(), brief.head_lines(selection)))
    with st.container(key=f"{PREFIX}heart"):
        for key, part in HEART:
            with st.container(key=f"{PREFIX}{key}", gap="xsmall"):
                part(selection)
    with st.container(key=f"{PREFIX}rest"):
        for key, part in REST:
            with st.container(key=f"{PREFIX}{key}", gap="xsmall"):
                part(selection)


# --- the heart ------------------------------------------------------------------------------------------------------


def _decisions(selection: Selection) -> None:
    found = decisions.of(selection)
    st.html(drawn.heading(text("profile.part.decisions")))
    for place, one in enumerate(found.items, start=1):
        facts = [text("decision.why", words=one.rule.indicator.why), f"{one.rule.who} · {one.source}"]
        with st.container(key=f"{PREFIX}decision_{one.rule.id}", gap=None):
            st.html(drawn.decision(place, one.sentence, one.rule.action, facts))
            if one.beside:  # apart, so that no figure of one clock stands under the source of the other
                st.html(drawn.note(one.beside))
            _more(one.page, one.rule.id, profile.behind(selection, one.rule.indicator_id), selection)
    if found.conclusion:
        st.html(drawn.note(found.conclusion))


def _figures(selection: Selection) -> None:
    with st.container(key=f"{PREFIX}cards"):
        for one in brief.key_figures(selection):
            with st.container(key=f"{PREFIX}card_{one.key}", gap=None):
                st.html(drawn.small_figure(profile.small(one)))
                origin.button(f"figure_{one.key}", profile.behind_key(one, selection), selection)
    _link("bandingkan", text("profile.compare"))


def _map(selection: Selection) -> None:
    if not _has_groups(selection):
        return
    if not kabupaten_drawing.is_known(str(selection.kabupaten_code)):
        st.html(panel.empty(text("profile.map.name"), text("province.no_boundary", place=selection.place)))
        return
    profile_map.drawn(selection, panels.mode())
    behind = Origin(
        text("profile.map.name"), ("log_class_aktif", "log_has_point"), table=profile_map.by_kecamatan(selection)
    )
    _more("peta", "map", behind, selection)


# --- the rest -------------------------------------------------------------------------------------------------------


def _activity(selection: Selection) -> None:
    st.html(drawn.heading(text("profile.part.activity")))
    if not _has_groups(selection):
        return
    profile_log.classes(selection)
    _behind(selection, *(f"log_class_{name}" for name in ("aktif", "cukup_aktif", "kurang_aktif", "vakum")))
    profile_log.months(selection)
    _behind(selection, "log_meetings_per_group")
    _link("keaktifan", text("profile.more", page=text("page.keaktifan.menu")))


def _money(selection: Selection) -> None:
    st.html(drawn.heading(text("profile.part.money")))
    if not _has_groups(selection):
        return
    profile_log.income(selection)
    _behind_money(money.INCOME, selection, "log_income_per_group", "log_school_dues_share")
    profile_log.spending(selection)
    _behind_money(money.SPENDING, selection, "log_refreshment_share", "log_honorarium_share")
    profile_log.per_meeting(selection)
    _behind(selection, "log_cost_per_meeting")
    _link("pendanaan", text("profile.more", page=text("page.pendanaan.menu")))


def _narasumber(selection: Selection) -> None:
    st.html(drawn.heading(text("profile.part.narasumber")))
    if _has_groups(selection):
        profile_log.persons(selection)
        _behind(selection, "log_suitable_persons", "log_persons_per_10_groups")
        profile_log.distances(selection)
        _behind(selection, "log_narasumber_within_25_km", "log_narasumber_distance")
    if brief.is_surveyed(selection):
        profile_log.adequacy(selection)
        _behind(selection, "narasumber_access_adequate")
    _link("narasumber", text("profile.more", page=text("page.narasumber.menu")))


def _quality(selection: Selection) -> None:
    st.html(drawn.heading(text("profile.part.quality")))
    with st.container(key=f"{PREFIX}notes"):
        if brief.is_surveyed(selection):
            name, source = (
                text("profile.note.of_survey", when=rounds.of(selection).when),
                captions.source_words(selection, (1,)),
            )
            with st.container(gap="xsmall"):
                st.html(drawn.lines(name, profile_notes.of_survey(selection), source))
                behind = Origin(name, quoted="frame", table=profile_notes.anomalies_list(selection))
                origin.button("quality_survey", behind, selection)
        if brief.has_log(selection):
            name = text("profile.note.of_log")
            with st.container(gap="xsmall"):
                st.html(drawn.lines(name, profile_notes.of_log(selection), log.source_words()))
                behind = profile.behind(selection, "log_reported_last_month", "log_has_point", name=name)
                origin.button("quality_log", behind, selection)
    _link("metode", text("profile.more", page=text("page.metode.menu")))


def _standard(selection: Selection) -> None:
    st.html(drawn.heading(text("profile.part.standard")))
    standard.overview(selection)


Part = Callable[[Selection], None]
# The order is that of a phone; profile.css sets the parts side by side on a wide page.
HEART: tuple[tuple[str, Part], ...] = (("decisions", _decisions), ("figures", _figures), ("map", _map))
REST: tuple[tuple[str, Part], ...] = (
    ("activity", _activity),
    ("money", _money),
    ("narasumber", _narasumber),
    ("standard", _standard),
    ("quality", _quality),
)


def _has_groups(selection: Selection) -> bool:
    """Whether there is a register with groups of this type here; else the reason stands in place of the part."""
    if log.state().is_empty:
        st.html(panel.empty(text("log.empty"), text("log.empty_cure")))
    elif not brief.has_log(selection):
        st.html(log_panels.no_groups(selection))
    else:
        return True
    return False


def _behind(selection: Selection, *indicator_ids: str) -> None:
    """The button under a figure whose definition is that of its indicators, the first one naming it."""
    origin.button(f"behind_{indicator_ids[0]}", profile.behind(selection, *indicator_ids), selection)


def _behind_money(kind: Money, selection: Selection, *indicator_ids: str) -> None:
    """The same, with the bars as a table and all rows of money."""
    made = profile.behind(selection, *indicator_ids)
    table = partial(profile_log.money_table, kind, selection)
    origin.button(f"behind_{kind.key}", replace(made, records=log_panels.RECORDS[kind.key], table=table), selection)


def _more(page: str, key: str, behind: Origin, selection: Selection) -> None:
    """In one line: the page that shows more of it, and what is behind it."""
    with st.container(key=f"{PREFIX}more_{key}", horizontal=True, gap="medium", vertical_alignment="center"):
        _link(page, text("profile.more", page=text(f"page.{page}.menu")))
        origin.button(key, behind, selection)


def _link(page: str, words: str) -> None:
    """A link to another page with what is chosen here; nothing while the dashboard has no such page."""
    if links.has(page):
        st.page_link(f"pages/{page}.py", label=words, query_params=links.of_page(page))
