"""The filter bar: choices, removable chips, the selection in one sentence, reset; kept across pages and in the URL."""

import streamlit as st

from components import data, url_state
from components.url_state import EVERYWHERE, LANGUAGE, Parameter
from queries.selection import SURVEYED_TYPES, Selection
from schemas.vocabulary import GroupType
from translations.format import number
from translations.text import text

GROUP_TYPE = Parameter("jenis", str(GroupType.KKG), url_state.one_of(*SURVEYED_TYPES))


def kabupaten_parameter() -> Parameter:
    """The kabupaten filter: `semua` or one of the study."""
    return Parameter("kabupaten", EVERYWHERE, url_state.kabupaten(tuple(data.study_kabupaten())))


def choose(*more: Parameter) -> Selection:
    """Draw the filter bar and return what was chosen. `more` are parameters of the page itself, kept in the URL too."""
    place = kabupaten_parameter()
    parameters = (place, GROUP_TYPE, *more)
    url_state.read(*parameters)
    names = data.study_kabupaten()
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom", gap="medium"):
        st.pills(
            text("filter.kabupaten"),
            [EVERYWHERE, *names],
            required=True,
            format_func=lambda code: names.get(code, text("filter.everywhere")),
            key=place.key,
            persist_state="session",
            wrap=True,
        )
        st.segmented_control(
            text("filter.group_type"),
            [str(kind) for kind in SURVEYED_TYPES],
            required=True,
            key=GROUP_TYPE.key,
            persist_state="session",
        )
    url_state.write(LANGUAGE, *parameters)
    code = url_state.value(place)
    selection = Selection(None if code == EVERYWHERE else code, names.get(code), GroupType(url_state.value(GROUP_TYPE)))
    _say(selection, place)
    return selection


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


def _say(selection: Selection, place: Parameter) -> None:
    """The sentence of the selection, then a removable chip per filter that is not at its default."""
    surveyed, total = data.coverage(selection)
    chips = []
    if selection.kabupaten_name:
        chips.append((text("selection.one_place", name=selection.kabupaten_name), place))
    if selection.group_type != GroupType.KKG:
        chips.append((str(selection.group_type), GROUP_TYPE))
    with st.container(horizontal=True, key="chips", vertical_alignment="center", gap="small"):
        st.html(f'<p class="g-selection">{selection.sentence(surveyed, total)}</p>', width="content")
        for words, parameter in chips:
            st.button(
                f"{words} ✕",
                key=f"chip_{parameter.name}",
                help=text("filter.remove", name=words),
                on_click=_reset,
                args=([parameter],),
            )
        if chips:
            st.button(
                text("filter.reset"),
                key="reset",
                type="tertiary",
                on_click=_reset,
                args=([place, GROUP_TYPE],),
            )
    for name, word in url_state.ignored().items():
        st.info(text("filter.ignored", name=name, word=word))


def _reset(parameters: list[Parameter]) -> None:
    for parameter in parameters:
        st.session_state[parameter.key] = parameter.default


def coverage_words(selection: Selection) -> str:
    """`11 dari 88 KKG disurvei`."""
    surveyed, total = data.coverage(selection)
    return text("coverage", surveyed=number(surveyed), total=number(total), group_type=selection.group_type)
