"""Find a group by name, as people write it: "Gugus III", "gugus 3 bolo", with letters missing or changed."""

from collections.abc import Callable

import streamlit as st

from charts.parts import safe
from components import group_list
from components.groups import Group, Register
from components.origin import as_typed
from geo import group_names
from queries.selection import Selection, kabupaten_words
from translations.format import number
from translations.text import text

KEY = "group_search"
HITS = 6
# "gugus 3" fits dozens of names almost equally well: those of the chosen place come first, unless another is clearly
# better. In points of 100; a name of a kecamatan that fits brings more.
HERE = 6.0


def search(selection: Selection | None, choose: Callable[[str], None], register: Callable[[], Register]) -> None:
    """A field for a name and what it finds, each with type and place, to choose. `register` is asked when needed."""
    query = st.text_input(
        text("group_map.search"), key=KEY, placeholder=text("group_map.search_hint"), max_chars=80, autocomplete="off"
    ).strip()
    if not query:
        return
    found = find(query, selection, register())
    key = "group_map.found" if found else "group_map.not_found"
    st.html(f'<p class="g-quiet" role="status">{safe(text(key, count=number(len(found)), query=query))}</p>')
    with st.container(key="hits", gap="xsmall"):
        for group in found:
            st.button(
                as_typed(_words(group)),
                key=f"hit_{group_list.mark(group)}{group.group_id}",
                width="stretch",
                on_click=_take,
                args=(choose, group.group_id),
            )


def find(query: str, selection: Selection | None, register: Register) -> list[Group]:
    """The names most like the query, best first; of about equal ones those of the chosen place first."""
    found = register.index.search(query, group_names.MOST_COMPARED)
    hits = [(register.by_id[group_id], score) for group_id, score in found]
    if selection:  # without one all places are alike
        hits.sort(key=lambda hit: -(hit[1] + HERE * hit[0].lies_in(selection)))
    return [group for group, _ in hits[:HITS]]


def _words(group: Group) -> str:
    """Name, type, class and place: two groups of one name must differ here."""
    place = kabupaten_words(group.kabupaten_name)
    if group.kecamatan_name:
        place = text("selection.kecamatan", kecamatan=group.kecamatan_name, kabupaten=place)
    return f"{group.name} · {group.group_type} · {text(f'activity_class.{group.activity_class}')} · {place}"


def _take(choose: Callable[[str], None], group_id: str) -> None:
    st.session_state[KEY] = ""
    choose(group_id)
