"""What one visitor may read and write. Everything that reads rows of groups, or writes, asks for a scope.

Nothing but public figures is the default: who forgets to ask sees less, never more.
"""

from dataclasses import dataclass

from schemas.vocabulary import Role

_ALL_GROUPS = frozenset({Role.PROGRAM, Role.ADMIN})
_KABUPATEN_LENGTH = len("52.06")


@dataclass(frozen=True)
class Scope:
    """A role, and for the dinas whose groups: codes of kabupaten (`52.06`), sorted. Hashable, so a cache key.

    reads_only: rows of groups without bringing any and without persons: a visitor of an office who is not signed in.
    """

    role: Role = Role.PUBLIK
    kabupaten: tuple[str, ...] = ()
    reads_only: bool = False

    def __post_init__(self) -> None:
        if self.role != Role.DINAS and self.kabupaten:
            raise ValueError(f"{self.role} has no kabupaten of its own")
        object.__setattr__(self, "kabupaten", tuple(sorted(set(self.kabupaten))))

    @property
    def sees_all_groups(self) -> bool:
        """Rows of the groups of every kabupaten."""
        return self.role in _ALL_GROUPS

    @property
    def sees_some_groups(self) -> bool:
        """Rows of groups at all."""
        return self.sees_all_groups or bool(self.kabupaten)

    def sees_groups_of(self, code: str | None) -> bool:
        """Rows of the groups of a place (code of a kabupaten or of a kecamatan in it); None: of every place."""
        if self.sees_all_groups:
            return True
        return code is not None and code[:_KABUPATEN_LENGTH] in self.kabupaten

    def may_load_for(self, code: str | None) -> bool:
        """Bring rows of the groups of a place, mend them, confirm them; None: of every place."""
        return not self.reads_only and self.sees_groups_of(code)

    @property
    def may_load(self) -> bool:
        """Bring rows of some groups."""
        return not self.reads_only and self.sees_some_groups

    @property
    def sees_persons(self) -> bool:
        """Names of narasumber who agreed: shown to those who signed in with a role."""
        return not self.reads_only and self.role != Role.PUBLIK

    @property
    def may_undo(self) -> bool:
        """Take files back and bring them again."""
        return not self.reads_only and self.role == Role.ADMIN

    @property
    def may_give_roles(self) -> bool:
        """Say who has which role."""
        return not self.reads_only and self.role == Role.ADMIN


PUBLIC = Scope()
READER = Scope(Role.PROGRAM, reads_only=True)
EVERYTHING = Scope(Role.ADMIN)
