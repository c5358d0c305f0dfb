"""One meeting that a chat reports: its card in words, and the fields in which a person corrects it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import streamlit as st

from answers import data
from answers.stamp import WITA
from charts import chat_card
from charts.chat_card import ChatCard, Quote
from components.chat_decisions import FIELDS, Choice, Decision, suggested_groups
from components.groups import Group
from queries.selection import kabupaten_words
from schemas.vocabulary import MeetingKind, NarasumberKind, Topic
from translations.format import day, number, rupiah
from translations.text import text

MOST_PEOPLE = 5000  # as the contract of `meeting` says
_TYPED = {"topic_words": 500, "place": 120}  # longest text
FIRST_DAY = date(1990, 1, 1)
# Fields of the closed lists: question of the survey that has their words, and the codes.
_LISTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "kind": ("agenda", tuple(map(str, MeetingKind))),
    "topic": ("topics", tuple(map(str, Topic))),
    "narasumber_kind": ("narasumber", tuple(map(str, NarasumberKind))),
}
_REMEMBERS = "remembers"
# Side by side; on a phone in this order.
_PAIRS = (("date", "kind"), ("attended", "invited"), ("topic", "topic_words"), ("narasumber_kind", "place"),
          ("cost_rupiah",))  # fmt: skip
# What `check` calls the field of a doubt, where a meeting calls it otherwise.
_DOUBTED = {"group": "group_id", "narasumber": "narasumber_kind", "agenda": "kind"}


def card(one: Decision, place: int, may_fill: Mapping[str, Group]) -> str:
    """The candidate in HTML, with its values as they will be saved."""
    told, group = one.candidate, may_fill.get(str(one.values["group_id"]))
    name = group.name if group else told["group"] or text("chat_review.no_group")
    held = day(one.values["date"]) if one.values["date"] else text("chat_review.no_date")
    facts = [
        (text(f"chat_review.field.{field}"), _words(field, one, may_fill), _is_unsure(field, one)) for field in FIELDS
    ]
    quotes = [
        Quote(text("chat_review.where", line=number(piece["line"]), day=day(datetime.fromisoformat(piece["sent_at"]))),
              piece["text"])
        for piece in told["evidence"]
    ]  # fmt: skip
    doubts = [doubt(each) for each in told["warnings"]]
    return chat_card.chat_card(
        ChatCard(
            text("chat_review.card", place=number(place + 1), group=name, day=held),
            _state(one),
            facts,
            quotes,
            doubts,
            text("chat_review.quotes", count=number(len(quotes))),
            text("chat_review.doubts"),
            text("chat_review.look"),
        )
    )


def doubt(told: Mapping[str, Any]) -> str:
    """A doubt of `check` in words: the field and its value, the rule, the cure."""
    field = _DOUBTED.get(told["field"], told["field"])
    about = [text(f"chat_review.field.{field}") if field in FIELDS else "", _said(field, told["value"])]
    words = [*([" ".join(filter(None, about))] if any(about) else []), told["rule"], told["cure"]]
    return " ".join(
        f"{one[:1].upper()}{one[1:]}{':' if place == len(words) - 3 else '.'}" for place, one in enumerate(words)
    )


def _said(field: str | None, value: str | None) -> str:
    """A doubtful value as a person reads it."""
    if field is not None and field in _LISTS and value in _LISTS[field][1]:
        return data.option_words(_LISTS[field][0], value)
    return value or ""


def form(one: Decision, place: int, may_fill: Mapping[str, Group], key: str, share: Callable[[], None]) -> None:
    """The fields of one candidate. What stands in them is taken over by `collect`."""
    before = one.before or one.values
    _group(one, place, may_fill, key)
    if one.may_be_remembered:
        st.checkbox(
            text("chat_review.remember", words=one.words, group=_name(may_fill[one.values["group_id"]])),
            value=one.remembers,
            key=_key(key, place, _REMEMBERS),
            on_change=share,
        )
    for pair in _PAIRS:
        for name, column in zip(pair, st.columns(2, gap="small"), strict=False):
            with column:
                _field(name, before, place, key)


def collect(decisions: Sequence[Decision], opened: int | None, key: str) -> None:
    """Take over what stands in the fields of the open form: also what was typed just before a button was pressed."""
    if opened is None:
        return
    one = decisions[opened]
    for field in FIELDS:
        name = _key(key, opened, field)
        if name in st.session_state:
            value = st.session_state[name]
            one.values[field] = value.strip() or None if isinstance(value, str) else value
    one.remembers = bool(st.session_state.get(_key(key, opened, _REMEMBERS), one.remembers))


def _group(one: Decision, place: int, may_fill: Mapping[str, Group], key: str) -> None:
    names = {group_id: _name(group) for group_id, group in may_fill.items()}
    first = suggested_groups(one.candidate, names)
    options = [*first, *(group_id for group_id in names if group_id not in first)]
    chosen = (one.before or one.values)["group_id"]
    st.selectbox(
        text("chat_review.field.group_id"),
        options,
        index=options.index(chosen) if chosen in options else None,
        format_func=lambda group_id: names.get(group_id, group_id),
        placeholder=text("chat_review.search_group"),
        key=_key(key, place, "group_id"),
    )


def _field(name: str, before: Mapping[str, Any], place: int, key: str) -> None:
    words, key_of = text(f"chat_review.field.{name}"), _key(key, place, name)
    if name == "date":
        today = datetime.now(WITA).date()
        st.date_input(words, before[name], min_value=FIRST_DAY, max_value=today, format="DD/MM/YYYY", key=key_of)
    elif name in _LISTS:
        _choice(name, words, before, key_of)
    elif name in _TYPED:
        most = _TYPED[name]
        st.text_input(words, (before[name] or "")[:most], max_chars=most, key=key_of, autocomplete="off")
    else:
        most_people = None if name == "cost_rupiah" else MOST_PEOPLE
        unsaid = text("chat_review.unsaid")
        st.number_input(words, 0, most_people, before[name], step=1, placeholder=unsaid, key=key_of)


def _choice(field: str, words: str, before: Mapping[str, Any], key: str) -> None:
    question, codes = _LISTS[field]
    st.selectbox(
        words,
        codes,
        index=codes.index(before[field]) if before[field] in codes else None,
        format_func=lambda code: data.option_words(question, code),
        placeholder=text("chat_review.choose"),
        key=key,
    )


def _key(key: str, place: int, field: str) -> str:
    return f"{key}_{place}_{field}"


def _name(group: Group) -> str:
    """Name and place: two groups of one name must differ here."""
    where = [group.kecamatan_name, kabupaten_words(group.kabupaten_name)]
    return " · ".join([group.name, ", ".join(filter(None, where))])


def _state(one: Decision) -> str:
    """What was decided, and how the candidate stands beside what is saved."""
    status, saved = one.candidate["status"], one.candidate["saved"]
    words = [text(f"chat_review.choice.{one.choice.value}")]
    if status != "new":
        held = day(date.fromisoformat(saved["held_on"]))
        words.append(text(f"chat_review.status.{status}", day=held, id=saved["meeting_id"]))
    return " · ".join(words)


def _words(field: str, one: Decision, may_fill: Mapping[str, Group]) -> str:
    value = one.values[field]
    if field == "group_id":
        return _name(may_fill[value]) if value in may_fill else text("chat_review.not_yours") if value else "–"
    if value in (None, ""):
        return "–" if field in ("date", "kind") else ""
    if field in _LISTS:
        return data.option_words(_LISTS[field][0], value)
    if field == "date":
        return day(value)
    if field == "cost_rupiah":
        return rupiah(value)
    return number(value) if isinstance(value, int) else str(value)


def _is_unsure(field: str, one: Decision) -> bool:
    """Whether the proposed value asks for a look; what a person has changed does not."""
    if one.choice is Choice.TAKEN or one.values[field] in (None, ""):
        return False
    sure = one.candidate["confidence"]
    if field == "kind":
        is_own = one.values[field] != one.candidate["agenda_suggested"]
        return not is_own and "low" in (sure.get("agenda"), sure.get("agenda_suggested"))
    name = "group" if field == "group_id" else field
    proposed = one.candidate.get(field)
    is_own = (one.values[field].isoformat() if field == "date" else one.values[field]) != proposed
    return not is_own and sure.get(name) == "low"
