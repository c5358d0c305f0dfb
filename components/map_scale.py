"""Whether the map of groups shows the whole country or one province; only where the register holds several."""

import streamlit as st

from components import filters, province_choice, url_state, viewer
from components.url_state import EVERYWHERE, Parameter
from queries.selection import PROVINCE as OF_THE_STUDY

COUNTRY, ONE_PROVINCE = "indonesia", "provinsi"
SCALE = Parameter("skala", ONE_PROVINCE, url_state.one_of(COUNTRY, ONE_PROVINCE))
_PLACE = "scale_place"  # the place that was chosen when the map last looked


def parameters() -> tuple[Parameter, ...]:
    """The parameter of the link, where there is a choice."""
    return (SCALE,) if province_choice.is_shown() else ()


def is_country() -> bool:
    """Whether the map shows all provinces: what the link says; else the reader's place, and without one all of them."""
    if not province_choice.is_shown():
        return False
    place = (province_choice.chosen(), url_state.value(filters.kabupaten_parameter()))
    before = st.session_state.get(_PLACE)
    if before is None:
        st.session_state[SCALE.key] = ONE_PROVINCE if _has_a_place(place) else COUNTRY
    elif before != place:  # chosen since, here or on another page
        st.session_state[SCALE.key] = ONE_PROVINCE
    st.session_state[_PLACE] = place
    url_state.read(SCALE)
    return url_state.value(SCALE) == COUNTRY


def to_country() -> None:
    """Show all provinces. A callback: it runs before the page."""
    filters.go_to(EVERYWHERE)
    _remember(COUNTRY)


def to_province(code: str) -> None:
    """Show one province, by its code. A callback."""
    st.session_state[province_choice.PROVINCE.key] = code
    filters.go_to(EVERYWHERE)
    _remember(ONE_PROVINCE)


def stay() -> None:
    """After a choice of a place on the map of the country: show it. A callback."""
    _remember(ONE_PROVINCE)


def _remember(scale: str) -> None:
    st.session_state[SCALE.key] = scale
    st.session_state[_PLACE] = (province_choice.chosen(), url_state.value(filters.kabupaten_parameter()))


def _has_a_place(place: tuple[str, str]) -> bool:
    """Whether the link names a place, the reader has chosen one on another page, or has one of his own."""
    named = url_state.incoming(st.query_params, st.session_state.get("url_written", {}), province_choice.PROVINCE)[0]
    return (
        named is not None
        or place != (OF_THE_STUDY, EVERYWHERE)
        or bool(viewer.scope().kabupaten)
        or any(st.query_params.get(name, EVERYWHERE) != EVERYWHERE for name in ("kabupaten", "kecamatan", "gugus"))
    )
