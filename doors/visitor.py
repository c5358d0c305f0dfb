"""Who a visitor is to the dashboard: what the provider says of them, how they came, what the operator set -> scope."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from doors import accounts
from doors.account_file import Account
from doors.connection import Connection
from doors.login import Login
from doors.refusals import RefusedError
from doors.scope import EVERYTHING, PUBLIC, READER, Scope
from doors.settings import Settings

# Streamlit keeps its cookie for 30 days. Computers in an office are shared, so a sign-in ends with the working day.
HOLDS = timedelta(hours=12)
_CLOCKS_DIFFER = timedelta(minutes=5)
_GOOGLE = frozenset({"https://accounts.google.com", "accounts.google.com"})
NOBODY_SAID = "petugas data"  # stands in the record of a file; as in the command line

Claims = Mapping[str, Any]


class Why(StrEnum):
    """Why a visitor has the scope they have; the words are `visitor_why.<why>`."""

    OWN_MACHINE = "own_machine"
    NO_LOGIN = "no_login"
    NO_LOGIN_READS = "no_login_reads"
    FLAW = "flaw"
    SIGNED_OUT = "signed_out"
    EXPIRED = "expired"
    UNVERIFIED = "unverified"
    NO_ROLE = "no_role"
    ROLE = "role"
    SPOILT = "spoilt"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Visitor:
    """office: how the record of a file names them. account: address that is signed in, believed or not; empty: none."""

    scope: Scope
    office: str
    why: Why
    account: str = ""

    @property
    def is_signed_in(self) -> bool:
        """An account is signed in, with a role or without."""
        return bool(self.account)


NOBODY = Visitor(PUBLIC, NOBODY_SAID, Why.UNKNOWN)


def decide(
    claims: Claims,
    login: Login,
    connection: Connection,
    settings: Settings,
    now: datetime,
    *,
    account_of: Callable[..., Account | None] = accounts.of,
) -> Visitor:
    """The visitor. claims: empty when nobody is signed in. now: with its zone. Never raises: in doubt, publik."""
    if not login.is_set_up:
        return _without_login(connection, settings)
    address = _address(claims) if login.is_usable else ""
    doubt = _doubt(claims, login, settings, now)
    if doubt:
        return Visitor(PUBLIC, NOBODY_SAID, doubt, address)
    if address in settings.admins:
        return Visitor(EVERYTHING, settings.office_of_admins or NOBODY_SAID, Why.ROLE, address)
    try:
        account = account_of(address, by_domain=_belongs_to_its_domain(claims))
    except RefusedError:
        return Visitor(PUBLIC, NOBODY_SAID, Why.SPOILT, address)
    if account is None:
        return Visitor(PUBLIC, NOBODY_SAID, Why.NO_ROLE, address)
    return Visitor(accounts.scope_of(account), account.office, Why.ROLE, address)


def _doubt(claims: Claims, login: Login, settings: Settings, now: datetime) -> Why | None:
    """Why nothing is believed of what the provider says; None: it is believed."""
    if not login.is_usable:
        return Why.FLAW
    if claims.get("is_logged_in") is not True:
        return Why.SIGNED_OUT
    if not _is_fresh(claims, now):
        return Why.EXPIRED
    return None if _is_verified(claims, login, settings) else Why.UNVERIFIED


def _without_login(connection: Connection, settings: Settings) -> Visitor:
    if settings.own_machine and connection.is_of_this_machine:
        return Visitor(EVERYTHING, NOBODY_SAID, Why.OWN_MACHINE)
    if settings.reads_without_login:
        return Visitor(READER, NOBODY_SAID, Why.NO_LOGIN_READS)
    return Visitor(PUBLIC, NOBODY_SAID, Why.NO_LOGIN)


def _address(claims: Claims) -> str:
    found = claims.get("email")
    # What is not ASCII matches nobody (accounts.of), and is shown as it came.
    return accounts.folded(found) if isinstance(found, str) else ""


def _is_fresh(claims: Claims, now: datetime) -> bool:
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, (int, float)):
        return False
    try:
        at = datetime.fromtimestamp(issued, UTC)
    except (OverflowError, OSError, ValueError):
        return False
    return -_CLOCKS_DIFFER <= now - at < HOLDS


def _is_verified(claims: Claims, login: Login, settings: Settings) -> bool:
    """The provider says that the address is this person's. What it leaves out it does not say (Microsoft does)."""
    if not _address(claims) or claims.get("provider") not in login.providers:
        return False
    said = claims.get("email_verified")
    if said is None:
        return claims.get("provider") in settings.verified_by
    return said is True or (isinstance(said, str) and said.strip().lower() == "true")


def _belongs_to_its_domain(claims: Claims) -> bool:
    """Whether a rule for a whole domain is for this account.

    Anybody may register an address of any domain as a private Google account, and keep it after leaving the office.
    Google names the organisation (`hd`) of those that an organisation manages.
    """
    return claims.get("iss") not in _GOOGLE or bool(claims.get("hd"))
