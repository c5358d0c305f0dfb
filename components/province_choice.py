"""Which province the pages speak of: a filter where the warehouse holds groups of more than one, else nothing.

The default is the province of the study, for every reader, so that a link means the same to whoever opens it; a dinas
without a link begins with its own.
"""

from collections.abc import Callable

import streamlit as st

from answers import data, nation
from components import url_state, viewer
from components.url_state import Parameter
from geo import names
from queries.selection import PROVINCE as OF_THE_STUDY
from translations.text import text

_KABUPATEN = "kabupaten"  # a link that names a kabupaten by its code says the province with it


def _code(word: str) -> str | None:
    try:
        code = names.province_code(word)
    except names.UnknownPlaceError:
        return None
    return code if code in data.provinces() else None


PROVINCE = Parameter("provinsi", OF_THE_STUDY, _code)


def parameters() -> tuple[Parameter, ...]:
    """The filter of the province, where there is one."""
    return (PROVINCE,) if is_shown() else ()


def is_shown() -> bool:
    """Whether there is more than one province to choose from."""
    return nation.is_several()


def chosen() -> str:
    """Code of the chosen province: `52`."""
    return url_state.value(PROVINCE) if is_shown() else OF_THE_STUDY


def name() -> str | None:
    """Name of the chosen province; None where there is only one, and nothing needs to be said."""
    return data.province_name(chosen())


def read() -> None:
    """Adopt the province of the link, before any place is read: names of places are understood within it."""
    if not is_shown():
        return
    if PROVINCE.key not in st.session_state:
        st.session_state[PROVINCE.key] = _own()
    url_state.read(PROVINCE)
    word = st.query_params.get(_KABUPATEN, "")
    if PROVINCE.name not in st.query_params and word[:2] in data.provinces() and word in data.kabupaten(word[:2]):
        st.session_state[PROVINCE.key] = word[:2]


def draw(on_change: Callable[[], None]) -> None:
    """The list of provinces; `on_change`: what is let go with the places of another one. Nothing where there is one."""
    if not is_shown():
        return
    known = data.provinces()
    st.selectbox(
        text("province.filter"),
        list(known),
        format_func=known.__getitem__,
        key=PROVINCE.key,
        persist_state="session",
        placeholder=text("filter.choose"),
        on_change=on_change,
        width=240,
    )


def _own() -> str:
    """The province of the kabupaten of a dinas; of everybody else that of the study."""
    own = next(iter(viewer.scope().kabupaten), OF_THE_STUDY)[:2]
    return own if own in data.provinces() else OF_THE_STUDY
