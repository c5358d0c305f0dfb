"""What each role may, as one table that is read off the scope itself: the page Akun and docs/doors.md show it."""

from enum import StrEnum

from doors.scope import Scope
from schemas.vocabulary import Role


class Ability(StrEnum):
    """What a visitor may do; the words are `ability.<name>`."""

    FIGURES = "figures"
    GROUPS = "groups"
    PERSONS = "persons"
    LOAD = "load"
    UNDO = "undo"
    ROLES = "roles"


class Extent(StrEnum):
    """For which places; the words are `extent.<name>`."""

    ALL = "all"
    OWN = "own"
    NONE = "none"


_SOMEWHERE = "52.06"  # any kabupaten shows what "own" means


def table() -> dict[Role, dict[Ability, Extent]]:
    """Role -> ability -> for which places, in the order of the roles."""
    return {role: of(Scope(role, (_SOMEWHERE,) if role == Role.DINAS else ())) for role in Role}


def of(scope: Scope) -> dict[Ability, Extent]:
    """What one scope may."""
    everywhere = Extent.ALL if scope.sees_all_groups else Extent.OWN
    may = {
        Ability.FIGURES: True,
        Ability.GROUPS: scope.sees_some_groups,
        Ability.PERSONS: scope.sees_persons,
        Ability.LOAD: scope.may_load,
        Ability.UNDO: scope.may_undo,
        Ability.ROLES: scope.may_give_roles,
    }
    found = {ability: everywhere if allowed else Extent.NONE for ability, allowed in may.items()}
    return {**found, Ability.FIGURES: Extent.ALL}
