"""Groups to choose from, some at a time: choosing here is the same as a click on the map."""

from collections.abc import Callable, Sequence

import streamlit as st

from charts import deck_marks
from components.groups import Group
from components.origin import as_typed
from geo import group_names
from translations.format import number
from translations.text import text

AT_ONCE = 12


def choose_from(
    groups: Sequence[Group], key: str, chosen: str | None, choose: Callable[[str], None], *, side_by_side: bool = False
) -> None:
    """A button per group, with the earlier and later ones by two more. `chosen` is a group_id."""
    start = _start(groups, key, chosen)
    with st.container(key=key, gap="xsmall", horizontal=side_by_side):
        for group in groups[start : start + AT_ONCE]:
            st.button(
                as_typed(label(group)),
                key=f"{key}_{mark(group)}{group.group_id}",
                type="primary" if group.group_id == chosen else "secondary",
                width="content" if side_by_side else "stretch",
                on_click=choose,
                args=(group.group_id,),
            )
    _turn(len(groups), key, start)


def label(group: Group) -> str:
    """`KKG Gugus 3 Bolo · cukup aktif`, with the place where the name does not say it."""
    place = group.kecamatan_name or group.kabupaten_name
    known = group_names.key(place) in group_names.key(group.name)
    words = [group.name, "" if known else place, text(f"activity_class.{group.activity_class}")]
    return " · ".join(word for word in words if word)


def mark(group: Group) -> str:
    """Part of a button's key that draws the group's mark of the map before its words."""
    return deck_marks.css_name(group.group_type, group.activity_class)


def _start(groups: Sequence[Group], key: str, chosen: str | None) -> int:
    """First group to show: of other groups the first; where the choice has moved, the piece that holds it."""
    ids = [group.group_id for group in groups]
    seen, state = f"{key}_seen", f"{key}_start"
    now = (len(ids), ids[0] if ids else None, ids[-1] if ids else None, chosen)
    before = st.session_state.get(seen)
    if before is None or before[:3] != now[:3]:
        st.session_state[state] = 0
    if now != before and chosen in ids:
        st.session_state[state] = ids.index(chosen) // AT_ONCE * AT_ONCE
    st.session_state[seen] = now
    return int(st.session_state[state])


def _turn(count: int, key: str, start: int) -> None:
    """Two buttons to the earlier and the later ones of a list that shows AT_ONCE of `count` from `start`."""
    if count <= AT_ONCE:
        return
    last = min(start + AT_ONCE, count)
    with st.container(key=f"{key}_turn", horizontal=True, vertical_alignment="center", gap="small"):
        turns = (
            ("before", text("group_map.before"), start - AT_ONCE, start > 0),
            ("after", text("group_map.after"), start + AT_ONCE, last < count),
        )
        for name, words, to, is_possible in turns:
            st.button(
                words,
                key=f"{key}_{name}",
                type="tertiary",
                disabled=not is_possible,
                on_click=_go,
                args=(f"{key}_start", to),
            )
        words = text("group_map.of_list", first=number(start + 1), last=number(last), count=number(count))
        st.html(f'<p class="g-quiet">{words}</p>', width="content")


def _go(state: str, to: int) -> None:
    st.session_state[state] = to
