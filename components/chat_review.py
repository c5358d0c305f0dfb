"""The meetings that a chat reports, a card each: look, correct, take or leave out; many at once where all is clear."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from charts import chat_card, panel
from charts.parts import safe
from components import chat_decisions, chat_form, groups, viewer
from components.chat_decisions import Choice, Decision, Shelf
from components.groups import Group
from translations.format import number
from translations.text import text

AT_ONCE = 6  # cards on the screen: three hundred would be slow on a phone, and nobody reads so many
_STATE = "chat_review"


@dataclass
class Review:
    """What one visitor is doing with one chat; lives in the session until another chat is shown under its key."""

    sha256: str
    decisions: list[Decision]
    start: int = 0
    opened: int | None = None
    may_fill: dict[str, Group] = field(default_factory=dict)

    def on(self, shelf: Shelf) -> list[int]:
        """Places of the decisions that lie there."""
        return [place for place, one in enumerate(self.decisions) if one.shelf(self.may_fill) is shelf]


def draw(checked: Mapping[str, Any], key: str) -> dict[str, Any] | None:
    """Let a person go through a checked chat. Returns the object for `confirm` once, when saving is pressed; else None.

    What was typed stays while the same chat is shown under the same key.
    """
    review = _review(checked, key)
    chat_form.collect(review.decisions, review.opened, key)
    st.html(chat_card.style())
    _about(checked, review)
    if not review.decisions:
        st.html(panel.empty(text("chat_review.nothing"), text("chat_review.nothing_cure")))
        return None
    _many(review, key)
    shelf = _shelf(review, key)
    places = review.on(shelf)
    review.start = min(review.start, max(0, (len(places) - 1) // AT_ONCE * AT_ONCE))
    if not places:
        st.html(f'<div class="g"><p class="g-quiet">{safe(text(f"chat_review.empty.{shelf}"))}</p></div>')
    for place in places[review.start : review.start + AT_ONCE]:
        _card(review, place, key)
    _turn(review, len(places), key)
    return _save(checked, review, key)


def _review(checked: Mapping[str, Any], key: str) -> Review:
    """The one of this session; a new one where another chat is shown."""
    name = f"{_STATE}_{key}"
    found = st.session_state.get(name)
    if found is None or found.sha256 != checked["sha256"]:
        found = st.session_state[name] = Review(checked["sha256"], chat_decisions.begun(checked))
        st.session_state.pop(f"{key}_shelf", None)
    elif [one.candidate for one in found.decisions] != chat_decisions.held(checked):
        # The same chat beside another register: what is told of a meeting may be new, what was decided of others stays.
        found.decisions, found.opened = chat_decisions.begun(checked, found.decisions), None
    scope = viewer.scope()
    found.may_fill = {one.group_id: one for one in groups.register().groups if scope.may_load_for(one.kabupaten_code)}
    review: Review = found
    return review


def _about(checked: Mapping[str, Any], review: Review) -> None:
    held, plans = len(review.decisions), chat_decisions.plans(checked)
    told = [
        text("chat_review.lead", file=checked["file"], messages=number(len(checked["messages"])), count=number(held))
    ]
    told += [text("chat_review.plans", count=number(plans))] if plans else []
    doubts = [chat_form.doubt(one) for one in checked["warnings"]]
    st.html(
        f'<section class="g g-chat"><h2 class="g-section">{safe(text("chat_review.title"))}</h2>{panel.sentences(told)}'
        f"{panel.notes(text('chat_review.doubts_chat'), doubts)}</section>"
    )


def _many(review: Review, key: str) -> None:
    sure = len(review.on(Shelf.SURE))
    if not sure:
        return
    with st.container(key=f"{key}_many", gap="xsmall"):
        words = text("chat_review.take_sure", count=number(sure))
        st.button(words, key=f"{key}_take_sure", on_click=_take_sure, args=(review,))
        st.html(f'<p class="g g-quiet">{safe(text("chat_review.take_sure_note"))}</p>')


def _shelf(review: Review, key: str) -> Shelf:
    """The shelf that is shown: the first one with something on it, until the person chooses."""
    counts = {str(one): len(review.on(one)) for one in Shelf}
    first = next(one for one in (Shelf.LOOK, Shelf.SURE, Shelf.TAKEN, Shelf.SAVED, Shelf.LEFT) if counts[one])
    name = f"{key}_shelf"
    st.session_state.setdefault(name, str(first))
    chosen = st.pills(
        text("chat_review.show"),
        list(counts),
        required=True,
        format_func=lambda one: f"{text(f'chat_review.shelf.{one}')} ({number(counts[one])})",
        key=name,
        persist_state="session",
        on_change=partial(_go, review, 0),
        wrap=True,
    )
    return Shelf(chosen or str(first))


def _card(review: Review, place: int, key: str) -> None:
    one = review.decisions[place]
    with st.container(border=True, key=f"{key}_one_{place}", gap="small"):
        st.html(chat_form.card(one, place, review.may_fill))
        missing = one.missing(review.may_fill)
        if one.was_refused and missing:
            names = ", ".join(text(f"chat_review.field.{name}") for name in dict.fromkeys(missing))
            st.warning(text("chat_review.missing", fields=names))
        if review.opened == place:
            chat_form.form(one, place, review.may_fill, key, partial(_share, review, one))
        with st.container(key=f"{key}_acts_{place}", horizontal=True, gap="small"):
            _acts(review, place, one, key)


def _acts(review: Review, place: int, one: Decision, key: str) -> None:
    if one.choice is Choice.OPEN:
        is_known = one.candidate["status"] == "known"
        take = text("chat_review.take_again" if is_known else "chat_review.take")
        st.button(take, key=f"{key}_take_{place}", type="primary", on_click=_take, args=(review, place, key))
        st.button(text("chat_review.leave"), key=f"{key}_leave_{place}", on_click=_leave, args=(review, place, key))
    else:
        st.button(text("chat_review.back"), key=f"{key}_back_{place}", on_click=_back, args=(review, place, key))
    is_open = review.opened == place
    words = text("chat_review.close" if is_open else "chat_review.change")
    st.button(words, key=f"{key}_change_{place}", on_click=_open, args=(review, None if is_open else place, key))


def _turn(review: Review, count: int, key: str) -> None:
    if count <= AT_ONCE:
        return
    last = min(review.start + AT_ONCE, count)
    with st.container(key=f"{key}_turn", horizontal=True, vertical_alignment="center", gap="small"):
        for name, to, is_possible in (
            ("before", review.start - AT_ONCE, review.start > 0),
            ("after", review.start + AT_ONCE, last < count),
        ):
            st.button(
                text(f"chat_review.{name}"),
                key=f"{key}_{name}",
                type="tertiary",
                disabled=not is_possible,
                on_click=_go,
                args=(review, to),
            )
        words = text("chat_review.of_list", first=number(review.start + 1), last=number(last), count=number(count))
        st.html(f'<p class="g g-quiet">{safe(words)}</p>', width="content")


def _save(checked: Mapping[str, Any], review: Review, key: str) -> dict[str, Any] | None:
    taken, left = len(review.on(Shelf.TAKEN)), len(review.on(Shelf.LEFT))
    still_open = len(review.on(Shelf.LOOK)) + len(review.on(Shelf.SURE))
    words = text("chat_review.sum", taken=number(taken), left=number(left), open=number(still_open))
    st.html(f'<p class="g g-quiet" role="status">{safe(words)}</p>')
    label = text("chat_review.save", count=number(taken))
    pressed = st.button(label, key=f"{key}_save", type="primary", disabled=not taken)
    return chat_decisions.to_confirm(checked, review.decisions) if pressed else None


# --- what a person does: each runs before the page is drawn ---------------------------------------------------------


def _take(review: Review, place: int, key: str) -> None:
    chat_form.collect(review.decisions, review.opened, key)
    one = review.decisions[place]
    one.was_refused = bool(one.missing(review.may_fill))
    if one.was_refused:
        _open(review, place, key)
        return
    one.choice = Choice.TAKEN
    _close(review, place)


def _leave(review: Review, place: int, key: str) -> None:
    chat_form.collect(review.decisions, review.opened, key)
    review.decisions[place].choice = Choice.LEFT
    _close(review, place)


def _back(review: Review, place: int, key: str) -> None:
    chat_form.collect(review.decisions, review.opened, key)
    review.decisions[place].choice = Choice.OPEN


def _open(review: Review, place: int | None, key: str) -> None:
    chat_form.collect(review.decisions, review.opened, key)
    if place is not None and review.opened != place:
        review.decisions[place].before = dict(review.decisions[place].values)
    review.opened = place


def _close(review: Review, place: int) -> None:
    review.opened = None if review.opened == place else review.opened


def _go(review: Review, to: int) -> None:
    review.start = to


def _take_sure(review: Review) -> None:
    chat_decisions.take_sure(review.decisions, review.may_fill)


def _share(review: Review, one: Decision) -> None:
    chat_decisions.share_group(one, review.decisions)
