"""Who looks at the page: the one place where pages ask for the scope and the office of the visitor."""

from doors.scope import EVERYTHING, Scope

NOBODY_SAID = "petugas data"  # stands in the record of a file; as in the command line


def scope() -> Scope:
    """What the visitor of this run may read and write."""
    return EVERYTHING


def office() -> str:
    """Who brings a file, as its record says: an office, never the name of a person."""
    return NOBODY_SAID
