"""From what the provider says, how a visitor came and what the operator set to what they may."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from doors import visitor
from doors.account_file import Account
from doors.login import Flaw, Login
from doors.refusals import Refusal, RefusedError
from doors.scope import EVERYTHING, PUBLIC, READER, Scope
from doors.settings import Settings
from doors.visitor import Visitor, Why
from schemas.vocabulary import Role
from tests.doors.test_connection import HERE

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
LOGIN = Login(is_set_up=True, providers=("google", "kantor"))
STRANGER = replace(HERE, peer="10.0.0.5")
NONE, OWN = Settings(), Settings(own_machine=True)
CLAIMS: dict[str, Any] = {
    "is_logged_in": True,
    "provider": "google",
    "iss": "https://accounts.google.com",
    "hd": "dinas.go.id",
    "email": "Officer@Dinas.go.id",
    "email_verified": True,
    "iat": NOW.timestamp() - 60,
}
DINAS = Account("officer@dinas.go.id", "dinas", ("52.06",), "Dinas Bima")
EVERYBODY = Account("@dinas.go.id", "program", (), "Dinas Provinsi")


def account_of(address: str, *, by_domain: bool) -> Account | None:
    """The accounts of these tests."""
    if address == DINAS.account:
        return DINAS
    return EVERYBODY if by_domain and address.endswith("@dinas.go.id") else None


def decide(
    claims: dict[str, Any] | None = None, login: Login = LOGIN, connection: Any = STRANGER, settings: Settings = NONE
) -> Visitor:  # fmt: skip
    return visitor.decide({} if claims is None else claims, login, connection, settings, NOW, account_of=account_of)


# --- no login is set up ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("connection", "settings", "scope", "why"),
    [
        (HERE, OWN, EVERYTHING, Why.OWN_MACHINE),
        (HERE, Settings(), PUBLIC, Why.NO_LOGIN),  # a server that was not started with `make run`
        (STRANGER, OWN, PUBLIC, Why.NO_LOGIN),
        (STRANGER, replace(OWN, reads_without_login=True), READER, Why.NO_LOGIN_READS),
        (HERE, replace(OWN, reads_without_login=True), EVERYTHING, Why.OWN_MACHINE),
    ],
)
def test_without_login_only_who_sits_at_the_machine_of_make_run_may_write(
    connection: Any, settings: Settings, scope: Scope, why: Why
) -> None:
    found = decide(CLAIMS, Login(), connection, settings)
    assert (found.scope, found.why) == (scope, why)
    assert found.scope.may_load == (why == Why.OWN_MACHINE)
    assert not found.is_signed_in, "claims of a login that is not set up are nobody's"


def test_an_office_network_may_read_all_groups_and_can_never_write() -> None:
    assert READER.sees_all_groups and READER.sees_groups_of("52.05") and Scope(Role.PROGRAM) != READER
    refused = (
        READER.may_load,
        READER.may_load_for("52.05"),
        READER.may_undo,
        READER.may_give_roles,
        READER.sees_persons,
    )
    assert not any(refused)
    assert not Scope(Role.ADMIN, reads_only=True).may_give_roles


# --- a login is set up ----------------------------------------------------------------------------------------------


def test_with_login_sitting_at_the_machine_gives_nothing() -> None:
    found = decide(None, connection=HERE, settings=OWN)
    assert (found.scope, found.why) == (PUBLIC, Why.SIGNED_OUT)


def test_the_own_role_of_an_address_goes_before_that_of_its_domain() -> None:
    found = decide(CLAIMS)
    assert (found.scope, found.office, found.why) == (Scope(Role.DINAS, ("52.06",)), "Dinas Bima", Why.ROLE)
    other = decide({**CLAIMS, "email": "somebody@dinas.go.id"})
    assert (other.scope, other.office) == (Scope(Role.PROGRAM), "Dinas Provinsi")


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"is_logged_in": False}, Why.SIGNED_OUT),
        ({"is_logged_in": "yes"}, Why.SIGNED_OUT),
        ({"is_logged_in": 1}, Why.SIGNED_OUT),
        ({"iat": None}, Why.EXPIRED),
        ({"iat": True}, Why.EXPIRED),
        ({"iat": "1795405440"}, Why.EXPIRED),
        ({"iat": 1e300}, Why.EXPIRED),
        ({"iat": float("nan")}, Why.EXPIRED),
        ({"iat": (NOW - visitor.HOLDS).timestamp()}, Why.EXPIRED),
        ({"iat": (NOW + timedelta(hours=1)).timestamp()}, Why.EXPIRED),
        ({"email_verified": False}, Why.UNVERIFIED),
        ({"email_verified": "false"}, Why.UNVERIFIED),
        ({"email_verified": None}, Why.UNVERIFIED),
        ({"email_verified": 1}, Why.UNVERIFIED),
        ({"email": None}, Why.UNVERIFIED),
        ({"email": ["officer@dinas.go.id"]}, Why.UNVERIFIED),
        ({"provider": "other"}, Why.UNVERIFIED),
        ({"provider": None}, Why.UNVERIFIED),
        ({"email": "stranger@example.id"}, Why.NO_ROLE),
    ],
)
def test_whoever_is_in_doubt_is_publik_and_is_told_why(claims: dict[str, Any], why: Why) -> None:
    found = decide({**CLAIMS, **claims})
    assert (found.scope, found.why, found.office) == (PUBLIC, why, visitor.NOBODY_SAID)


def test_a_sign_in_holds_a_working_day() -> None:
    assert decide({**CLAIMS, "iat": (NOW - timedelta(hours=11, minutes=59)).timestamp()}).why == Why.ROLE


def test_a_provider_that_leaves_the_claim_out_counts_only_where_the_operator_says_so() -> None:
    claims = {key: value for key, value in CLAIMS.items() if key != "email_verified"} | {"provider": "kantor"}
    trusted = Settings(verified_by=("kantor",))
    assert decide(claims).why == Why.UNVERIFIED
    assert decide(claims, settings=trusted).why == Why.ROLE
    assert decide({**claims, "provider": "google"}, settings=trusted).why == Why.UNVERIFIED
    assert decide({**claims, "email_verified": False}, settings=trusted).why == Why.UNVERIFIED, "a plain no stays a no"
    assert decide({**claims, "email_verified": "true"}).why == Why.ROLE, "some providers write it as a word"


def test_a_private_google_account_with_an_address_of_the_office_has_no_share_in_the_role_of_the_domain() -> None:
    claims = {key: value for key, value in CLAIMS.items() if key != "hd"} | {"email": "former@dinas.go.id"}
    assert decide(claims).why == Why.NO_ROLE
    assert decide({**claims, "hd": "dinas.go.id"}).why == Why.ROLE
    assert decide({**claims, "iss": "https://login.example.id", "provider": "kantor"}).why == Why.ROLE
    assert decide({**claims, "email": DINAS.account}).scope == Scope(Role.DINAS, ("52.06",)), "its own role it has"


def test_admins_of_the_settings_are_admins_and_need_a_checked_address_too() -> None:
    settings = Settings(admins=("first@example.id",), office_of_admins="Pengelola")
    found = decide({**CLAIMS, "email": "First@Example.id"}, settings=settings)
    assert (found.scope, found.office) == (EVERYTHING, "Pengelola")
    assert decide({**CLAIMS, "email": "first@example.id", "email_verified": False}, settings=settings).scope == PUBLIC


def test_a_login_that_is_set_up_wrongly_believes_nobody() -> None:
    flawed = replace(LOGIN, flaw=Flaw.COOKIE_SECRET)
    for connection in (HERE, STRANGER):
        found = decide(CLAIMS, flawed, connection, replace(OWN, reads_without_login=True))
        assert (found.scope, found.why, found.account) == (PUBLIC, Why.FLAW, "")


def test_a_spoilt_file_of_roles_gives_nobody_a_role() -> None:
    def spoilt(_address: str, *, by_domain: bool) -> Account | None:
        raise RefusedError(Refusal.SPOILT, file=str(by_domain))

    found = visitor.decide(CLAIMS, LOGIN, STRANGER, Settings(), NOW, account_of=spoilt)
    assert (found.scope, found.why) == (PUBLIC, Why.SPOILT)
