"""What the operator sets about doors: `[doors]` of .streamlit/secrets.toml, or variables of the environment.

The environment goes before the file. A word that is not understood is taken as the safer of what it could mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ADMINS = "GUGUS_ADMINS"
WITHOUT_LOGIN = "GUGUS_WITHOUT_LOGIN"
OWN_MACHINE = "GUGUS_OWN_MACHINE"
READ_ALL = "baca"  # visitors without login read the groups of every kabupaten, and write nothing
_YES = frozenset({"1", "true", "yes", "ya"})


@dataclass(frozen=True)
class Settings:
    """What is set.

    admins: addresses that are admin whatever the file of roles says. verified_by: providers that name only
    addresses they have checked, and do not say so (`email_verified`) themselves.
    own_machine: started with `make run`; who sits at this machine may do everything while no login is set up.
    """

    admins: tuple[str, ...] = ()
    verified_by: tuple[str, ...] = ()
    reads_without_login: bool = False
    own_machine: bool = False
    office_of_admins: str = ""


def read(secrets: Mapping[str, Any], environment: Mapping[str, str]) -> Settings:
    """Settings from the section `[doors]` and the environment."""
    without = environment.get(WITHOUT_LOGIN, secrets.get("without_login", ""))
    admins = environment[ADMINS].split(",") if ADMINS in environment else secrets.get("admins", ())
    office = secrets.get("office", "")
    return Settings(
        admins=_words(admins),
        verified_by=_words(secrets.get("email_verified_by", ())),
        reads_without_login=isinstance(without, str) and without.strip().lower() == READ_ALL,
        # Not in the file: it is about how this process was started, and a copied file must not bring it along.
        own_machine=environment.get(OWN_MACHINE, "").strip().lower() in _YES,
        office_of_admins=office if isinstance(office, str) else "",
    )


def _words(found: Any) -> tuple[str, ...]:
    listed = found if isinstance(found, (list, tuple)) else ()
    return tuple(word.strip().lower() for word in listed if isinstance(word, str) and word.strip())
