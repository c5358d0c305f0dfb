"""Who looks at the page: the one place where pages ask for the scope and the office of the visitor.

Asked anew each time, never kept: a role that was taken away is gone with the next question. It is cheap (the file of
roles is read again only when it has changed), and so it is right in a fragment, a dialog, a callback or a thread.
"""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from doors import login as logins
from doors import settings as doors_settings
from doors import visitor as visitors
from doors.connection import Connection
from doors.login import Flaw, Login
from doors.scope import Scope
from doors.settings import Settings
from doors.visitor import NOBODY, NOBODY_SAID, Visitor

DEFAULT_PROVIDER = logins.DEFAULT

__all__ = ["DEFAULT_PROVIDER", "NOBODY_SAID", "login", "office", "scope", "settings", "visitor"]

# Where Streamlit says None for "this machine"; it says the address of everybody else.
_HERE = "127.0.0.1"


def scope() -> Scope:
    """What the visitor of this run may read and write; outside of a run: public figures."""
    return visitor().scope


def office() -> str:
    """Who brings a file, as its record says: an office, never the name of a person."""
    return visitor().office


def visitor() -> Visitor:
    """Who the visitor of this run is, and why; outside of a run nobody."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return NOBODY
    return visitors.decide(st.user.to_dict(), login(), connection(), settings(), datetime.now(UTC))


def login() -> Login:
    """Which ways to sign in are set up. A file of secrets that is there and cannot be read is no "no login"."""
    if _is_unreadable():
        return Login(is_set_up=True, flaw=Flaw.FILE)
    return logins.read(_section("auth"))


def settings() -> Settings:
    """What the operator set about doors."""
    return doors_settings.read(_section("doors"), os.environ)


def connection() -> Connection:
    """How the visitor of this run reached the server."""
    headers = st.context.headers
    if not headers:
        return Connection()
    return Connection(
        peer=st.context.ip_address or _HERE,
        bound=st.get_option("server.address"),
        hosts=tuple(headers.get_all("Host")),
        origins=tuple(headers.get_all("Origin")),
        headers=tuple(headers),
    )


def _is_unreadable() -> bool:
    try:
        st.secrets.get("auth")
    except StreamlitSecretNotFoundError:  # says the same of a file that is missing and of one that is spoilt
        return any(Path(path).exists() for path in st.get_option("secrets.files"))
    return False


def _section(name: str) -> Mapping[str, Any]:
    try:
        found = st.secrets.get(name, {})
    except StreamlitSecretNotFoundError:  # no file
        return {}
    return found if isinstance(found, Mapping) else {}
