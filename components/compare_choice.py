"""What the page Bandingkan compares: places, clock, theme and indicators; all of it in the URL.

`banding=kami` without a kabupaten is all five: so a link of one kabupaten opens with it beside the five together, and
a link of all opens with all, by one default.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from answers import data, log, place_figures, rounds
from components import clocks, filters, province_choice, round_choice, url_state
from components.compare_words import ROUNDS, clock_words, place_words
from components.filters import Said
from components.url_state import EVERYWHERE, Parameter
from indicators import registry
from indicators.registry import Indicator, Theme
from queries.selection import SURVEYED_TYPES, Selection
from translations.format import day, listed
from translations.text import text

Mode = Literal["kami", "semua", "pilih"]
MODES: tuple[Mode, ...] = ("kami", "semua", "pilih")
CLOCKS = (clocks.SURVEY, clocks.LOG, ROUNDS)
TOGETHER = "gabungan"
MAIN = "utama"  # no choice of indicators yet: the headline ones of the theme
MAIN_AT_LEAST = 2

MODE = Parameter("banding", "kami", url_state.one_of(*MODES))
CLOCK = Parameter("jam", clocks.SURVEY, url_state.one_of(*CLOCKS))
THEME = Parameter("tema", str(Theme.ORGANISASI), url_state.one_of(*Theme))
_ID = url_state.one_of(*(one.id for one in registry.all_indicators(None)))


def _places(word: str) -> str | None:
    """Codes or names of kabupaten and `gabungan`, as they stand in the fixed order; `semua` for none or all."""
    province = province_choice.chosen()
    known = (*data.kabupaten(province), TOGETHER)
    if word.strip().casefold() in (EVERYWHERE, "all", ""):
        return EVERYWHERE
    kabupaten = url_state.kabupaten(known, province)
    parts = [part.strip() for part in word.split(",")]
    found = [TOGETHER if part.casefold() == TOGETHER else kabupaten(part) for part in parts]
    return None if None in found or EVERYWHERE in found else url_state.joined([str(one) for one in found], known)


def _indicators(word: str) -> str | None:
    """Ids in the order they were chosen, each once; `utama` for those of the theme."""
    if word.strip().casefold() in (MAIN, ""):
        return MAIN
    found = [_ID(part) for part in word.split(",")]
    return None if None in found else ",".join(dict.fromkeys(str(one) for one in found))


PLACES = Parameter("tempat", EVERYWHERE, _places)
CHOSEN = Parameter("angka", MAIN, _indicators)
PARAMETERS = (MODE, PLACES, CLOCK, THEME, CHOSEN)


@dataclass(frozen=True)
class Choice:
    """What is compared. codes: kabupaten west to east, None (the five together) last."""

    selection: Selection
    clock: str
    codes: tuple[str | None, ...]
    theme: Theme
    indicators: tuple[str, ...]  # in the order they were chosen

    @property
    def is_log(self) -> bool:
        """Register and log; else the survey. Never both."""
        return self.clock == clocks.LOG

    @property
    def is_of_rounds(self) -> bool:
        """Two rounds of the survey beside each other."""
        return self.clock == ROUNDS

    @property
    def known(self) -> tuple[Indicator, ...]:
        """Every indicator of the clock."""
        return registry.all_indicators("log" if self.is_log else "survey")


def choose() -> Choice:
    """Draw the filter bar and the choices of this page; what was chosen."""
    selection = filters.choose(*PARAMETERS, with_register=True, say=said)
    with st.container(horizontal=True, key="compare_what", gap="medium", vertical_alignment="bottom"):
        _switch(
            text("compare.clock"), CLOCK, _clocks(selection), lambda one: clock_words(one, selection), _clock(selection)
        )
        _switch(text("compare.mode"), MODE, _modes(selection), lambda one: _mode_words(one, selection), mode(selection))
    if mode(selection) == "pilih":
        _choose_places(selection)
    _choose_indicators(selection)
    return current(selection)


def current(selection: Selection) -> Choice:
    """The choice as the session holds it."""
    theme = _theme(selection)
    known = {one.id for one in _of_clock(selection)}
    chosen = [one for one in url_state.value(CHOSEN).split(",") if one in known]
    return Choice(selection, _clock(selection), _codes(selection), theme, tuple(chosen or _main(theme, selection)))


def mode(selection: Selection) -> str:
    """Which places: without a chosen kabupaten there is no `kami`."""
    chosen = url_state.value(MODE)
    return "semua" if chosen == "kami" and selection.kabupaten_code is None else chosen


def _modes(selection: Selection) -> tuple[str, ...]:
    return MODES if selection.kabupaten_code else MODES[1:]


def _codes(selection: Selection) -> tuple[str | None, ...]:
    which = mode(selection)
    if which == "kami":
        return (selection.kabupaten_code, None)
    known = place_figures.everywhere(selection, "log" if _clock(selection) == clocks.LOG else "survey")
    words = url_state.several(PLACES) if which == "pilih" else ()
    found = tuple(None if word == TOGETHER else word for word in words)
    return tuple(one for one in found if one in known) or known


def _clocks(selection: Selection) -> tuple[str, ...]:
    if not data.has_survey(selection):
        return (clocks.LOG,)
    return CLOCKS if round_choice.parameters() else (clocks.SURVEY, clocks.LOG)


def _clock(selection: Selection) -> str:
    """The chosen clock; the first there is where a link asks for one that this place has not."""
    chosen, known = url_state.value(CLOCK), _clocks(selection)
    return chosen if chosen in known else known[0]


def _of_clock(selection: Selection) -> tuple[Indicator, ...]:
    return registry.all_indicators("log" if _clock(selection) == clocks.LOG else "survey")


def _themes(selection: Selection) -> list[str]:
    return list(dict.fromkeys(str(one.theme) for one in _of_clock(selection)))


def _theme(selection: Selection) -> Theme:
    """The chosen theme; the first where the other clock had one that this clock has not."""
    chosen = url_state.value(THEME)
    known = _themes(selection)
    return Theme(chosen if chosen in known else known[0])


def _main(theme: Theme, selection: Selection) -> list[str]:
    """What a theme opens with: its headline indicators, then those known by kabupaten; at least two."""
    found = [one for one in _of_clock(selection) if one.theme == theme and selection.group_type in one.group_types]
    found.sort(key=lambda one: (not one.is_headline, not one.by_kabupaten))
    headline = sum(one.is_headline for one in found)
    return [one.id for one in found[: max(headline, MAIN_AT_LEAST)]]


# --- widgets: each with a key of its own, set from the parameter, which a click or a link may have changed ----------


def _switch(label: str, parameter: Parameter, options: Sequence[str], words: Callable[[str], str], chosen: str) -> None:
    key = f"switch_{parameter.name}"
    st.session_state[key] = chosen
    st.segmented_control(
        label, options, required=True, format_func=words, key=key, on_change=_switched, args=(parameter, key), wrap=True
    )


def _switched(parameter: Parameter, key: str) -> None:
    """A callback: it runs before the page. Another clock or theme has other indicators."""
    before = st.session_state[parameter.key]
    st.session_state[parameter.key] = st.session_state[key]
    own = url_state.value(filters.kabupaten_parameter())
    if st.session_state[key] == "pilih" and url_state.value(PLACES) == EVERYWHERE != own:
        st.session_state[PLACES.key] = f"{own},{TOGETHER}"  # what the reader has before the eyes, to add to
    if parameter in (CLOCK, THEME) and before != st.session_state[key]:
        st.session_state[CHOSEN.key] = CHOSEN.default


def _choose_places(selection: Selection) -> None:
    names = {**data.kabupaten(selection.province), TOGETHER: text("compare.together")}
    key = f"pills_{PLACES.name}"
    st.session_state[key] = list(url_state.several(PLACES) or names)
    st.pills(
        text("compare.places"),
        list(names),
        selection_mode="multi",
        format_func=names.__getitem__,
        key=key,
        on_change=_set_places,
        args=(tuple(names), key),
        wrap=True,
    )


def _set_places(known: tuple[str, ...], key: str) -> None:
    st.session_state[PLACES.key] = url_state.joined(st.session_state[key], known)


def _choose_indicators(selection: Selection) -> None:
    theme, titles = _theme(selection), {one.id: one.short for one in _of_clock(selection)}
    chosen = list(current(selection).indicators)
    with st.container(horizontal=True, key="compare_theme", gap="medium", vertical_alignment="bottom"):
        _switch(
            text("compare.theme"), THEME, _themes(selection), lambda one: text(f"indicator_theme.{one}"), str(theme)
        )
        _search(chosen, selection)
    offered = [one.id for one in _of_clock(selection) if one.theme == theme and selection.group_type in one.group_types]
    key = f"pills_{CHOSEN.name}"
    st.session_state[key] = chosen
    st.pills(
        text("compare.indicators"),
        [*offered, *(one for one in chosen if one not in offered)],
        selection_mode="multi",
        format_func=titles.__getitem__,
        key=key,
        on_change=_set_indicators,
        args=(key, tuple(chosen)),
        wrap=True,
    )


def _set_indicators(key: str, before: tuple[str, ...]) -> None:
    """What was chosen last stands last; nothing chosen is the main ones of the theme again."""
    now = st.session_state[key]
    kept = [one for one in before if one in now]
    st.session_state[CHOSEN.key] = ",".join([*kept, *(one for one in now if one not in kept)]) or CHOSEN.default


def _search(chosen: Sequence[str], selection: Selection) -> None:
    """A list to type into; what is found stands first."""
    titles = {one.id: f"{one.title} · {one.theme_words}" for one in _of_clock(selection)}
    key = f"search_{CHOSEN.name}"
    st.selectbox(
        text("compare.search"),
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        key=key,
        placeholder=text("compare.search_placeholder"),
        on_change=_found,
        args=(key, tuple(chosen)),
        width=320,
    )


def _found(key: str, before: tuple[str, ...]) -> None:
    one = st.session_state[key]
    if one is not None:
        st.session_state[CHOSEN.key] = ",".join([one, *(other for other in before if other != one)])
    st.session_state[key] = None


# --- words ----------------------------------------------------------------------------------------------------------


def _mode_words(which: str, selection: Selection) -> str:
    if which == "semua" and selection.province_name:
        return text("province.compare_all")
    return text(f"compare.mode_of.{which}", place=selection.kabupaten_name)


def said(selection: Selection) -> Said:
    """The selection in one sentence: of the clock that is shown, and of the places that are compared."""
    survey = filters.of_survey(selection)
    is_log = _clock(selection) == clocks.LOG
    if not is_log and selection.group_type not in SURVEYED_TYPES:
        return survey
    if not is_log and mode(selection) == "kami":
        return Said(text("compare.said_with_all", sentence=survey.sentence), survey.chips)
    places = place_words(_codes(selection), selection)
    if is_log:
        words = text("compare.said_log", group_type=selection.group_type, places=places, day=day(log.state().until))
    else:
        when = (
            listed([one.when for one in rounds.pair(selection)])
            if _clock(selection) == ROUNDS
            else rounds.of(selection).when
        )
        words = text("compare.said_survey", group_type=selection.group_type, places=places, month=when)
    return Said(words, survey.chips)
