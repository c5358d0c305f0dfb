"""Pieces of the page Akun: who is looking, what the roles may; roles themselves are in components/account_roles.py."""

import streamlit as st

from charts import panel
from components import account_button, panels, url_state, viewer
from components.url_state import LANGUAGE
from doors import abilities, accounts
from doors.abilities import Ability
from doors.refusals import RefusedError
from doors.visitor import Visitor, Why
from geo import names
from schemas.vocabulary import Role
from translations.text import text

GOOGLE = "google"


def head() -> None:
    """Title of the page; its address carries the language and nothing else."""
    panels.page_head("akun")
    url_state.write(LANGUAGE)


def who_am_i() -> None:
    """Account, role, kabupaten and office, why it is so, and the buttons to sign in or out."""
    who = viewer.visitor()
    pairs = [
        (text("account.signed_in_as"), who.account or text("account.nobody")),
        (text("account.role_is"), role(who)),
    ]
    if who.scope.kabupaten:
        pairs.append((text("account.kabupaten_is"), place_names(who.scope.kabupaten)))
    if who.why == Why.ROLE:
        pairs.append((text("account.office_is"), who.office))
    st.html(f'<div class="g">{panel.definitions(pairs)}</div>')
    st.html(panel.empty(text(f"visitor_why.{who.why}"), text(f"visitor_to_do.{who.why}", whom=_whom(), flaw=_flaw())))
    _buttons(who)


def _buttons(who: Visitor) -> None:
    login = viewer.login()
    if who.is_signed_in and st.button(text("account.sign_out"), key="sign_out"):
        st.logout()
    if not login.is_usable or (who.is_signed_in and who.why != Why.EXPIRED):
        return
    with st.container(horizontal=True, gap="small"):
        for provider in login.providers:
            if st.button(_sign_in_with(provider), key=f"sign_in_{provider}", type="primary"):
                account_button.sign_in(provider)


def _sign_in_with(provider: str) -> str:
    if provider == viewer.DEFAULT_PROVIDER:
        return text("account.sign_in")
    return text("account.sign_in_with", provider=provider.capitalize() if provider == GOOGLE else provider)


def role(who: Visitor) -> str:
    """The role in words; who only reads is named so."""
    return text("account.reads_only") if who.scope.reads_only else text(f"role.{who.scope.role}")


def place_names(codes: tuple[str, ...]) -> str:
    """Names of kabupaten."""
    return ", ".join(names.place_name(code) for code in codes)


def _whom() -> str:
    """Offices of the admins: they give roles. Never their addresses: a stranger reads this."""
    try:
        offices = {one.office for one in accounts.all_accounts() if one.role == Role.ADMIN}
    except RefusedError:
        offices = set()
    offices |= {viewer.settings().office_of_admins} - {""}
    return ", ".join(sorted(offices)) or text("account.whom")


def _flaw() -> str:
    flaw = viewer.login().flaw
    return text(f"login_flaw.{flaw}") if flaw else ""


def what_roles_may() -> None:
    """Roles across, abilities down, read off the scope."""
    table = abilities.table()
    heads = (text("account.ability"), *(text(f"role.{one}") for one in table))
    rows = [
        (text(f"ability.{ability}"), *(text(f"extent.{may[ability]}") for may in table.values())) for ability in Ability
    ]
    panels.section("roles")
    st.html(panel.plain_table(text("account.roles_table"), heads, rows, numbers_from=len(heads)))
    st.html(f'<div class="g"><p class="g-quiet">{text("account.roles_note")}</p></div>')
