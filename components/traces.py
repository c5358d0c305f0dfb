"""What a run leaves in the log and in the counts: which build answers, which page was opened, with which role."""

import logging
from dataclasses import dataclass

import streamlit as st

from components import url_state, viewer
from components.url_state import LANGUAGE
from doors.visitor import Why
from operation import events, usage
from queries import run

_LAST_PAGE, _LAST_SIGN_IN = "traces_page", "traces_sign_in"


@dataclass
class _Process:
    """What this process has told already."""

    build: str = ""


_told = _Process()


def build_seen(identity: str) -> None:
    """Tell once which build answers from now on."""
    if identity != _told.build:
        _told.build = identity
        as_of = run.ask_build(identity, "version", {})[0]["as_of"]
        events.tell("build_seen", build=identity, as_of=str(as_of))


def page_opened(page: str) -> None:
    """Count a page when it is opened or read in another language, not each change of a filter; tell a sign-in."""
    who = viewer.visitor()
    role, language = str(who.scope.role), url_state.value(LANGUAGE)
    if st.session_state.get(_LAST_PAGE) != (page, language):
        st.session_state[_LAST_PAGE] = (page, language)
        usage.opened(page, role, language)
    kind = (role, str(who.why))
    if st.session_state.get(_LAST_SIGN_IN) != kind:
        st.session_state[_LAST_SIGN_IN] = kind
        if who.why not in (Why.OWN_MACHINE, Why.NO_LOGIN, Why.NO_LOGIN_READS, Why.SIGNED_OUT, Why.UNKNOWN):
            level = logging.INFO if who.why in (Why.ROLE, Why.NO_ROLE) else logging.WARNING
            events.tell("signed_in", level=level, role=role, why=str(who.why))
