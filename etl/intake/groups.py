"""Which working group is meant by "Gugus III Alas", "KKG gugus 3 kec. Alas", an alias or an ID?

A name is compared without the word for its type and with or without its place; the type and the place, where they are
said, in the name or beside it, then decide between groups of one name. What still fits two groups is not guessed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from geo import group_names, names
from schemas.vocabulary import GroupType

_TYPES = {str(one).casefold(): str(one) for one in GroupType}
MOST_CANDIDATES = 5
# Suggestions compare a name with all groups; after so many unknown names the file is the wrong one.
MOST_SUGGESTED = 500


class UnknownGroupError(LookupError):
    """No group, or several; `candidates` are words for a person: name (ID)."""

    def __init__(self, candidates: list[str], is_ambiguous: bool) -> None:
        self.candidates, self.is_ambiguous = candidates, is_ambiguous
        super().__init__(", ".join(candidates))


@dataclass(frozen=True)
class Group:
    """What is needed to tell one group from another."""

    group_id: str
    group_type: str
    name: str
    gugus_name: str | None
    kabupaten_code: str
    kecamatan_code: str | None

    @property
    def natural(self) -> tuple[str, str, str]:
        """Type, place and bare name: two rows with the same are the same group, whatever their IDs."""
        place = self.kecamatan_code or self.kabupaten_code
        bare = _bare(self.gugus_name or self.name, self.kabupaten_code, self.kecamatan_code)
        return self.group_type, place, "".join(bare)


def made_id(group_type: str, name: str, kabupaten_code: str, kecamatan_code: str | None) -> str:
    """Identifier of a group whose register gives none: `KKG-52.04.02-gugus-3`."""
    words = _bare(name, kabupaten_code, kecamatan_code)
    return "-".join([group_type, kecamatan_code or kabupaten_code, *words])[:60].rstrip("-")


@dataclass
class Groups:
    """The register while it is read: batches count up, and a name once understood stays understood."""

    by_id: dict[str, Group] = field(default_factory=dict)
    by_natural: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)  # ID in small letters -> ID
    _known: dict[str, dict[str, int]] = field(default_factory=dict)  # key of a name -> ID -> batch that said it first
    # The same with the name of the kabupaten behind it: asked only where nothing else fits, since several kecamatan
    # are called like their kabupaten, and "Gugus I Sumbawa" is then the one of Kecamatan Sumbawa.
    _known_by_kabupaten: dict[str, dict[str, int]] = field(default_factory=dict)
    _suggested: int = 0
    _homes: dict[str, list[tuple[int, str]]] = field(default_factory=dict)  # ID -> (batch, kabupaten it said)

    def add(self, group: Group, batch: int) -> None:
        """A group of the register, or what a later file says of it."""
        self.by_id[group.group_id] = group
        self._homes.setdefault(group.group_id, []).append((batch, group.kabupaten_code))
        self.by_natural.setdefault(group.natural, group.group_id)
        self._ids[group.group_id.casefold()] = group.group_id
        kecamatan = "".join(_place_words(group.kecamatan_code))
        kabupaten = "".join(_place_words(group.kabupaten_code))
        for name in filter(None, (group.name, group.gugus_name)):
            bare = "".join(_bare(name, group.kabupaten_code, group.kecamatan_code))
            for place in {"", kecamatan, kecamatan + kabupaten}:
                self._say(bare + place, group.group_id, batch)
            self._known_by_kabupaten.setdefault(bare + kabupaten, {}).setdefault(group.group_id, batch)
            self._say("".join(_untyped(name)[1]), group.group_id, batch)

    def add_alias(self, group_id: str, alias: str, batch: int) -> None:
        """Another name of a group."""
        self._say("".join(_untyped(alias)[1]), group_id, batch)

    def home(self, group_id: str, batch: int) -> str:
        """Code of the kabupaten in which a group was when that batch came: a later file may have moved it."""
        said = self._homes[group_id]
        return next((code for since, code in reversed(said) if since <= batch), said[0][1])

    def find(
        self, words: str, group_type: str | None, kabupaten: str | None, kecamatan: str | None, batch: int,
        allowed: frozenset[str] | None = None,
    ) -> str:  # fmt: skip
        """ID of the group that is meant; type and codes of places narrow it. Raises UnknownGroupError.

        allowed: codes of the kabupaten whose groups are looked at (None: all); others are as if they did not exist.
        """

        def is_own(group_id: str) -> bool:
            return allowed is None or self.home(group_id, batch) in allowed

        named = self._ids.get(words.casefold())
        if named is not None and is_own(named):
            return named
        types, bare = _untyped(words)
        asked = {*types, *([group_type] if group_type else [])}
        key = "".join(bare)
        said: dict[str, int] = {}
        fitting: dict[str, int] = {}
        for known in (self._known, self._known_by_kabupaten):
            if not fitting:
                found = {one: since for one, since in known.get(key, {}).items() if is_own(one)}
                said = said or found
                fitting = {one: since for one, since in found.items() if self._fits(one, asked, kabupaten, kecamatan)}
        if len(fitting) > 1:  # a name that was clear when its file was loaded stays so when others get the same
            fitting = {one: since for one, since in fitting.items() if since <= batch} or fitting
        if len(fitting) == 1:
            return next(iter(fitting))
        if fitting:
            raise UnknownGroupError(self._told(sorted(fitting)), is_ambiguous=True)
        raise UnknownGroupError(self._told(said) if said else self._near(words, kabupaten, kecamatan, is_own), False)

    def is_known(self, words: str) -> bool:
        """Whether some group is called so, whatever its type and place; nothing is suggested."""
        bare = "".join(_untyped(words)[1])
        return bool(bare) and (bare in self._known or bare in self._known_by_kabupaten)

    def those_of(self, group_type: str | None, kabupaten: str | None, kecamatan: str | None) -> list[str]:
        """Names, places and IDs of the groups of a type in a place, some of them: what may be meant there."""
        types = {group_type} if group_type else set()
        return self._told(sorted(one for one in self.by_id if self._fits(one, types, kabupaten, kecamatan)))

    def _say(self, key: str, group_id: str, batch: int) -> None:
        self._known.setdefault(key, {}).setdefault(group_id, batch)

    def _fits(self, group_id: str, types: set[str], kabupaten: str | None, kecamatan: str | None) -> bool:
        group = self.by_id[group_id]
        return (
            types <= {group.group_type}
            and kabupaten in (None, group.kabupaten_code)
            and kecamatan in (None, group.kecamatan_code)
        )

    def _near(
        self, words: str, kabupaten: str | None, kecamatan: str | None, is_own: Callable[[str], bool]
    ) -> list[str]:
        self._suggested += 1
        if self._suggested > MOST_SUGGESTED:
            return []
        every = [one for one in self.by_id.values() if is_own(one.group_id)]
        here = [one for one in every if self._fits(one.group_id, set(), kabupaten, kecamatan)]
        pool = {one.group_id: one.name for one in here or every}
        return self._told(group for group, _ in group_names.search(words[:200], pool, 3))

    def _told(self, ids: Iterable[str]) -> list[str]:
        told = []
        for one in list(ids)[:MOST_CANDIDATES]:
            group = self.by_id[one]
            place = names.place_name(group.kecamatan_code or group.kabupaten_code)
            told.append(f"{group.name}, {place} ({one})")
        return told


def _untyped(name: str) -> tuple[set[str], list[str]]:
    """(types that the name says, its other words)."""
    words = group_names.fold(name).split()
    return {_TYPES[word] for word in words if word in _TYPES}, [word for word in words if word not in _TYPES]


@cache
def _place_words(code: str | None) -> tuple[str, ...]:
    return tuple(group_names.fold(names.place_name(code)).split()) if code else ()


def _bare(name: str, kabupaten_code: str, kecamatan_code: str | None) -> list[str]:
    """Words of a name without its type and without its own place at the end."""
    words = _untyped(name)[1]
    for code in (kabupaten_code, kecamatan_code):
        place = list(_place_words(code))
        for spelt in (place, ["".join(place)]):
            if place and words[-len(spelt) :] == spelt:
                words = words[: -len(spelt)]
                break
    return words
