"""The filter bar: choices, removable chips, the selection in one sentence, reset; kept across pages and in the URL."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from answers import captions, data, rounds
from charts.parts import safe
from components import province_choice, round_choice, url_state
from components.origin import as_typed
from components.url_state import EVERYWHERE, LANGUAGE, Parameter
from queries.selection import SURVEYED_TYPES, Selection, kabupaten_words
from schemas.vocabulary import GroupType
from translations.text import text

GROUP_TYPE = Parameter("jenis", str(GroupType.KKG), url_state.one_of(*SURVEYED_TYPES))
# The same filter on pages that show the log: KKPS are on the list of groups, but were never surveyed.
REGISTERED_TYPE = Parameter(GROUP_TYPE.name, GROUP_TYPE.default, url_state.one_of(*GroupType))
KECAMATAN = Parameter("kecamatan", EVERYWHERE, url_state.kecamatan(lambda: data.kecamatan(province_choice.chosen())))


@dataclass(frozen=True)
class Said:
    """What a page of the register says of its own selection: one sentence, and a chip per filter of its own."""

    sentence: str
    chips: tuple[tuple[str, Parameter], ...] = ()


def kabupaten_parameter() -> Parameter:
    """The kabupaten filter: `semua` or one of the chosen province."""
    province = province_choice.chosen()
    return Parameter("kabupaten", EVERYWHERE, url_state.kabupaten(tuple(data.kabupaten(province)), province))


def choose(
    *more: Parameter,
    with_kecamatan: bool = False,
    with_register: bool = False,
    of_register: Callable[[Selection], Said] | None = None,
    say: Callable[[Selection], Said] | None = None,
) -> Selection:
    """Draw the filter bar and return what was chosen. `more` are parameters of the page itself, kept in the URL too.

    `with_kecamatan`: for pages that show the register or the log; within the chosen kabupaten. `with_register`: only
    the types of group of the register, no kecamatan. `of_register`: for a page without the survey, which has types of
    its own and says its selection itself. `say`: for a page that says its selection itself.
    """
    place = kabupaten_parameter()
    kind, kinds = (
        (REGISTERED_TYPE, tuple(GroupType)) if with_kecamatan or with_register else (GROUP_TYPE, SURVEYED_TYPES)
    )
    of_rounds = round_choice.parameters() if of_register is None else ()
    province = province_choice.parameters()
    parameters = (*province, place, *((KECAMATAN,) if with_kecamatan else ()), kind, *of_rounds, *more)
    url_state.read(*parameters)
    current = round_choice.chosen()
    if url_state.value(kind) not in kinds:  # chosen on a page of the log
        st.session_state[kind.key] = kind.default
    if url_state.value(place) not in (EVERYWHERE, *data.kabupaten(province_choice.chosen())):
        _reset([place, KECAMATAN])
    if with_kecamatan:
        _agree(place)
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom", gap="medium"):
        province_choice.draw(partial(_reset, [place, KECAMATAN]))
        _choose_kabupaten(place)
        if with_kecamatan and url_state.value(place) != EVERYWHERE:
            _choose_kecamatan(url_state.value(place))
        if of_register is None:
            st.segmented_control(
                text("filter.group_type"),
                [str(one) for one in kinds],
                required=True,
                key=GROUP_TYPE.key,
                persist_state="session",
            )
        selection = _selection(place, current.round_id, with_kecamatan=with_kecamatan)
        if of_rounds and data.has_survey(selection):
            _choose_round()
    url_state.write(LANGUAGE, *parameters)
    _say(selection, place, (of_register or say or of_survey)(selection))
    if current.is_sample and of_register is None and data.has_survey(selection):
        st.html(f'<div class="g"><p class="g-sample">{safe(text("rounds.sample_long"))}</p></div>')
    return selection


def carry(*more: Parameter) -> None:
    """For a page that no filter touches: the choices stay as they are, in the link too, and nothing is drawn."""
    place = kabupaten_parameter()
    parameters = (*province_choice.parameters(), place, GROUP_TYPE, *round_choice.parameters(), *more)
    url_state.read(*parameters)
    if url_state.value(GROUP_TYPE) not in SURVEYED_TYPES:  # as the link of the menu says it
        st.session_state[GROUP_TYPE.key] = GROUP_TYPE.default
    url_state.write(LANGUAGE, *parameters)
    say_what_was_ignored()


def go_to(code: str) -> None:
    """Choose a place by its code (`semua`, kabupaten or kecamatan), as a click on a map or a crumb does."""
    if code != EVERYWHERE and province_choice.is_shown():
        st.session_state[province_choice.PROVINCE.key] = code[:2]
    st.session_state[kabupaten_parameter().key] = code[:5] if code != EVERYWHERE else EVERYWHERE
    st.session_state[KECAMATAN.key] = code if code.count(".") == 2 else EVERYWHERE


def _agree(place: Parameter) -> None:
    """A kecamatan lies in the chosen kabupaten: a link that names only the kecamatan chooses its kabupaten too."""
    kecamatan, kabupaten = url_state.value(KECAMATAN), url_state.value(place)
    if kecamatan != EVERYWHERE and kabupaten == EVERYWHERE:
        st.session_state[place.key] = kecamatan[:5]
    elif not kecamatan.startswith(kabupaten):
        st.session_state[KECAMATAN.key] = EVERYWHERE


def _choose_kabupaten(place: Parameter) -> None:
    """A few as pills; where there are several provinces as a list, since one of them may have 38 kabupaten."""
    names = {EVERYWHERE: text("filter.everywhere"), **data.kabupaten(province_choice.chosen())}
    shared: dict[str, Any] = {
        "format_func": names.__getitem__,
        "key": place.key,
        "persist_state": "session",
        "on_change": _reset,
        "args": ([KECAMATAN],),
    }
    if province_choice.is_shown():
        st.selectbox(text("filter.kabupaten"), list(names), placeholder=text("filter.choose"), width=240, **shared)
    else:
        st.pills(text("filter.kabupaten"), list(names), required=True, wrap=True, **shared)


def _choose_kecamatan(kabupaten: str) -> None:
    known = data.kecamatan(province_choice.chosen())
    inside = {code: name for code, name in known.items() if code.startswith(kabupaten)}
    names = {EVERYWHERE: text("filter.every_kecamatan"), **inside}  # words of this run, whoever asks for them later
    st.selectbox(
        text("filter.kecamatan"),
        list(names),
        format_func=names.__getitem__,
        key=KECAMATAN.key,
        persist_state="session",
        placeholder=text("filter.choose"),
        width=240,
    )


def _choose_round() -> None:
    names = {one.round_id: one.name for one in rounds.every()}
    st.segmented_control(
        text("rounds.filter"),
        list(names),
        required=True,
        format_func=names.__getitem__,
        key=round_choice.ROUND.key,
        persist_state="session",
    )


def _selection(place: Parameter, round_id: str, *, with_kecamatan: bool) -> Selection:
    code, kecamatan = url_state.value(place), url_state.value(KECAMATAN) if with_kecamatan else EVERYWHERE
    province = province_choice.chosen()
    return Selection(
        None if code == EVERYWHERE else code,
        data.kabupaten(province).get(code),
        GroupType(url_state.value(GROUP_TYPE)),
        round_id,
        kecamatan_code=None if kecamatan == EVERYWHERE else kecamatan,
        kecamatan_name=data.kecamatan(province).get(kecamatan),
        province=province,
        province_name=province_choice.name(),
    )


def choose_indicator(parameter: Parameter, titles: dict[str, str]) -> str:
    """A list of indicators as a select box; returns the chosen id."""
    st.selectbox(
        text("filter.indicator"),
        list(titles),
        format_func=titles.__getitem__,
        key=parameter.key,
        persist_state="session",
        placeholder=text("filter.choose"),
    )
    return url_state.value(parameter)


def of_survey(selection: Selection) -> Said:
    """That sentence; the type of group and the round as chips."""
    chips = [] if selection.group_type == GroupType.KKG else [(str(selection.group_type), GROUP_TYPE)]
    if selection.round_id != round_choice.ROUND.default:
        chips.append((text("rounds.chip", when=rounds.of(selection).name), round_choice.ROUND))
    return Said(captions.survey_words(selection), tuple(chips))


def _say(selection: Selection, place: Parameter, said: Said) -> None:
    """The sentence of the selection, then a removable chip per filter that is not at its default."""
    chips = []
    if selection.kabupaten_name:
        chips.append((kabupaten_words(selection.kabupaten_name), place))
    if selection.kecamatan_name:
        chips.append((text("selection.one_kecamatan", name=selection.kecamatan_name), KECAMATAN))
    chips += said.chips
    with st.container(horizontal=True, key="chips", vertical_alignment="center", gap="small"):
        st.html(f'<p class="g-selection">{said.sentence}</p>', width="content")
        for words, parameter in chips:
            st.button(
                f"{words} ✕",
                key=f"chip_{parameter.name}",
                help=text("filter.remove", name=words),
                on_click=_reset,
                # Without its kabupaten a kecamatan would call it back.
                args=([parameter, KECAMATAN] if parameter is place else [parameter],),
            )
        if chips:
            st.button(
                text("filter.reset"),
                key="reset",
                type="tertiary",
                on_click=_reset,
                args=([place, KECAMATAN, GROUP_TYPE, *(parameter for _, parameter in said.chips)],),
            )
    say_what_was_ignored()


def say_what_was_ignored() -> None:
    """What the link said that nobody understood, as it was typed."""
    for name, word in url_state.ignored().items():
        st.info(text("filter.ignored", name=name, word=as_typed(word)))
    for name, meant in url_state.unused().items():
        key = "filter.unused_near" if meant else "filter.unused"
        st.info(text(key, name=as_typed(name), meant=meant))


def _reset(parameters: list[Parameter]) -> None:
    for parameter in parameters:
        st.session_state[parameter.key] = parameter.default
