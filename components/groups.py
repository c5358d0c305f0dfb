"""The working groups of the register as small typed objects: read once per build, filtered and counted in memory."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import streamlit as st

from answers import data
from doors.scope import Scope
from geo import group_names
from queries import run
from queries.selection import Selection
from schemas.vocabulary import ActivityClass, GroupType

POINTS = "group_points"


@dataclass(frozen=True)
class Group:
    """One group as map and lists need it. Without a point longitude and latitude are None."""

    group_id: str
    name: str
    group_type: str
    kabupaten_code: str
    kabupaten_name: str
    kecamatan_code: str | None
    kecamatan_name: str | None
    longitude: float | None
    latitude: float | None
    members: int | None
    activity_class: str
    meetings_in_window: int

    @property
    def at(self) -> tuple[float, float] | None:
        """(longitude, latitude), None where nobody has said it."""
        return None if self.longitude is None or self.latitude is None else (self.longitude, self.latitude)

    def lies_in(self, selection: Selection) -> bool:
        """Whether the group belongs to the chosen place; groups of a whole kabupaten lie in no kecamatan."""
        return (
            selection.kabupaten_code in (None, self.kabupaten_code)
            and self.kabupaten_code.startswith(selection.province)
            and selection.kecamatan_code
            in (
                None,
                self.kecamatan_code,
            )
        )


@dataclass(frozen=True)
class Kinds:
    """Classes and types chosen in the legend; empty: all of them."""

    classes: tuple[str, ...] = ()
    group_types: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Nothing is filtered."""
        return not self.classes and not self.group_types

    def hold(self, one: "Group | Counted") -> bool:
        """Whether the group passes both."""
        return self.has_class(one) and self.has_type(one)

    def has_class(self, one: "Group | Counted") -> bool:
        """Whether the class passes."""
        return not self.classes or one.activity_class in self.classes

    def has_type(self, one: "Group | Counted") -> bool:
        """Whether the type passes."""
        return not self.group_types or one.group_type in self.group_types


@dataclass(frozen=True)
class Counted:
    """How many groups of one class and type a kabupaten has: a figure, also where the groups are not to be seen."""

    kabupaten_code: str
    group_type: str
    activity_class: str
    groups: int


@dataclass(frozen=True)
class Register:
    """All groups of one build that a scope may see."""

    groups: tuple[Group, ...]
    by_id: dict[str, Group]

    @cached_property
    def index(self) -> group_names.Index:
        """The names with their places, as people look for them; made when the first one searches."""
        return group_names.Index({one.group_id: _searched(one) for one in self.groups})

    def of(self, selection: Selection) -> list[Group]:
        """Groups of the chosen place, by kecamatan and name."""
        return [one for one in self.groups if one.lies_in(selection)]


@st.cache_resource(show_spinner=False, max_entries=60)
def _register(build: str, scope: Scope, province: str | None) -> Register:
    """Build, scope and province are the key: shared by all readers who see the same groups, changed by nobody."""
    everywhere = {"province_code": province, "kabupaten_code": None, "kecamatan_code": None, "group_type": None}
    rows = run.ask_build(build, POINTS, everywhere, scope)
    fields = list(Group.__dataclass_fields__)
    groups = [Group(**{name: row[name] for name in fields}) for row in rows]
    places = {code: place for place, code in enumerate(dict.fromkeys(one.kabupaten_code for one in groups))}
    groups.sort(key=lambda one: (places[one.kabupaten_code], one.kecamatan_name or "", as_read(one.name), one.group_id))
    return Register(tuple(groups), {one.group_id: one for one in groups})


def register() -> Register:
    """The groups that the visitor may see, of the build that answers in this run."""
    return _register(data.build(), run.narrowed(POINTS, data.scope()), None)


def register_of(province: str) -> Register:
    """Those of one province (its code): a page that shows one must not wait for 40,000 groups."""
    if len(data.provinces()) == 1:
        return register()
    return _register(data.build(), run.narrowed(POINTS, data.scope()), province)


def counted(selection: Selection) -> list[Counted]:
    """All groups of the chosen place, of every type, counted: the same for every reader."""
    within = selection.kabupaten_code if selection.kecamatan_code else None
    place = selection.kecamatan_code or selection.kabupaten_code
    return [
        Counted(within or row["area_code"], row["group_type"], row["activity_class"], row["groups"])
        for row in data.ask("log_classes", province_code=selection.province, kabupaten_code=within, group_type=None)
        if place in (None, row["area_code"])
    ]


def count_of(groups: Iterable[Group]) -> list[Counted]:
    """These groups, counted."""
    found = Counter((one.kabupaten_code, one.group_type, one.activity_class) for one in groups)
    return [Counted(*of, count) for of, count in found.items()]


def total(found: Iterable[Counted]) -> int:
    """How many groups there are."""
    return sum(one.groups for one in found)


def by_class(found: Iterable[Counted]) -> dict[str, int]:
    """Class -> groups, best first, zeros too."""
    counts = {str(one): 0 for one in ActivityClass}
    for one in found:
        counts[one.activity_class] += one.groups
    return counts


def by_type(found: Iterable[Counted]) -> dict[str, int]:
    """Type -> groups, zeros too."""
    counts = {str(one): 0 for one in GroupType}
    for one in found:
        counts[one.group_type] += one.groups
    return counts


@dataclass(frozen=True)
class Meeting:
    """One reported meeting of a group."""

    held_on: date
    kind: str
    topic: str | None
    topic_words: str | None
    attended: int | None
    invited: int | None
    review_state: str
    is_from_chat: bool = False
    quotes: tuple[str, ...] = ()  # words of the messages that reported it, without names and numbers


def card(group_id: str) -> run.Row:
    """Everything about one group: see queries/sql/group_card.sql."""
    return data.ask("group_card", group_id=group_id)[0]


def standard(group_id: str) -> list[run.Row]:
    """One group against the 2008 standard: see queries/sql/group_standard.sql."""
    return data.ask("group_standard", group_id=group_id)


def meetings(group_id: str) -> list[Meeting]:
    """All meetings of one group, newest first, those not confirmed too."""
    said: dict[str, list[str | None]] = {}
    for row in data.ask("group_evidence", group_id=group_id):
        said.setdefault(row["meeting_id"], []).append(row["excerpt"])
    return [_meeting(row, said.get(row["meeting_id"])) for row in data.ask("group_meetings", group_id=group_id)]


def _meeting(row: run.Row, said: list[str | None] | None) -> Meeting:
    """`said`: what was quoted of its messages; None for a meeting that no chat reported."""
    reported = {name: row[name] for name in Meeting.__dataclass_fields__ if name in row}
    return Meeting(**reported, is_from_chat=said is not None, quotes=tuple(one for one in said or () if one))


def as_read(name: str) -> tuple[tuple[int, str], ...]:
    """Sort key that puts Gugus 2 before Gugus 10."""
    words = group_names.fold(name).split()
    return tuple((int(word), "") if word.isdigit() else (-1, word) for word in words)


def _searched(group: Group) -> str:
    """The name, and the places that it does not name itself."""
    words, known = group.name, group_names.key(group.name)
    for place in (group.kecamatan_name, group.kabupaten_name):
        if place and _key(place) not in known:
            words, known = f"{words} {place}", known + _key(place)
    return words


@cache
def _key(place: str) -> str:
    return group_names.key(place)
