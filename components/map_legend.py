"""The legend of the map of groups, which is its filter too: classes and types with their counts, kept in the URL."""

from collections.abc import Mapping, Sequence

import streamlit as st

from answers import data
from components import groups, url_state
from components.groups import Counted, Kinds
from components.url_state import EVERYWHERE, Parameter
from schemas.vocabulary import ActivityClass, GroupType
from translations.format import number
from translations.text import text

CLASSES = Parameter("kelas_peta", EVERYWHERE, url_state.several_of(*ActivityClass))
TYPES = Parameter("jenis_peta", EVERYWHERE, url_state.several_of(*GroupType))
PARAMETERS = (CLASSES, TYPES)


def kinds() -> Kinds:
    """What is chosen now; nothing chosen is everything."""
    return Kinds(url_state.several(CLASSES), url_state.several(TYPES))


def legend(everyone: Sequence[Counted], chosen: Kinds, *, has_marks: bool = True) -> None:
    """Classes and types with their counts in the place; choosing some hides the others.

    has_marks: the map shows a mark for each group that the reader may see.
    """
    classes = groups.by_class(one for one in everyone if chosen.has_type(one))
    types = groups.by_type(one for one in everyone if chosen.has_class(one))
    class_words = {str(one): text(f"activity_class.{one}") for one in ActivityClass}
    _pills(text("group_map.by_class"), CLASSES, chosen.classes, class_words, classes)
    _pills(text("group_map.by_type"), TYPES, chosen.group_types, {str(one): str(one) for one in GroupType}, types)
    if has_marks and data.scope().sees_some_groups:  # who sees no marks needs no key to them
        st.html(f'<p class="g-quiet">{text("group_map.signs")}</p>')


def chips(chosen: Kinds) -> tuple[tuple[str, Parameter], ...]:
    """A chip for each of the two filters that is set."""
    found = []
    if chosen.classes:
        found.append((text("group_map.chip_class", words=words(Kinds(chosen.classes))), CLASSES))
    if chosen.group_types:
        found.append((text("group_map.chip_type", words=words(Kinds((), chosen.group_types))), TYPES))
    return tuple(found)


def words(chosen: Kinds) -> str:
    """`vakum, KKPS`: what the legend lets through, in words."""
    return ", ".join([*(text(f"activity_class.{one}") for one in chosen.classes), *chosen.group_types])


def show_all() -> None:
    """Take both filters away. A callback: it runs before the page."""
    for parameter in PARAMETERS:
        st.session_state[parameter.key] = EVERYWHERE


def show_all_of(parameter: Parameter) -> None:
    """Take one of the two filters away. A callback."""
    st.session_state[parameter.key] = EVERYWHERE


def _pills(
    label: str, parameter: Parameter, chosen: Sequence[str], words_of: Mapping[str, str], counts: Mapping[str, int]
) -> None:
    key = f"pills_{parameter.name}"
    st.session_state[key] = list(chosen)  # the address and the chips may have changed it
    st.pills(
        label,
        list(words_of),
        selection_mode="multi",
        format_func=lambda one: text("group_map.pill", words=words_of[one], count=number(counts[one])),
        key=key,
        on_change=_filter,
        args=(parameter, tuple(words_of)),
        wrap=True,
    )


def _filter(parameter: Parameter, allowed: tuple[str, ...]) -> None:
    st.session_state[parameter.key] = url_state.joined(st.session_state[f"pills_{parameter.name}"], allowed)
