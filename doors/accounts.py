"""Who has which role: asked, given, changed and taken. Every change is kept with who asked for it and when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from doors import account_file
from doors.account_file import Account, Change, Kept
from doors.refusals import Refusal, RefusedError
from doors.scope import Scope
from geo import names
from schemas.vocabulary import Role

PROVINCE = "52"
LONGEST_OFFICE = 80
# The clock of the places (WITA), as in the records of files.
_WITA = timezone(timedelta(hours=8))

# Nothing but ASCII: a letter that only looks like another one must not be folded into it.
_ADDRESS = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,}")
_DOMAIN = re.compile(r"@(?:[a-z0-9-]+\.)+[a-z]{2,}")
# At these anybody can have an address, so a role for all of them is a role for everybody.
PUBLIC_DOMAINS = frozenset({
    "@gmail.com", "@googlemail.com", "@yahoo.com", "@yahoo.co.id", "@ymail.com", "@rocketmail.com", "@outlook.com",
    "@outlook.co.id", "@hotmail.com", "@live.com", "@msn.com", "@icloud.com", "@me.com", "@proton.me",
    "@protonmail.com", "@mail.com", "@gmx.com", "@aol.com", "@zoho.com", "@yandex.com",
})  # fmt: skip
_CODE = re.compile(r"\d{2}\.\d{2}")
# An office is named by letters; nothing that a spreadsheet runs, and nobody's address or number.
_OFFICE = re.compile(r"[^\W\d_][\w .,()/&'-]*")
_TELEPHONE = re.compile(r"(?:\d[ .-]?){8,}")


def folded(account: str) -> str:
    """An address as it is kept and compared: small letters, no blanks around it."""
    account = account.strip()
    return account.lower() if account.isascii() else account  # the Kelvin sign would become the letter k


def all_accounts() -> tuple[Account, ...]:
    """Everybody with a role, by name."""
    return account_file.read().accounts


def changes() -> tuple[Change, ...]:
    """Every change of roles, the newest first."""
    return account_file.read().changes[::-1]


def of(address: str, *, by_domain: bool = True) -> Account | None:
    """The account of an address: its own before that of its domain. None: no role."""
    address = folded(address)
    if not _ADDRESS.fullmatch(address):
        return None
    kept = account_file.read()
    domain = address[address.rindex("@") :]
    return kept.of(address) or (kept.of(domain) if by_domain else None)


def scope_of(account: Account) -> Scope:
    """What this account may read and write."""
    return Scope(Role(account.role), account.kabupaten)


def allow(
    asked: Scope, by: str, account: str, role: str, kabupaten: Iterable[str] = (), office: str = "",
    *, other_admins: Sequence[str] = (),
) -> Account:  # fmt: skip
    """Give an account a role, or change it. `asked`: what whoever asks may do; `by`: who that is.

    kabupaten: codes or names. other_admins: admins named elsewhere (see doors/settings.py). Raises RefusedError.
    """
    _may(asked)
    new = checked(account, role, kabupaten, office)
    now = datetime.now(UTC)
    with account_file.alone(now):
        kept = account_file.read()
        old = kept.of(new.account)
        if old == new:
            return new
        _replace(kept, old, new, by, now, other_admins)
    return new


def remove(asked: Scope, by: str, account: str, *, other_admins: Sequence[str] = ()) -> Account:
    """Take the role of an account away; returns what it was. Raises RefusedError."""
    _may(asked)
    now = datetime.now(UTC)
    with account_file.alone(now):
        kept = account_file.read()
        old = kept.of(folded(account))
        if old is None:
            raise RefusedError(Refusal.UNKNOWN, value=account)
        _replace(kept, old, None, by, now, other_admins)
    return old


def checked(account: str, role: str, kabupaten: Iterable[str], office: str) -> Account:
    """The account as it would be kept. Raises RefusedError that names the value, the rule and the cure."""
    address = folded(account)
    is_domain = bool(_DOMAIN.fullmatch(address))
    if not is_domain and not _ADDRESS.fullmatch(address):
        raise RefusedError(Refusal.ADDRESS, value=account)
    if address in PUBLIC_DOMAINS:
        raise RefusedError(Refusal.PUBLIC_DOMAIN, value=address)
    if role not in set(Role) - {Role.PUBLIK}:
        raise RefusedError(Refusal.ROLE, value=role, roles=", ".join(one for one in Role if one != Role.PUBLIK))
    if is_domain and role == Role.ADMIN:
        raise RefusedError(Refusal.DOMAIN_ADMIN, value=address)
    codes = tuple(sorted({_code(one) for one in kabupaten}))
    if role == Role.DINAS and not codes:
        raise RefusedError(Refusal.NO_KABUPATEN, value=address)
    if role != Role.DINAS and codes:
        raise RefusedError(Refusal.KABUPATEN_OF_ROLE, value=role)
    office = " ".join(office.split())
    if not _OFFICE.fullmatch(office) or len(office) > LONGEST_OFFICE or _TELEPHONE.search(office):
        raise RefusedError(Refusal.OFFICE, value=office, longest=str(LONGEST_OFFICE))
    return Account(address, str(role), codes, office)


def _code(word: str) -> str:
    try:
        return names.kabupaten_code(word, province_code=None if _CODE.fullmatch(word.strip()) else PROVINCE)
    except names.UnknownPlaceError as error:
        raise RefusedError(Refusal.KABUPATEN, value=word) from error


def _may(asked: Scope) -> None:
    if not asked.may_give_roles:
        raise RefusedError(Refusal.NOT_ALLOWED)


def _replace(
    kept: Kept, old: Account | None, new: Account | None, by: str, now: datetime, other_admins: Sequence[str]
) -> None:
    rest = [one for one in kept.accounts if one != old]
    after = sorted([*rest, *([new] if new else [])], key=lambda one: one.account)
    had_admin = any(one.role == Role.ADMIN for one in kept.accounts)
    if had_admin and not other_admins and not any(one.role == Role.ADMIN for one in after):
        raise RefusedError(Refusal.LAST_ADMIN, value=old.account if old else "")
    at = now.astimezone(_WITA).replace(microsecond=0, tzinfo=None).isoformat()
    named = old or new
    change = Change(at, by, named.account if named else "", old, new)
    account_file.write(replace(kept, accounts=tuple(after), changes=(*kept.changes, change)))
