"""For which names the dashboard answers: this machine, the address it listens on, and those of `GUGUS_HOSTS`.

A page of a stranger can let its own name point to this machine (DNS rebinding); the browser then takes it for ours.
Such a request carries the stranger's name in Host, and so it is turned away before anything is read.
"""

import os
from collections.abc import Sequence

import streamlit as st
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from operation import events

VARIABLE = "GUGUS_HOSTS"  # with commas; `*.example.id` for all names below; `*` for any
_HERE = ("localhost", "127.0.0.1", "[::1]", "::1")
_ANY_ADDRESS = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - names to compare with, nothing is bound
_MISDIRECTED = 421
_IS_OURS = "gugus.host_is_ours"
_STARTS = frozenset({"http.response.start", "websocket.http.response.start"})


def allowed_hosts() -> list[str]:
    """Names and addresses, small letters, without port."""
    said = os.environ.get(VARIABLE, "").split(",")
    bound = str(st.get_option("server.address") or "")
    # Streamlit's default is a name of this machine; only what somebody has set says how readers reach it.
    public = st.get_option("browser.serverAddress") if st.config.is_manually_set("browser.serverAddress") else ""
    found = [*_HERE, *(() if bound in _ANY_ADDRESS else (bound,)), str(public or ""), *said]
    return list(dict.fromkeys(one.strip().lower() for one in found if one.strip()))


class AllowedHosts:
    """ASGI middleware: 421 for a request, or a websocket, that names another host. Starlette's own decides."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] | None = None) -> None:
        chosen = list(allowed_hosts() if hosts is None else hosts)
        self._app = app
        self._library = TrustedHostMiddleware(self._ours, chosen, www_redirect=False)

    async def _ours(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope[_IS_OURS] = True
        await self._app(scope, receive, send)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on what is for us; the library's 400 becomes "not for this host"."""

        async def told(message: Message) -> None:
            if _IS_OURS not in scope and message["type"] in _STARTS:
                message["status"] = _MISDIRECTED
                events.tell("host_refused")
            await send(message)

        await self._library(scope, receive, told)
