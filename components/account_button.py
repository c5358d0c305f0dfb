"""The way to the own account, in the head beside the language: sign in, or the name of the office that is signed in."""

import streamlit as st

from components import viewer
from components.url_state import LANGUAGE, value
from doors.visitor import Visitor, Why
from translations.text import text


def draw(page: st.Page) -> None:
    """One button or one link. page: the page Akun."""
    who, login = viewer.visitor(), viewer.login()
    if not who.is_signed_in and len(login.providers) == 1 and login.is_usable:
        if st.button(text("account.sign_in"), key="sign_in_head", type="tertiary"):
            sign_in(login.providers[0])
        return
    st.page_link(page, label=_label(who, is_usable=login.is_usable), query_params={LANGUAGE.name: value(LANGUAGE)})


def sign_in(provider: str) -> None:
    """Send the browser to a provider; it comes back signed in."""
    st.login(None if provider == viewer.DEFAULT_PROVIDER else provider)


def _label(who: Visitor, *, is_usable: bool) -> str:
    if who.is_signed_in:
        return who.office if who.why == Why.ROLE else text("account.menu")
    return text("account.sign_in") if is_usable else text("account.menu")
